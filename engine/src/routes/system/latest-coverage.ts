import type { Coverage } from '@relance/store';
import { businessMoment } from '../../clock/business-day.js';
import type { EngineDependencies } from '../../dependencies.js';

/** The coverage of an entity, counted anew when the last count is older than so many real milliseconds: it reads the whole book. */
export type LatestCoverage = (entityId: string, maxAgeMs: number) => Promise<Coverage>;

/** Counts coverages for whoever asks: several that ask at once get one count. A count that failed is made again at the next question. */
export function latestCoverage(dependencies: EngineDependencies): LatestCoverage {
  const counted = new Map<string, { at: number; coverage: Promise<Coverage> }>();
  return async (entityId, maxAgeMs) => {
    const now = dependencies.realNow();
    const known = counted.get(entityId);
    if (known !== undefined && now - known.at <= maxAgeMs) return known.coverage;
    const { today, nowMs } = businessMoment(dependencies, await dependencies.store.entities.get(entityId));
    const coverage = dependencies.store.readCoverage(entityId, { today, nowMs, scale: dependencies.clock.scale });
    counted.set(entityId, { at: now, coverage });
    coverage.catch(() => {
      // whoever asked is told; the next one must not be given the same failure
      counted.delete(entityId);
    });
    return coverage;
  };
}
