import { fromDayNumber, openCalendar } from '@relance/domain';
import type { Entity } from '@relance/schemas';
import type { WorkerDependencies } from '../dependencies.js';

/** Counts the coverage of every entity as the sweep finds it, and keeps it as the figure of the day (issue 6 §4.2). */
export async function recordCoverage(dependencies: WorkerDependencies, nowMs: number): Promise<void> {
  const { store } = dependencies;
  const { scale } = await dependencies.clock();
  for (const entity of await store.entities.list()) {
    const today = dayOf(dependencies, entity, nowMs);
    const { figure } = await store.readCoverage(entity._id, { today, nowMs, scale });
    await store.coverageDays.keep(entity._id, figure);
  }
}

function dayOf({ knowledge }: WorkerDependencies, { territory }: Entity, nowMs: number): ReturnType<typeof fromDayNumber> {
  const calendar = openCalendar(knowledge.calendar(territory, new Date(nowMs).getUTCFullYear()));
  return fromDayNumber(calendar.toCivil(nowMs).day);
}
