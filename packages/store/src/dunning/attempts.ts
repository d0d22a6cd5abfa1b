import { ulid } from 'ulid';
import type { Database } from '../mongo/database.js';
import type { AccessTable, RecordDefinition } from '../mongo/record-definition.js';

/** One try at handing a dispatch over: kept for evidence and for finding out what the relay does. */
export interface DispatchAttempt {
  _id: string;
  entityId: string;
  dispatchId: string;
  /** Business instant. */
  at: number;
  /** How it ended; `retryable` before the message was handed over. */
  outcome: 'accepted' | 'retryable' | 'rejected' | 'unknown' | 'refused';
  code?: string;
  text?: string;
}

const indexes = [{ name: 'dispatch', keys: { entityId: 1, dispatchId: 1, _id: 1 } }] as const;
const definition: RecordDefinition = {
  collection: 'attempts',
  fields: { _id: 'string', entityId: 'string', dispatchId: 'string', at: 'number', outcome: 'string', code: 'string', text: 'string' },
  indexes,
};

/** The tries at each dispatch, append-only. */
export interface AttemptRepository {
  append(attempt: Omit<DispatchAttempt, '_id'>): Promise<DispatchAttempt>;
  /** In the order they were made. */
  byDispatch(entityId: string, dispatchId: string): Promise<DispatchAttempt[]>;
}

/** By which index each method reads. */
export const attemptAccess = { append: '_id', byDispatch: 'dispatch' } as const satisfies AccessTable<AttemptRepository, typeof indexes>;

/** The attempts kept in a database. */
export function openAttempts(database: Database): AttemptRepository {
  const records = database.records<DispatchAttempt>(definition);
  return {
    append: async (attempt) => {
      const stored = { _id: ulid(), ...attempt };
      await records.insertOnce(stored);
      return stored;
    },
    byDispatch: (entityId, dispatchId) => records.find({ entityId, dispatchId }, { sort: { at: 1, _id: 1 } }),
  };
}
