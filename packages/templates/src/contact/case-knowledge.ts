import { behaviourSince, fromDayNumber, paymentBehaviour, type CalendarData } from '@relance/domain';
import {
  brokenPromises,
  caseFacts,
  entityPolicy,
  openEnvironment,
  payerOf,
  type Environment,
  type EnvironmentData,
  type Plan,
} from '@relance/scenario/machine';
import type { CaseRecords, Entity, SegmentAssignment } from '@relance/schemas';

/** Everything needed to decide about a case exactly as its workflow does, and to say what its messages say. */
export interface CaseKnowledge {
  entity: Entity;
  records: CaseRecords;
  data: EnvironmentData;
  environment: Environment;
}

/** What is stored of a case, and where plans and calendars come from. */
export interface KnowledgeSources {
  entity: Entity;
  records: CaseRecords;
  assignments: readonly Pick<SegmentAssignment, 'segment' | 'hash'>[];
  /** Hashes of plans to read beside those its items would enter. */
  plans: readonly string[];
  /** Rejects when nothing published has the hash. */
  planOf: (hash: string) => Promise<Plan>;
  /** Calendar of a territory around a year. */
  calendarOf: (territory: string, year: number) => CalendarData;
}

/**
 * Puts together all that the decisions about a case rest on at the business instant `nowMs`: facts, the plans its items enter and those named, the
 * calendars of both territories, the entity's policy.
 */
export async function knowCase(sources: KnowledgeSources, nowMs: number): Promise<CaseKnowledge> {
  const { entity, records, assignments, planOf, calendarOf } = sources;
  const facts = caseFacts(records, new Map(assignments.map(({ segment, hash }) => [segment, hash])));
  const hashes = new Set([...facts.items.flatMap(({ planHash }) => planHash ?? []), ...sources.plans]);
  const plans: Record<string, Plan> = {};
  for (const hash of hashes) plans[hash] = await planOf(hash);
  const year = Number(fromDayNumber(Math.floor(nowMs / 86_400_000)).slice(0, 4));
  const territories = new Set([entity.territory, payerOf(records).territory]);
  const calendars = Object.fromEntries([...territories].map((territory) => [territory, calendarOf(territory, year)]));
  const stated = { plans, calendars, facts, policy: entityPolicy(entity) };
  const payer = { ...facts.payer, ...behaviourIn(entity, records, openEnvironment(stated), nowMs) };
  const data = { ...stated, facts: { ...facts, payer } };
  return { entity, records, data, environment: openEnvironment(data) };
}

/** How the payer paid over the twelve months before the civil day of an instant, as decisions may ask: items of all it pays for (law 6). */
function behaviourIn(
  entity: Entity,
  { items }: CaseRecords,
  environment: Environment,
  nowMs: number,
): Pick<Environment['facts']['payer'], 'averageDelayDays' | 'paidByDuePercent' | 'brokenPromisesYear'> {
  const today = environment.calendars[entity.territory]?.toCivil(nowMs).day ?? Math.floor(nowMs / 86_400_000);
  const { averageDelayDays, paidByDuePercent } = paymentBehaviour(items, today);
  return {
    ...(averageDelayDays === undefined ? {} : { averageDelayDays }),
    ...(paidByDuePercent === undefined ? {} : { paidByDuePercent }),
    brokenPromisesYear: brokenPromises(environment, nowMs, behaviourSince(today)),
  };
}

/** Civil date of a business instant in the entity's zone (law 1). */
export function civilDateOf({ entity, environment }: Pick<CaseKnowledge, 'entity' | 'environment'>, atMs: number): string {
  const calendar = environment.calendars[entity.territory];
  return fromDayNumber(calendar === undefined ? Math.floor(atMs / 86_400_000) : calendar.toCivil(atMs).day);
}
