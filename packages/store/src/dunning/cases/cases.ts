import type { CaseRecord } from '@relance/schemas';
import type { Database } from '../../mongo/database.js';
import type { AccessTable } from '../../mongo/record-definition.js';
import { condition, type Records, type Update } from '../../mongo/records.js';
import { caseDefinition, listingOf, plainCase, type caseIndexes, type StoredCase } from './case-definition.js';
import { countCases, listCases, type CaseCounts, type CaseList, type CaseListRequest } from './case-list.js';
import { changedCases, openCases, type SweepRequest, type SweepSlice } from './case-sweep.js';

/** What was recorded about a case; ids already known are not added twice, the version counts every call. */
export interface RecordedFacts {
  itemIds?: readonly string[];
  paymentIds?: readonly string[];
  taskIds?: readonly string[];
  factIds?: readonly string[];
  /** Business instant. */
  at: number;
}

/** Facts of one case among many. */
export interface CaseFacts {
  caseId: string;
  /** Given, the case is made when it is not there. */
  payerAccountId?: string;
  itemIds: readonly string[];
  paymentIds: readonly string[];
}

type ProjectedField =
  | 'positions'
  | 'told'
  | 'projectedFactsVersion'
  | 'nextAt'
  | 'openItems'
  | 'level'
  | 'currency'
  | 'openCents'
  | 'overdueCents'
  | 'oldestDueDate'
  | 'accountName'
  | 'accountCode'
  | 'segment'
  | 'searchKey'
  | 'incident';

/** What the workflow projects of a case: token positions and what lists show. What is absent is no longer so. */
export type CaseProjection = Pick<CaseRecord, 'positions'> & Partial<Pick<CaseRecord, ProjectedField>>;

/** The state a case leaves when it comes to rest with nothing open. */
export interface RestingMachine {
  machineJson: string;
  /** Never overwrites a newer one. */
  sequence: number;
  /** The version of the facts it was computed from: on newer ones the case stays awake and must go on. Absent: not looked at. */
  factsVersion?: number;
}

/** The cases: creditor entity × payer (law 6). */
export interface CaseRepository {
  /** Inserts the case once; says whether it was this call. */
  ensure(entityId: string, caseId: string, payerAccountId: string): Promise<boolean>;
  get(entityId: string, caseId: string): Promise<CaseRecord | undefined>;
  getMany(entityId: string, caseIds: readonly string[]): Promise<CaseRecord[]>;
  /**
   * Adds ids and counts the version up in one atomic update; returns the version now, which is this call's or a later one. Facts are stored
   * before they are recorded here. Rejects with RangeError for an unknown case.
   */
  recordFacts(entityId: string, caseId: string, facts: RecordedFacts): Promise<number>;
  /**
   * The same for many cases, each at most once, in two commands at most: cases that are not there are made with their facts in them. Rejects
   * with RangeError when one is unknown and has no payer.
   */
  recordFactsOfMany(entityId: string, facts: readonly CaseFacts[], at: number): Promise<void>;
  /** Makes a task part of the case; no new fact until it is answered, so the version stays. */
  addTask(entityId: string, caseId: string, taskId: string): Promise<void>;
  factsVersion(entityId: string, caseId: string): Promise<number | undefined>;
  /** Stores a projection unless a newer one is there; says whether it did. */
  project(entityId: string, caseId: string, projection: CaseProjection, sequence: number): Promise<boolean>;
  /** Keeps the state and lets the case sleep; false when newer facts or a newer state are there, and then nothing is kept. */
  saveMachine(entityId: string, caseId: string, machine: RestingMachine): Promise<boolean>;
  /** Names or clears what keeps a case from going on, for people to see. */
  setIncident(entityId: string, caseId: string, incident: string | undefined): Promise<void>;
  list(entityId: string, request: CaseListRequest): Promise<CaseList>;
  counts(entityId: string): Promise<CaseCounts>;
  /** How many cases have a next move before a business instant, and when the oldest of them should have been made. */
  due(entityId: string, nowMs: number): Promise<{ cases: number; oldestAt?: number }>;
  /** Where every case of an entity has its items stand, one case after the other. */
  standings(entityId: string): AsyncIterable<Pick<CaseRecord, '_id' | 'running' | 'positions'>>;
  /** For the sweep, over all entities: cases that must have a workflow. */
  listOpenIds(request: SweepRequest): Promise<SweepSlice>;
  /** For the sweep, over all entities: cases whose facts changed since a business instant. */
  casesChangedSince(since: number, request: SweepRequest): Promise<SweepSlice>;
}

/** By which index each method reads. */
export const caseAccess = {
  ensure: '_id',
  get: '_id',
  getMany: '_id',
  recordFacts: '_id',
  recordFactsOfMany: '_id',
  addTask: '_id',
  factsVersion: '_id',
  project: '_id',
  saveMachine: '_id',
  setIncident: '_id',
  list: 'list_overdue',
  counts: 'entity_state_segment',
  due: 'list_next',
  standings: 'entity_state_segment',
  listOpenIds: 'awake',
  casesChangedSince: 'facts_changed',
} as const satisfies AccessTable<CaseRepository, typeof caseIndexes>;

const mayBeCleared = ['nextAt', 'level', 'oldestDueDate', 'segment'] as const satisfies readonly ProjectedField[];

function newCase(entityId: string, caseId: string, payerAccountId: string): StoredCase {
  const empty = { itemIds: [], paymentIds: [], taskIds: [], positions: [], factsVersion: 0, projectionSequence: 0, machineSequence: 0 };
  return { _id: caseId, entityId, payerAccountId, ...empty, factsChangedAt: 0, running: false, awake: false, listing: listingOf({}) };
}

