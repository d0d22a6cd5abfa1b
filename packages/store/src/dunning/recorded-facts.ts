import { recordedFactSchema, type FactKind, type RecordedFact } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';
import { condition } from '../mongo/records.js';

const indexes = [
  { name: 'case', keys: { entityId: 1, caseId: 1, recordedAt: 1, _id: 1 } },
  { name: 'kind', keys: { entityId: 1, kind: 1, recordedAt: 1 } },
  { name: 'kind_until', keys: { entityId: 1, kind: 1, untilOn: 1, _id: 1 } },
] as const;
/** Facts of one kind read at once at most. */
const MOST_OF_KIND = 2000;
/** How recorded facts are kept. */
export const recordedFactDefinition: RecordDefinition = { collection: 'recordedFacts', fields: fieldsOf(recordedFactSchema), indexes };

/** The fact as it is after a command; `recorded` is false when that had been done before, and `fact` tells how. */
export interface FactSettlement {
  fact: RecordedFact;
  recorded: boolean;
}

/** Promises, disputes, holds…: recorded once, lifted once, otherwise never changed (laws 3, 8). Undefined means: no such fact. */
export interface RecordedFactRepository {
  /** Records it unless its id is there; then the stored one comes back. */
  recordOnce(fact: RecordedFact): Promise<FactSettlement>;
  get(entityId: string, id: string): Promise<RecordedFact | undefined>;
  getMany(entityId: string, ids: readonly string[]): Promise<RecordedFact[]>;
  /** Compare-and-set: only what was never lifted is lifted. */
  lift(entityId: string, id: string, lift: NonNullable<RecordedFact['lift']>): Promise<FactSettlement | undefined>;
  /** Of one kind and never lifted, with their last day on or after `fromOn` where it is given, soonest first; two thousand at most. */
  inForce(entityId: string, kind: FactKind, fromOn?: string): Promise<RecordedFact[]>;
  /** Of one case, newest first. */
  byCase(entityId: string, caseId: string): Promise<RecordedFact[]>;
  /** Cases in which a fact of a kind was recorded since a business instant. */
  casesWith(entityId: string, kind: RecordedFact['kind'], since: number): Promise<string[]>;
}

/** By which index each method reads. */
export const recordedFactAccess = {
  recordOnce: '_id',
  get: '_id',
  getMany: '_id',
  lift: '_id',
  inForce: 'kind_until',
  byCase: 'case',
  casesWith: 'kind',
} as const satisfies AccessTable<RecordedFactRepository, typeof indexes>;

/** The facts kept in a database. */
export function openRecordedFacts(database: Database): RecordedFactRepository {
  const records = database.records<RecordedFact>(recordedFactDefinition);
  return {
    recordOnce: async (fact) => {
      if (await records.insertOnce(fact)) return { fact, recorded: true };
      return { fact: (await records.get(fact._id)) ?? fact, recorded: false };
    },
    get: (entityId, id) => records.get(id, entityId),
    getMany: (entityId, ids) => records.getMany(ids, entityId),
    lift: async (entityId, id, lift) => {
      const changed = await records.change({ _id: id, entityId, lift: condition({ $exists: false }) }, { $set: { lift } });
      if (changed !== undefined) return { fact: changed, recorded: true };
      const fact = await records.get(id, entityId);
      return fact === undefined ? undefined : { fact, recorded: false };
    },
    inForce: (entityId, kind, fromOn) =>
      records.find(
        { entityId, kind, lift: condition({ $exists: false }), ...(fromOn === undefined ? {} : { untilOn: condition({ $gte: fromOn }) }) },
        { sort: { untilOn: 1, _id: 1 }, limit: MOST_OF_KIND },
      ),
    byCase: (entityId, caseId) => records.find({ entityId, caseId }, { sort: { recordedAt: -1, _id: -1 } }),
    casesWith: async (entityId, kind, since) => {
      const facts = await records.find({ entityId, kind, recordedAt: condition({ $gte: since }) }, { fields: ['caseId'] });
      return [...new Set(facts.map(({ caseId }) => caseId))];
    },
  };
}
