import { openCase, step, type CaseState } from '@relance/scenario/machine';
import type { RefreshRequest, RefreshResult } from '../activity-contract.js';
import type { WorkerDependencies } from '../dependencies.js';
import type { CaseKnowledge } from '@relance/templates';
import { plansOf, readKnowledge } from '../facts/read-knowledge.js';
import { projectCase } from './project-case.js';

/**
 * Reads what is recorded about a case, shows where everything stands, and returns what the workflow does not know yet. The projection is
 * made by the very step the workflow takes with the same state, facts and now, so both always agree.
 */
export async function refreshCase(dependencies: WorkerDependencies, request: RefreshRequest): Promise<RefreshResult> {
  const read = (state: CaseState | undefined): Promise<CaseKnowledge> =>
    readKnowledge(dependencies, request, { nowMs: request.nowMs, plans: plansOf(state), onlyShown: true });
  const knowledge = await read(request.state);
  const stored = request.state === undefined ? storedState(knowledge) : undefined;
  const complete = stored === undefined ? knowledge : await read(stored);
  const state = request.state ?? stored ?? openCase(request.caseId);
  const { records, data } = complete;
  const sequence = request.sequence ?? records.case.projectionSequence + 1;
  const decided = step(state, complete.environment, request.nowMs);
  await projectCase(dependencies, complete, decided, { sequence, nowMs: request.nowMs });
  const clock = await dependencies.clock();
  const first = request.knownFactsVersion < 0;
  return {
    factsVersion: data.facts.version,
    sequence,
    plans: unknown(data.plans, request.knownPlans),
    calendars: unknown(data.calendars, request.knownTerritories),
    ...(data.facts.version === request.knownFactsVersion ? {} : { facts: data.facts }),
    ...(request.state === undefined ? { state } : {}),
    ...(first ? { policy: data.policy, clock } : {}),
    // A scaled clock turns seconds of latency into days: only real time has a tolerance (law 4).
    ...(first && clock.scale === 1 ? { toleranceMs: complete.entity.policy.toleranceMinutes * 60_000 } : {}),
  };
}

function storedState({ records }: CaseKnowledge): CaseState | undefined {
  const { machineJson } = records.case;
  return machineJson === undefined ? undefined : (JSON.parse(machineJson) as CaseState);
}

function unknown<Value>(all: Readonly<Record<string, Value>>, known: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !known.includes(key)));
}
