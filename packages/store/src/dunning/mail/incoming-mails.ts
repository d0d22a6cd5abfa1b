import { incomingMailSchema, type StoredMail } from '@relance/schemas';
import type { Database } from '../../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../../mongo/record-definition.js';

const indexes = [{ name: 'entity_state', keys: { entityId: 1, state: 1, takenAt: -1, _id: -1 } }] as const;
const definition: RecordDefinition = { collection: 'incomingMails', fields: fieldsOf(incomingMailSchema), indexes };

/** Mails that came in, each taken once. */
export interface IncomingMailRepository {
  /** Keeps a mail unless it was taken before; then the stored one comes back. */
  takeOnce(mail: StoredMail): Promise<{ mail: StoredMail; taken: boolean }>;
  get(entityId: string, id: string): Promise<StoredMail | undefined>;
  /** In one state or all, newest first. */
  list(entityId: string, state: StoredMail['state'] | undefined, limit: number): Promise<StoredMail[]>;
  /** Compare-and-set: only what nobody placed yet is placed in a case, or set aside. */
  place(entityId: string, id: string, placed: Pick<StoredMail, 'state' | 'caseId' | 'taskId'>): Promise<StoredMail | undefined>;
}

/** By which index each method reads. */
export const incomingMailAccess = {
  takeOnce: '_id',
  get: '_id',
  list: 'entity_state',
  place: '_id',
} as const satisfies AccessTable<IncomingMailRepository, typeof indexes>;

/** The mails kept in a database. */
export function openIncomingMails(database: Database): IncomingMailRepository {
  const records = database.records<StoredMail>(definition);
  return {
    takeOnce: async (mail) => {
      if (await records.insertOnce(mail)) return { mail, taken: true };
      return { mail: (await records.get(mail._id)) ?? mail, taken: false };
    },
    get: (entityId, id) => records.get(id, entityId),
    list: (entityId, state, limit) =>
      records.find(state === undefined ? { entityId } : { entityId, state }, { sort: { takenAt: -1, _id: -1 }, limit }),
    place: (entityId, id, placed) => records.change({ _id: id, entityId, state: 'unmatched' }, { $set: placed }),
  };
}
