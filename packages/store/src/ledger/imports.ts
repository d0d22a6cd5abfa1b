import type { CivilDate } from '@relance/domain';
import type { Database } from '../mongo/database.js';
import { pageOf, type Page, type PageRequest } from '../mongo/page.js';
import type { AccessTable, RecordDefinition } from '../mongo/record-definition.js';
import { condition } from '../mongo/records.js';

/** One file that was read in: what it was and what it did; `vouched` is no file, but a person's word that all payments are known. */
export interface ImportRecord {
  _id: string;
  entityId: string;
  kind: 'items' | 'payments' | 'contacts' | 'vouched';
  fileName: string;
  /** SHA-256 of its bytes. */
  fileHash: string;
  /** Business instant. */
  at: number;
  /** Civil day the file is about. */
  asOf: CivilDate;
  /** It was declared complete for its entity. */
  full?: boolean;
  counts: Readonly<Record<string, number>>;
  /** Who imported it; records made before it was kept have none. */
  userId?: string;
  /** Hash of its kind and header: files that would be read in the same way. */
  headerHash?: string;
  /** Which header was which column, where a person said so. */
  mapping?: Readonly<Record<string, unknown>>;
}

const indexes = [
  { name: 'entity_newest', keys: { entityId: 1, at: -1, _id: -1 } },
  { name: 'entity_kind_newest', keys: { entityId: 1, kind: 1, at: -1 } },
  { name: 'entity_hash', keys: { entityId: 1, fileHash: 1 } },
  { name: 'entity_header_newest', keys: { entityId: 1, headerHash: 1, at: -1 } },
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
    userId: 'string',
    headerHash: 'string',
    mapping: 'object',
  },
  indexes,
};

/** The record of every import. */
export interface ImportRepository {
  get(entityId: string, importId: string): Promise<ImportRecord | undefined>;
  /** False when the id is there already. */
  insert(record: ImportRecord): Promise<boolean>;
  /** Imports of the very same bytes, newest first. */
  byHash(entityId: string, fileHash: string): Promise<ImportRecord[]>;
  /** The newest import of a file with that header. */
  newestByHeader(entityId: string, headerHash: string): Promise<ImportRecord | undefined>;
  /** Newest first. */
  list(entityId: string, page: PageRequest): Promise<Page<ImportRecord>>;
  /** The newest of a kind; undefined: there was none. */
  latest(entityId: string, kind: ImportRecord['kind']): Promise<ImportRecord | undefined>;
  /**
   * Civil days up to which payments are known (law 25): of the newest payment import, of the last word given, and of the newest complete list of
   * items, which counts once a feed was begun. None: no feed was ever begun.
   */
  paymentsKnownTo(entityId: string): Promise<CivilDate[]>;
}

/** By which index each method reads. */
export const importAccess = {
  get: '_id',
  insert: '_id',
  byHash: 'entity_hash',
  newestByHeader: 'entity_header_newest',
  list: 'entity_newest',
  latest: 'entity_kind_newest',
  paymentsKnownTo: 'entity_kind_newest',
} as const satisfies AccessTable<ImportRepository, typeof indexes>;

/** The imports kept in a database. */
export function openImports(database: Database): ImportRepository {
  const records = database.records<ImportRecord>(definition);
  return {
    get: (entityId, importId) => records.get(importId, entityId),
    insert: (record) => records.insertOnce(record),
    byHash: (entityId, fileHash) => records.find({ entityId, fileHash }, { sort: { at: -1 } }),
    newestByHeader: async (entityId, headerHash) => (await records.find({ entityId, headerHash }, { sort: { at: -1 }, limit: 1 }))[0],
    list: (entityId, page) => pageOf(records, { entityId }, { field: 'at', direction: -1 }, page),
    latest: async (entityId, kind) => (await records.find({ entityId, kind }, { sort: { at: -1 }, limit: 1 }))[0],
    paymentsKnownTo: async (entityId) => {
      const newest = { sort: { at: -1 }, limit: 1 } as const;
      const begun = await Promise.all(['payments', 'vouched'].map((kind) => records.find({ entityId, kind }, newest)));
      if (begun.flat().length === 0) return [];
      const fullItems = await records.find({ entityId, kind: 'items', full: condition({ $eq: true }) }, newest);
      return [...begun.flat(), ...fullItems].map(({ asOf }) => asOf);
    },
  };
}
