import { alertTaskId, fromDayNumber, recordedFactId } from '@relance/domain';
import type { Reason, StoredMail, Task } from '@relance/schemas';
import type { CaseRecords } from '@relance/store';
import { calendarAround } from '../../clock/business-day.js';
import type { EngineDependencies } from '../../dependencies.js';
import { liftFact, type Doing } from '../../facts/keep-fact.js';

/** The one outcome of what a person only has to answer. */
const dealtWith = { id: 'done', fr: 'Traité', en: 'Dealt with', reached: false };

/** The id of the task that shows a mail: one per mail and case. */
export function replyTaskId(caseId: string, mailId: string): string {
  return alertTaskId(caseId, `answeredByMail/${mailId}`);
}

/** The key under which the reply that a mail is has been recorded. */
export function replyKey(mailId: string): string {
  return `${mailId}-reply`;
}

/** Ends the wait a reply began, once somebody has dealt with its task (law 8): its items go on at once, not after three business days. Of another task nothing. */
export async function endReply(dependencies: EngineDependencies, { entityId, caseId, mail, note }: Task, doing: Doing): Promise<void> {
  if (mail === undefined) return;
  const { store } = dependencies;
  const fact = await store.facts.get(entityId, recordedFactId(caseId, replyKey(mail.id)));
  if (fact === undefined) return;
  const { nowMs: at, today: on, caller } = doing;
  const reason = note ?? dealtWith[(await store.entities.get(entityId))?.locale ?? 'fr'];
  await liftFact(dependencies, fact, { on, at, by: caller.userId, reason }, doing);
}

/**
 * Opens the task that shows a debtor's words, once (law 8): the case is told of it last, so that whoever is cut off before does all of it again, each once.
 * The words stay in their file.
 */
export async function openReplyTask(
  { store }: EngineDependencies,
  { _id: mailId, entityId, from, subject, wordsHash, takenAt }: StoredMail,
  records: CaseRecords,
  itemIds: string[],
): Promise<void> {
  const { _id: caseId, payerAccountId } = records.case;
  const entity = await store.entities.get(entityId);
  const taskId = replyTaskId(caseId, mailId);
  const reason: Reason = { code: 'answeredByMail', law: 8 };
  const task: Task = {
    _id: taskId,
    entityId,
    caseId,
    accountId: payerAccountId,
    kind: 'check',
    state: 'open',
    openedAt: takenAt,
    itemIds,
    outcomes: [dealtWith],
    reason: reason.code,
    owner: 'collector',
    mail: {
      id: mailId,
      ...(from === undefined ? {} : { from }),
      ...(subject === undefined ? {} : { subject }),
      ...(wordsHash === undefined ? {} : { wordsHash }),
    },
  };
  await store.tasks.openOnce(task);
  const on = fromDayNumber(calendarAround(entity?.territory ?? 'FR', takenAt).toCivil(takenAt).day);
  const entry = { at: takenAt, on, kind: 'taskOpened' as const, taskId, reasons: [reason], itemIds, onceKey: `task/${taskId}` };
  await store.journal.append(entityId, caseId, [entry]);
  await store.cases.addTask(entityId, caseId, taskId);
}
