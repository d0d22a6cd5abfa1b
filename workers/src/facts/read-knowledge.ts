import { withoutHeldContacts, type CaseState } from '@relance/scenario/machine';
import { civilDateOf, knowCase, type CaseKnowledge } from '@relance/templates';
import type { CaseReference } from '../activity-contract.js';
import type { WorkerDependencies } from '../dependencies.js';

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

/** Reads a case and all that its decisions rest on ({@link knowCase}). Rejects when entity or case is not stored. */
export async function readKnowledge(
  { store, knowledge }: WorkerDependencies,
  { entityId, caseId }: CaseReference,
  { nowMs, plans, onlyShown = false }: Reading,
): Promise<CaseKnowledge> {
  const [entity, records, assignments] = await Promise.all([
    store.entities.get(entityId),
    onlyShown ? store.readShownCaseRecords(entityId, caseId) : store.readCaseRecords(entityId, caseId),
    store.scenarios.assignments(entityId),
  ]);
  if (entity === undefined || records === undefined) throw new Error(`case ${caseId} of ${entityId} is not stored`);
  const sources = {
    planOf: async (hash: string) => (await knowledge.scenario(entityId, hash)).plan,
    calendarOf: (territory: string, year: number) => knowledge.calendar(territory, year),
  };
  const read = await knowCase({ entity, records, assignments, plans, ...sources }, nowMs);
  return { ...read, records: withoutHeldContacts(records, civilDateOf(read, nowMs)) };
}
