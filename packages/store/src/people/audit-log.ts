import { ulid } from 'ulid';
import type { Database } from '../mongo/database.js';
import { pageOf, type Page, type PageRequest } from '../mongo/page.js';
import type { AccessTable, RecordDefinition } from '../mongo/record-definition.js';

/** Who did what, when: one line of what people changed. Ids and codes, never texts a person typed. */
export interface AuditEntry {
  _id: string;
  entityId: string;
  /** Business instant. */
  at: number;
  userId: string;
  action: string;
  /** What it was done to: a case, a task, a scenario version. */
  subjectId?: string;
  details?: Readonly<Record<string, string | number | boolean>>;
}

const indexes = [{ name: 'entity_newest', keys: { entityId: 1, at: -1, _id: -1 } }] as const;
const definition: RecordDefinition = {
  collection: 'auditLog',
  fields: { _id: 'string', entityId: 'string', at: 'number', userId: 'string', action: 'string', subjectId: 'string', details: 'object' },
  indexes,
};

/** The append-only log of what people did. */
export interface AuditLog {
  append(entry: Omit<AuditEntry, '_id'>): Promise<AuditEntry>;
  /** Newest first. */
  list(entityId: string, page: PageRequest): Promise<Page<AuditEntry>>;
}

/** By which index each method reads. */
export const auditLogAccess = { append: '_id', list: 'entity_newest' } as const satisfies AccessTable<AuditLog, typeof indexes>;

/** The audit log kept in a database. */
export function openAuditLog(database: Database): AuditLog {
  const records = database.records<AuditEntry>(definition);
  return {
    append: async (entry) => {
      const stored = { _id: ulid(), ...entry };
      await records.insertOnce(stored);
      return stored;
    },
    list: (entityId, page) => pageOf(records, { entityId }, { field: 'at', direction: -1 }, page),
  };
}
