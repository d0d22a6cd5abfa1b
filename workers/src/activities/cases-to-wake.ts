import type { CaseReference } from '../activity-contract.js';
import type { WorkerDependencies } from '../dependencies.js';

/** One page of the sweep: cases that should be awake and are not, or whose facts changed unseen (law 4). */
export async function casesToWake(
  dependencies: WorkerDependencies,
  { after }: { after?: string },
): Promise<{ cases: (CaseReference & { running: boolean })[]; next?: string; nowMs: number }> {
  const slice = await dependencies.store.cases.listOpenIds(after === undefined ? {} : { after });
  const cases = slice.cases
    .filter(({ running, factsVersion, projectedFactsVersion }) => !running || factsVersion !== projectedFactsVersion)
    .map(({ entityId, caseId, running }) => ({ entityId, caseId, running }));
  return { cases, nowMs: await dependencies.now(), ...(slice.next === undefined ? {} : { next: slice.next }) };
}
