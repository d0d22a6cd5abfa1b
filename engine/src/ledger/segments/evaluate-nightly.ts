import { businessMoment } from '../../clock/business-day.js';
import { everyBusinessHour } from '../../clock/every-business-hour.js';
import type { EngineDependencies } from '../../dependencies.js';
import { evaluateSegments } from './evaluate-segments.js';

/**
 * Evaluates the rules of every entity whose day in `lastDays` is over, each in its own zone (law 27), and notes the day. Several engines may do so side
 * by side: the second changes nothing.
 */
export async function evaluateNewDays(dependencies: EngineDependencies, lastDays: Map<string, string>): Promise<void> {
  for (const entity of await dependencies.store.entities.list()) {
    const { nowMs, today } = businessMoment(dependencies, entity);
    if (lastDays.get(entity._id) === today) continue;
    await evaluateSegments(dependencies, entity, { nowMs, today });
    lastDays.set(entity._id, today);
  }
}

/** Looks every business hour whether a day has begun; `failed` is told what went wrong, and the next hour tries again. Returns what stops it. */
export function evaluateNightly(dependencies: EngineDependencies, failed: (error: unknown) => void): () => Promise<void> {
  const lastDays = new Map<string, string>();
  return everyBusinessHour(dependencies.clock, () => evaluateNewDays(dependencies, lastDays), failed);
}
