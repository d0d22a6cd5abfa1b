import type { DeliveryReport } from '@relance/channels';
import { itemsMoved, type Dispatch, type StoredMail } from '@relance/schemas';
import type { EngineDependencies } from '../../dependencies.js';
import { arrivalTaskId } from '../incidents/settle-arrival.js';
import { recordAbout } from '../record-about.js';
import { openReplyTask, replyKey } from './reply-task.js';

/** Longest words of a debtor that a fact keeps (`factFields`). */
const longestNote = 2000;
const longestReason = 500;

/** A mail that came back: a fact about its items, which marks the address (law 20); the relay had it, so it was accepted after all. */
export async function settleBounce(
  dependencies: EngineDependencies,
  { _id: mailId, takenAt }: StoredMail,
  dispatch: Dispatch,
  report: DeliveryReport | undefined,
): Promise<void> {
  const { _id: dispatchId, entityId, state } = dispatch;
  if (state === 'unknown') {
    await dependencies.store.dispatches.move(entityId, dispatchId, 'unknown', 'accepted', { settledAt: takenAt });
    // what it asked is answered: it left, and came back
    await dependencies.store.tasks.withdraw(entityId, arrivalTaskId(dispatch), takenAt);
  }
  const { status, diagnostic } = report ?? {};
  const reason = [status, diagnostic]
    .filter((part) => part !== undefined)
    .join(' ')
    .slice(0, longestReason);
  const body = { kind: 'bounce', dispatchId, reason: reason === '' ? 'undelivered' : reason, key: `${mailId}-back` } as const;
  await recordAbout(dependencies, 'mail', dispatch, body, itemsMoved(dispatch));
}

/**
 * A reply of the debtor: its items wait three business days, and a person reads its words and answers (law 8). Without `itemIds` it is about the whole case. The fact comes first: a task
 * answered before it is recorded would lift nothing, and the fact pause the items again.
 */
export async function settleReply(
  dependencies: EngineDependencies,
  mail: StoredMail,
  { caseId, itemIds, words }: { caseId: string; itemIds?: string[]; words: string },
): Promise<void> {
  const { _id: mailId, entityId } = mail;
  const records = await dependencies.store.readCaseRecords(entityId, caseId);
  if (records === undefined) return;
  const said = words === '' ? {} : { note: words.slice(0, longestNote) };
  const body = { kind: 'reply', channel: 'email', ...said, key: replyKey(mailId) } as const;
  await recordAbout(dependencies, 'mail', { entityId, caseId }, body, itemIds);
  await openReplyTask(dependencies, mail, records, itemIds ?? []);
}