function additionOf({ itemIds, paymentIds, taskIds, factIds, at }: RecordedFacts): Update {
  const added = Object.entries({ itemIds, paymentIds, taskIds, factIds }).filter(([, ids]) => ids !== undefined && ids.length > 0);
  return {
    $inc: { factsVersion: 1 },
    $max: { factsChangedAt: at },
    $set: { awake: true },
    ...(added.length === 0 ? {} : { $addToSet: Object.fromEntries(added.map(([field, ids]) => [field, { $each: ids }])) }),
  };
}

async function recordFacts(records: Records<StoredCase>, entityId: string, caseId: string, facts: RecordedFacts): Promise<number> {
  const changed = await records.change({ _id: caseId, entityId }, additionOf(facts));
  if (changed === undefined) throw new RangeError(`facts were recorded about a case that does not exist: ${caseId}`);
  return changed.factsVersion;
}

async function recordFactsOfMany(records: Records<StoredCase>, entityId: string, facts: readonly CaseFacts[], at: number): Promise<void> {
  const newCases = facts.flatMap(({ caseId, payerAccountId, itemIds, paymentIds }): StoredCase[] => {
    if (payerAccountId === undefined) return [];
    const first = { itemIds: [...itemIds], paymentIds: [...paymentIds], factsVersion: 1, factsChangedAt: at, awake: true };
    return [{ ...newCase(entityId, caseId, payerAccountId), ...first }];
  });
  const made = await records.insertMissing(newCases);
  const updates = facts
    .filter(({ caseId }) => !made.has(caseId))
    .map(({ caseId, itemIds, paymentIds }) => ({
      filter: { _id: caseId, entityId },
      update: additionOf({ itemIds, paymentIds, at }),
    }));
  const changed = await records.changeMany(updates);
  if (changed < updates.length) throw new RangeError(`facts were recorded about ${updates.length - changed} cases that do not exist`);
}

async function project(
  records: Records<StoredCase>,
  filter: { _id: string; entityId: string },
  projection: CaseProjection,
  sequence: number,
) {
  const cleared = [...mayBeCleared, 'incident' as const].filter((field) => projection[field] === undefined);
  const changed = await records.change(
    { ...filter, projectionSequence: condition({ $lt: sequence }) },
    {
      $set: { ...projection, projectionSequence: sequence, running: true, listing: listingOf(projection) },
      $unset: Object.fromEntries(cleared.map((field) => [field, ''] as const)),
    },
  );
  return changed !== undefined;
}

async function saveMachine(
  records: Records<StoredCase>,
  filter: { _id: string; entityId: string },
  machine: RestingMachine,
): Promise<boolean> {
  const { machineJson, sequence, factsVersion } = machine;
  const seen = factsVersion === undefined ? {} : { factsVersion };
  const changed = await records.change(
    { ...filter, ...seen, machineSequence: condition({ $lte: sequence }) },
    { $set: { machineJson, machineSequence: sequence, running: false, awake: false } },
  );
  return changed !== undefined;
}

async function setIncident(
  records: Records<StoredCase>,
  filter: { _id: string; entityId: string },
  incident: string | undefined,
): Promise<void> {
  const update =
    incident === undefined
      ? { $set: { 'listing.incident': false }, $unset: { incident: '' as const } }
      : { $set: { incident, 'listing.incident': true } };
  await records.change(filter, update);
}

async function dueCases(records: Records<StoredCase>, entityId: string, nowMs: number): Promise<{ cases: number; oldestAt?: number }> {
  const due = { entityId, 'listing.next': condition({ $lt: nowMs }) };
  const [oldest] = await records.find(due, { sort: { 'listing.next': 1 }, limit: 1, fields: ['listing'] });
  return oldest === undefined ? { cases: 0 } : { cases: await records.count(due), oldestAt: oldest.listing.next };
}

/** The cases kept in a database. */
export function openCaseRepository(records: Records<StoredCase>): CaseRepository {
  const one = async (entityId: string, caseId: string): Promise<StoredCase | undefined> => records.get(caseId, entityId);
  return {
    ensure: (entityId, caseId, payerAccountId) => records.insertOnce(newCase(entityId, caseId, payerAccountId)),
    get: async (entityId, caseId) => {
      const found = await one(entityId, caseId);
      return found === undefined ? undefined : plainCase(found);
    },
    getMany: async (entityId, caseIds) => (await records.getMany(caseIds, entityId)).map(plainCase),
    recordFacts: (entityId, caseId, facts) => recordFacts(records, entityId, caseId, facts),
    recordFactsOfMany: (entityId, facts, at) => recordFactsOfMany(records, entityId, facts, at),
    addTask: async (entityId, caseId, taskId) => {
      await records.change({ _id: caseId, entityId }, { $addToSet: { taskIds: taskId } });
    },
    factsVersion: async (entityId, caseId) => (await one(entityId, caseId))?.factsVersion,
    project: (entityId, caseId, projection, sequence) => project(records, { _id: caseId, entityId }, projection, sequence),
    saveMachine: (entityId, caseId, machine) => saveMachine(records, { _id: caseId, entityId }, machine),
    setIncident: (entityId, caseId, incident) => setIncident(records, { _id: caseId, entityId }, incident),
    list: (entityId, request) => listCases(records, entityId, request),
    counts: (entityId) => countCases(records, entityId),
    due: (entityId, nowMs) => dueCases(records, entityId, nowMs),
    standings: (entityId) => records.each({ entityId }, ['running', 'positions']),
    listOpenIds: (request) => openCases(records, request),
    casesChangedSince: (since, request) => changedCases(records, since, request),
  };
}

/** The collection of cases in a database. */
export function caseRecords(database: Database): Records<StoredCase> {
  return database.records<StoredCase>(caseDefinition);
}
