import { readMail, type IncomingMail } from '@relance/channels';
import { sha256Hex } from '@relance/domain';
import { itemsNamed, type Dispatch, type StoredMail } from '@relance/schemas';
import type { ContentFiles } from '@relance/store';
import type { Caller } from '../../access/caller.js';
import type { EngineDependencies } from '../../dependencies.js';
import { kindOf, matchMail } from './match-mail.js';
import { replyTaskId } from './reply-task.js';
import { settleBounce, settleReply } from './settle-mail.js';

/** Who hands a mail over, at which business instant. */
interface Taking {
  caller: Pick<Caller, 'entityId' | 'userId'>;
  nowMs: number;
}

/** What a person has to look at where nobody knows what it is about. */
const asksSomebody: readonly StoredMail['kind'][] = ['reply', 'bounced'];

/** The same mail has the same id, from whichever mailbox and however often it is fetched. */
function idOf(entityId: string, { messageId = '', words }: IncomingMail, contentHash: string): string {
  return sha256Hex([entityId, messageId === '' ? contentHash : messageId, sha256Hex(words)].join('\n')).slice(0, 32);
}

async function keptMail(
  files: ContentFiles,
  bytes: Uint8Array,
  read: IncomingMail,
  { dispatch, caller: { entityId, userId: takenBy }, nowMs: takenAt }: Taking & { dispatch: Dispatch | undefined },
): Promise<StoredMail> {
  const { words, from, subject, messageId } = read;
  const kind = kindOf(read);
  const contentHash = await files.keep(bytes);
  const _id = idOf(entityId, read, contentHash);
  const state = dispatch === undefined && asksSomebody.includes(kind) ? 'unmatched' : 'settled';
  const about = dispatch === undefined ? {} : { dispatchId: dispatch._id, caseId: dispatch.caseId };
  return {
    _id,
    entityId,
    kind,
    state,
    contentHash,
    takenAt,
    takenBy,
    ...about,
    ...(words === '' ? {} : { wordsHash: await files.keep(Buffer.from(words, 'utf8')) }),
    ...(from === undefined ? {} : { from }),
    ...(subject === '' ? {} : { subject }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(kind === 'reply' && dispatch !== undefined ? { taskId: replyTaskId(dispatch.caseId, _id) } : {}),
  };
}

/** Whether an address received the message in copy only: what happens there is not the debtor's. */
function isCopy({ copies = [], recipient }: Dispatch, address: string | undefined): boolean {
  const sought = address?.toLowerCase();
  return sought !== undefined && sought !== recipient?.toLowerCase() && copies.some((copy) => copy.address?.toLowerCase() === sought);
}

async function settle(dependencies: EngineDependencies, mail: StoredMail, read: IncomingMail, dispatch: Dispatch): Promise<void> {
  const { entityId } = mail;
  // the house answered itself
  if (dispatch.trial !== undefined) return;
  if (isCopy(dispatch, read.kind === 'report' ? read.reports[0]?.recipient : read.from)) return;
  switch (mail.kind) {
    case 'bounced':
      return settleBounce(
        dependencies,
        mail,
        dispatch,
        read.reports.find(({ action }) => action === 'failed'),
      );
    case 'delivered':
      return dependencies.store.dispatches.recordDelivered(entityId, dispatch._id, mail.takenAt);
    case 'reply':
      return settleReply(dependencies, mail, { caseId: dispatch.caseId, itemIds: itemsNamed(dispatch), words: read.words });
    case 'automatic':
    case 'delayed':
      return undefined;
  }
}

/**
 * Takes a mail that came in, once: its bytes are kept first, so that none is lost; a bounce marks its address (law 20), a reply pauses its items and opens a task
 * with its words, an automatic answer does nothing (law 8); what is about no message of ours waits for a person. Taken before, what it does is done again,
 * each once: whoever took it may have been cut off.
 */
export async function takeMail(
  dependencies: EngineDependencies,
  files: ContentFiles,
  bytes: Uint8Array,
  taking: Taking,
): Promise<{ mail: StoredMail; recorded: boolean }> {
  const { store } = dependencies;
  const { caller, nowMs: at } = taking;
  const read = await readMail(bytes);
  const dispatch = await matchMail(store, caller.entityId, read);
  const { mail, taken: recorded } = await store.incomingMails.takeOnce(await keptMail(files, bytes, read, { dispatch, ...taking }));
  if (dispatch !== undefined && mail.dispatchId === dispatch._id) await settle(dependencies, mail, read, dispatch);
  if (recorded) {
    const { entityId, userId } = caller;
    await store.auditLog.append({ entityId, at, userId, action: 'mail.taken', subjectId: mail._id, details: { kind: mail.kind } });
  }
  return { mail, recorded };
}
