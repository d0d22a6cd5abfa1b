import { digestSchema, type Digest } from '@relance/schemas';
import type { Database } from '../../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../../mongo/record-definition.js';
import { condition } from '../../mongo/records.js';

const indexes = [{ name: 'entity_state', keys: { entityId: 1, state: 1, on: 1 } }] as const;
const definition: RecordDefinition = { collection: 'digests', fields: fieldsOf(digestSchema), indexes };

/** Where a digest may go from each state; one that surely did not leave is an intent again. */
const mayFollow: Readonly<Record<Digest['state'], readonly Digest['state'][]>> = {
  intent: ['handingOver'],
  handingOver: ['accepted', 'failed', 'unknown', 'intent'],
  accepted: [],
  failed: [],
  unknown: [],
};

/** What may change with a move. */
type DigestPatch = Partial<Pick<Digest, 'handingOverAt' | 'settledAt' | 'messageId' | 'contentHash' | 'failureCode'>>;

/** Daily digests, each with its one way through its states. */
export interface DigestRepository {
  /** Inserts it unless one of the same person and day is there; says whether it was this call. */
  insertOnce(digest: Digest): Promise<boolean>;
  /** Compare-and-set of the state: of several movers one gets the digest, the others undefined. Throws RangeError for a move that no digest makes. */
  move(digest: Pick<Digest, '_id' | 'entityId' | 'state'>, to: Digest['state'], patch?: DigestPatch): Promise<Digest | undefined>;
  /** Those not settled yet, oldest day first. */
  unsettled(entityId: string): Promise<Digest[]>;
}

/** By which index each method reads. */
export const digestAccess = {
  insertOnce: '_id',
  move: '_id',
  unsettled: 'entity_state',
} as const satisfies AccessTable<DigestRepository, typeof indexes>;

/** The digests kept in a database. */
export function openDigests(database: Database): DigestRepository {
  const records = database.records<Digest>(definition);
  return {
    insertOnce: (digest) => records.insertOnce(digest),
    move: async ({ _id, entityId, state }, to, patch = {}) => {
      if (!mayFollow[state].includes(to)) throw new RangeError(`no digest goes from ${state} to ${to}`);
      return records.change({ _id, entityId, state }, { $set: { ...patch, state: to } });
    },
    unsettled: (entityId) =>
      records.find({ entityId, state: condition({ $in: ['intent', 'handingOver'] }) }, { sort: { on: 1, _id: 1 }, limit: 1000 }),
  };
}
