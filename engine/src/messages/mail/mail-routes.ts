import { join } from 'node:path';
import { contracts, type MailView, type StoredMail } from '@relance/schemas';
import { openContentFiles, type Store } from '@relance/store';
import type { Caller } from '../../access/caller.js';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { receiveBytes } from '../../ledger/imports/receive-upload.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { entityOf } from '../../routes/people/entity.js';
import { caseRecordsOf } from '../../story/case-lookup.js';
import { keptContent } from '../texts/kept-content.js';
import { sendContent } from '../texts/send-content.js';
import { replyTaskId } from './reply-task.js';
import { settleReply } from './settle-mail.js';
import { takeMail } from './take-mail.js';

/** Largest mail taken. */
const MOST_MAIL_MEGABYTES = 25;

/** Mails with the accounts of their cases. */
async function mailViews(store: Store, entityId: string, mails: readonly StoredMail[]): Promise<MailView[]> {
  const cases = await store.cases.getMany(entityId, [...new Set(mails.flatMap(({ caseId }) => caseId ?? []))]);
  const payers = new Map(cases.map(({ _id, payerAccountId }) => [_id, payerAccountId]));
  const accounts = new Map((await store.accounts.getMany(entityId, [...payers.values()])).map((account) => [account._id, account]));
  return mails.map((mail) => {
    const account = accounts.get(payers.get(mail.caseId ?? '') ?? '');
    return account === undefined ? { mail } : { mail, account: { code: account.code, name: account.name } };
  });
}

async function mailOf(store: Store, entityId: string, id: string): Promise<StoredMail> {
  const mail = await store.incomingMails.get(entityId, id);
  if (mail === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
  return mail;
}

/** Places a mail in a case, once: a reply pauses the whole case and opens its task (law 8); null sets it aside. */
async function place(
  dependencies: EngineDependencies,
  { entityId, userId }: Caller,
  id: string,
  caseNamed: string | null,
): Promise<{ mail: StoredMail; recorded: boolean }> {
  const { store, config } = dependencies;
  const mail = await mailOf(store, entityId, id);
  const records = caseNamed === null ? undefined : await caseRecordsOf(store, entityId, caseNamed);
  const caseId = records?.case._id;
  const taskId = caseId === undefined || mail.kind !== 'reply' ? {} : { taskId: replyTaskId(caseId, mail._id) };
  const placed = await store.incomingMails.place(
    entityId,
    mail._id,
    caseId === undefined ? { state: 'setAside' } : { state: 'settled', caseId, ...taskId },
  );
  const now = placed ?? (await mailOf(store, entityId, id));
  if (caseId !== undefined && now.caseId === caseId && now.kind === 'reply' && now.dispatchId === undefined) {
    const words = now.wordsHash === undefined ? '' : (await keptContent(config.dataFolder, now.wordsHash)).toString('utf8');
    await settleReply(dependencies, now, { caseId, words });
  }
  if (placed !== undefined) {
    const { nowMs: at } = businessMoment(dependencies, await entityOf(dependencies, entityId));
    await store.auditLog.append({ entityId, at, userId, action: 'mail.placed', subjectId: id, details: { caseId: caseId ?? '' } });
  }
  return { mail: now, recorded: placed !== undefined };
}

/** Mails that came in: taken, listed, placed by a person, read (laws 8, 20). */
export function mailRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store, config } = dependencies;
  const files = openContentFiles(join(config.dataFolder, 'files'));
  const answered = async ({ mail, recorded }: { mail: StoredMail; recorded: boolean }) => {
    const [view = { mail }] = await mailViews(store, mail.entityId, [mail]);
    return { ...view, recorded };
  };

  app.route({
    ...contracts.takeMail,
    handler: async (request) => {
      const caller = callerIn(request);
      const { nowMs } = businessMoment(dependencies, await entityOf(dependencies, caller.entityId));
      const { bytes } = await receiveBytes(request, MOST_MAIL_MEGABYTES);
      return answered(await takeMail(dependencies, files, bytes, { caller, nowMs }));
    },
  });

  app.route({
    ...contracts.listMail,
    handler: async (request) => {
      const { entityId } = callerIn(request);
      const { state, limit } = request.query;
      return { mails: await mailViews(store, entityId, await store.incomingMails.list(entityId, state, limit)) };
    },
  });

  app.route({
    ...contracts.placeMail,
    handler: async (request) => answered(await place(dependencies, callerIn(request), request.params.id, request.body.case)),
  });

  app.route({
    ...contracts.getMailContent,
    handler: async (request, reply) => {
      const { _id, contentHash, wordsHash } = await mailOf(store, callerIn(request).entityId, request.params.id);
      const isSource = request.query.as === 'source' || wordsHash === undefined;
      const kept = { _id, contentHash: isSource ? contentHash : wordsHash };
      // bytes go out as they are, past the serializer of the schema
      return reply.send((await sendContent(reply, config.dataFolder, kept, isSource ? 'source' : 'text')) as never);
    },
  });
}
