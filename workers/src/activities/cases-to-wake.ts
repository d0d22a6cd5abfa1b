import { missedBefore } from '@relance/domain';
import type { CaseReference } from '../activity-contract.js';
import type { WorkerDependencies } from '../dependencies.js';
import { recordCoverage } from './record-coverage.js';

/**
 * One page of the sweep: cases that should be awake and are not, whose facts changed unseen, or whose next move was missed, so that no workflow may
 * carry them any more (law 4). With the last page the coverage of the day is counted, as the sweep found it: what it adopts is covered the day after.
 */
export async function casesToWake(
  dependencies: WorkerDependencies,
  { after }: { after?: string },
): Promise<{ cases: (CaseReference & { running: boolean })[]; next?: string; nowMs: number }> {
  const { store } = dependencies;
  const slice = await store.cases.listOpenIds(after === undefined ? {} : { after });
  const nowMs = await dependencies.now();
  const missedBeforeMs = missedBefore(nowMs, (await dependencies.clock()).scale);
  const cases = slice.cases
    .filter(
      ({ running, factsVersion, projectedFactsVersion, nextAt = nowMs }) =>
        !running || factsVersion !== projectedFactsVersion || nextAt < missedBeforeMs,
    )
    .map(({ entityId, caseId, running }) => ({ entityId, caseId, running }));
  if (slice.next !== undefined) return { cases, nowMs, next: slice.next };
  await recordCoverage(dependencies, nowMs);
  return { cases, nowMs };
}
