import type { Database } from '../mongo/database.js';
import { pageOf, type Page, type PageRequest } from '../mongo/page.js';
import type { AccessTable, RecordDefinition } from '../mongo/record-definition.js';
import { condition } from '../mongo/records.js';

/** One file that was read in: what it was and what it did. */
export interface ImportRecord {
  _id: string;
  entityId: string;
  kind: 'items' | 'payments' | 'contacts';
  fileName: string;
  /** SHA-256 of its bytes. */
  fileHash: string;
  /** Business instant. */
  at: number;
  /** Civil day the file is about. */
  asOf: string;
  /** It was declared complete for its entity. */
  full?: boolean;
  counts: Readonly<Record<string, number>>;
}

const indexes = [
  { name: 'entity_newest', keys: { entityId: 1, at: -1, _id: -1 } },
  { name: 'entity_kind_newest', keys: { entityId: 1, kind: 1, at: -1 } },
  { name: 'entity_hash', keys: { entityId: 1, fileHash: 1 } },
] as const;
const definition: RecordDefinition = {
  collection: 'imports',
  fields: {
    _id: 'string',
    entityId: 'string',
    kind: 'string',
    fileName: 'string',
    fileHash: 'string',
    at: 'number',
    asOf: 'string',
    full: 'boolean',
    counts: 'object',
  },
  indexes,
};

/** How fresh the feed of payments is (law 25): the newest payment import, and the newest complete list of items, which counts too. */
export interface FeedFreshness {
  payments?: ImportRecord;
  fullItems?: ImportRecord;
}

/** The record of every import. */
export interface ImportRepository {
  get(entityId: string, importId: string): Promise<ImportRecord | undefined>;
  /** False when the id is there already. */
  insert(record: ImportRecord): Promise<boolean>;
  /** Imports of the very same bytes, newest first. */
  byHash(entityId: string, fileHash: string): Promise<ImportRecord[]>;
  /** Newest first. */
  list(entityId: string, page: PageRequest): Promise<Page<ImportRecord>>;
  freshness(entityId: string): Promise<FeedFreshness>;
}

/** By which index each method reads. */
export const importAccess = {
  get: '_id',
  insert: '_id',
  byHash: 'entity_hash',
  list: 'entity_newest',
  freshness: 'entity_kind_newest',
} as const satisfies AccessTable<ImportRepository, typeof indexes>;

/** The imports kept in a database. */
export function openImports(database: Database): ImportRepository {
  const records = database.records<ImportRecord>(definition);
  return {
    get: (entityId, importId) => records.get(importId, entityId),
    insert: (record) => records.insertOnce(record),
    byHash: (entityId, fileHash) => records.find({ entityId, fileHash }, { sort: { at: -1 } }),
    list: (entityId, page) => pageOf(records, { entityId }, { field: 'at', direction: -1 }, page),
    freshness: async (entityId) => {
      const newest = { sort: { at: -1 }, limit: 1 } as const;
      const [payments] = await records.find({ entityId, kind: 'payments' }, newest);
      const [fullItems] = await records.find({ entityId, kind: 'items', full: condition({ $eq: true }) }, newest);
      return { ...(payments === undefined ? {} : { payments }), ...(fullItems === undefined ? {} : { fullItems }) };
    },
  };
}
