import { absenceSchema, type Absence } from '@relance/schemas';
import { ulid } from 'ulid';
import type { Database } from '../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';
import { condition } from '../mongo/records.js';

const indexes = [{ name: 'entity_until', keys: { entityId: 1, untilOn: 1, _id: 1 } }] as const;
const definition: RecordDefinition = { collection: 'absences', fields: fieldsOf(absenceSchema), indexes };

/** Who is away, and who stands in. */
export interface AbsenceRepository {
  get(entityId: string, id: string): Promise<Absence | undefined>;
  /** Those that last until a civil day or longer, cancelled ones too, by their last day; without a day all. */
  lastingUntil(entityId: string, on?: string): Promise<Absence[]>;
  record(absence: Omit<Absence, '_id'>): Promise<Absence>;
  /** Undefined when it is not there or was cancelled before. */
  cancel(entityId: string, id: string, cancelled: { at: number; by: string }): Promise<Absence | undefined>;
}

/** By which index each method reads. */
export const absenceAccess = {
  get: '_id',
  lastingUntil: 'entity_until',
  record: '_id',
  cancel: '_id',
} as const satisfies AccessTable<AbsenceRepository, typeof indexes>;

/** The absences kept in a database. */
export function openAbsences(database: Database): AbsenceRepository {
  const records = database.records<Absence>(definition);
  return {
    get: (entityId, id) => records.get(id, entityId),
    lastingUntil: (entityId, on) =>
      records.find({ entityId, ...(on === undefined ? {} : { untilOn: condition({ $gte: on }) }) }, { sort: { untilOn: 1, _id: 1 } }),
    record: async (absence) => {
      const stored = { _id: ulid(), ...absence };
      await records.insertOnce(stored);
      return stored;
    },
    cancel: (entityId, id, { at, by }) =>
      records.change({ _id: id, entityId, cancelledAt: condition({ $exists: false }) }, { $set: { cancelledAt: at, cancelledBy: by } }),
  };
}
