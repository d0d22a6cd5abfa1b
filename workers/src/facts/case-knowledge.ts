import { fromDayNumber } from '@relance/domain';
import {
  caseFacts,
  entityPolicy,
  openEnvironment,
  payerOf,
  type CaseState,
  type EnvironmentData,
  type Environment,
  type Plan,
} from '@relance/scenario/machine';
import type { Entity } from '@relance/schemas';
import type { CaseRecords } from '@relance/store';
import type { CaseReference } from '../activity-contract.js';
import type { WorkerDependencies } from '../dependencies.js';

/** Everything an activity needs to decide about a case exactly as the workflow does. */
export interface CaseKnowledge {
  entity: Entity;
  records: CaseRecords;
  data: EnvironmentData;
  environment: Environment;
}

/** What a case is read for. */
export interface Reading {
  /** Logical now, epoch milliseconds of business time. */
  nowMs: number;
  /** Hashes of plans to read beside those its items would enter. */
  plans: readonly string[];
  /** It is only shown: what is unchanged may come from this process's memory. Before sending everything is read again (law 25). */
  onlyShown?: boolean;
}

/** The plans the tokens of a state walk. */
export function plansOf(state: CaseState | undefined): string[] {
  return (state?.tokens ?? []).map(({ plan }) => plan);
}

/**
 * Reads a case and all that its decisions rest on: facts, the plans its items enter and those named, the calendars of both territories, the
 * entity's policy. Rejects when entity or case is not stored.
 */
export async function readKnowledge(
  dependencies: WorkerDependencies,
  { entityId, caseId }: CaseReference,
  { nowMs, plans: named, onlyShown = false }: Reading,
): Promise<CaseKnowledge> {
  const { store, knowledge } = dependencies;
  const [entity, records, assignments] = await Promise.all([
    store.entities.get(entityId),
    onlyShown ? store.readShownCaseRecords(entityId, caseId) : store.readCaseRecords(entityId, caseId),
    store.scenarios.assignments(entityId),
  ]);
  if (entity === undefined || records === undefined) throw new Error(`case ${caseId} of ${entityId} is not stored`);
  const facts = caseFacts(records, new Map(assignments.map(({ segment, hash }) => [segment, hash])));
  const hashes = new Set([...facts.items.flatMap(({ planHash }) => planHash ?? []), ...named]);
  const plans: Record<string, Plan> = {};
  for (const hash of hashes) plans[hash] = (await knowledge.scenario(entityId, hash)).plan;
  const year = Number(fromDayNumber(Math.floor(nowMs / 86_400_000)).slice(0, 4));
  const territories = new Set([entity.territory, payerOf(records).territory]);
  const calendars = Object.fromEntries([...territories].map((territory) => [territory, knowledge.calendar(territory, year)]));
  const data = { plans, calendars, facts, policy: entityPolicy(entity) };
  return { entity, records, data, environment: openEnvironment(data) };
}

/** Civil date of a business instant in the entity's zone (law 1). */
export function civilDateOf({ entity, environment }: CaseKnowledge, atMs: number): string {
  const calendar = environment.calendars[entity.territory];
  return fromDayNumber(calendar === undefined ? Math.floor(atMs / 86_400_000) : calendar.toCivil(atMs).day);
}
