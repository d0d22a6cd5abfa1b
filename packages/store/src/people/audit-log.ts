import { ulid } from 'ulid';
import type { Database } from '../mongo/database.js';
import { pageOf, type Page, type PageRequest } from '../mongo/page.js';
import type { AccessTable, RecordDefinition } from '../mongo/record-definition.js';
import { condition, type Filter } from '../mongo/records.js';

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

/** Which lines are wanted: those whose action begins so, made from an instant on and before another. */
export interface AuditQuery extends PageRequest {
  action?: string;
  fromMs?: number;
  beforeMs?: number;
}

const indexes = [
  { name: 'entity_newest', keys: { entityId: 1, at: -1, _id: -1 } },
  { name: 'entity_user_newest', keys: { entityId: 1, userId: 1, at: -1, _id: -1 } },
  { name: 'entity_subject_newest', keys: { entityId: 1, subjectId: 1, at: -1, _id: -1 } },
] as const;
const definition: RecordDefinition = {
  collection: 'auditLog',
  fields: { _id: 'string', entityId: 'string', at: 'number', userId: 'string', action: 'string', subjectId: 'string', details: 'object' },
  indexes,
};

/** The append-only log of what people did. */
export interface AuditLog {
  append(entry: Omit<AuditEntry, '_id'>): Promise<AuditEntry>;
  /** Newest first. */
  list(entityId: string, query: AuditQuery): Promise<Page<AuditEntry>>;
  /** What one user did, newest first. */
  listOfUser(entityId: string, userId: string, query: AuditQuery): Promise<Page<AuditEntry>>;
  /** What was done to one subject, by anybody or by the user named, newest first. */
  listOfSubject(entityId: string, subjectId: string, query: AuditQuery & { userId?: string }): Promise<Page<AuditEntry>>;
}

/** By which index each method reads. */
export const auditLogAccess = {
  append: '_id',
  list: 'entity_newest',
  listOfUser: 'entity_user_newest',
  listOfSubject: 'entity_subject_newest',
} as const satisfies AccessTable<AuditLog, typeof indexes>;

/** Above every letter an action may have. */
const LAST = '\uffff';

function narrowed({ action, fromMs, beforeMs }: AuditQuery): Filter {
  const range = { ...(fromMs === undefined ? {} : { $gte: fromMs }), ...(beforeMs === undefined ? {} : { $lt: beforeMs }) };
  return {
    ...(Object.keys(range).length === 0 ? {} : { at: condition(range) }),
    ...(action === undefined ? {} : { action: condition({ $gte: action, $lt: `${action}${LAST}` }) }),
  };
}

/** The audit log kept in a database. */
export function openAuditLog(database: Database): AuditLog {
  const records = database.records<AuditEntry>(definition);
  const newest = (filter: Filter, query: AuditQuery): Promise<Page<AuditEntry>> =>
    pageOf(records, { ...filter, ...narrowed(query) }, { field: 'at', direction: -1 }, query);
  return {
    append: async (entry) => {
      const stored = { _id: ulid(), ...entry };
      await records.insertOnce(stored);
      return stored;
    },
    list: (entityId, query) => newest({ entityId }, query),
    listOfUser: (entityId, userId, query) => newest({ entityId, userId }, query),
    listOfSubject: (entityId, subjectId, { userId, ...query }) =>
      newest({ entityId, subjectId, ...(userId === undefined ? {} : { userId }) }, query),
  };
}
