import type { Database } from '../../mongo/database.js';
import type { AccessTable, RecordDefinition } from '../../mongo/record-definition.js';

/** The number of one registered letter; `_id` is the number, which no two letters bear. */
export interface RegisteredNumberRecord {
  _id: string;
  entityId: string;
  dispatchId: string;
  /** Business instant. */
  at: number;
  by: string;
}

const indexes = [{ name: 'entity_letter', keys: { entityId: 1, dispatchId: 1, at: 1 } }] as const;
const definition: RecordDefinition = {
  collection: 'registeredNumbers',
  fields: { _id: 'string', entityId: 'string', dispatchId: 'string', at: 'number', by: 'string' },
  indexes,
};

/** Which letter bears which number of the post: each number once, in the whole deployment. */
export interface RegisteredNumberRepository {
  /** Takes a number for a letter unless one bears it; answers who bears it then. */
  claim(record: RegisteredNumberRecord): Promise<RegisteredNumberRecord>;
  /** The letter of an entity that bears a number. */
  get(entityId: string, number: string): Promise<RegisteredNumberRecord | undefined>;
  /** The number a letter bears; undefined: none yet. */
  ofLetter(entityId: string, dispatchId: string): Promise<RegisteredNumberRecord | undefined>;
  /** Takes a number off a letter, so that it may be given to the right one. */
  release(entityId: string, number: string, dispatchId: string): Promise<boolean>;
}

/** By which index each method reads. */
export const registeredNumberAccess = {
  claim: '_id',
  get: '_id',
  ofLetter: 'entity_letter',
  release: '_id',
} as const satisfies AccessTable<RegisteredNumberRepository, typeof indexes>;

/** The numbers kept in a database. */
export function openRegisteredNumbers(database: Database): RegisteredNumberRepository {
  const records = database.records<RegisteredNumberRecord>(definition);
  return {
    claim: async (record) => {
      if (await records.insertOnce(record)) return record;
      return (await records.get(record._id)) ?? record;
    },
    get: (entityId, number) => records.get(number, entityId),
    ofLetter: async (entityId, dispatchId) => (await records.find({ entityId, dispatchId }, { sort: { at: 1 }, limit: 1 }))[0],
    release: async (entityId, number, dispatchId) => (await records.remove({ _id: number, entityId, dispatchId })) > 0,
  };
}
