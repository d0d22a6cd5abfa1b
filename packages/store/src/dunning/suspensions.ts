import { suspensionSchema, type Suspension } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';
import { condition } from '../mongo/records.js';

const indexes = [{ name: 'case', keys: { entityId: 1, caseId: 1, recordedAt: 1, _id: 1 } }] as const;
const definition: RecordDefinition = { collection: 'suspensions', fields: fieldsOf(suspensionSchema), indexes };

/** The suspension as it is after a command; `recorded` is false when that had been done before, and `suspension` tells how. */
export interface SuspensionSettlement {
  suspension: Suspension;
  recorded: boolean;
}

/** Promises, disputes, holds…: recorded once, lifted once, otherwise never changed (laws 3, 8). Undefined means: no such suspension. */
export interface SuspensionRepository {
  /** Records it unless its id is there; then the stored one comes back. */
  recordOnce(suspension: Suspension): Promise<SuspensionSettlement>;
  get(entityId: string, id: string): Promise<Suspension | undefined>;
  getMany(entityId: string, ids: readonly string[]): Promise<Suspension[]>;
  /** Compare-and-set: only what was never lifted is lifted. */
  lift(entityId: string, id: string, lift: NonNullable<Suspension['lift']>): Promise<SuspensionSettlement | undefined>;
  /** Of one case, newest first. */
  byCase(entityId: string, caseId: string): Promise<Suspension[]>;
}

/** By which index each method reads. */
export const suspensionAccess = {
  recordOnce: '_id',
  get: '_id',
  getMany: '_id',
  lift: '_id',
  byCase: 'case',
} as const satisfies AccessTable<SuspensionRepository, typeof indexes>;

/** The suspensions kept in a database. */
export function openSuspensions(database: Database): SuspensionRepository {
  const records = database.records<Suspension>(definition);
  return {
    recordOnce: async (suspension) => {
      if (await records.insertOnce(suspension)) return { suspension, recorded: true };
      return { suspension: (await records.get(suspension._id)) ?? suspension, recorded: false };
    },
    get: (entityId, id) => records.get(id, entityId),
    getMany: (entityId, ids) => records.getMany(ids, entityId),
    lift: async (entityId, id, lift) => {
      const changed = await records.change({ _id: id, entityId, lift: condition({ $exists: false }) }, { $set: { lift } });
      if (changed !== undefined) return { suspension: changed, recorded: true };
      const suspension = await records.get(id, entityId);
      return suspension === undefined ? undefined : { suspension, recorded: false };
    },
    byCase: (entityId, caseId) => records.find({ entityId, caseId }, { sort: { recordedAt: -1, _id: -1 } }),
  };
}
