import { stableHash, type Calendar } from '@relance/domain';
import type { TaskView } from '@relance/schemas';

/** How often each outcome of a call is noted, in any unit; an outcome the file does not name is never noted. */
export interface OutcomeChances {
  seed: number;
  weights: Readonly<Record<string, number>>;
}

const HOUR_MS = 3_600_000;
const TEN_O_CLOCK = 600;
const DEFAULT_SEED = 1;

/** Reads `{seed?, outcomes: {id: weight}}`. */
export function readOutcomeChances(json: unknown): OutcomeChances {
  const { seed, outcomes } = json as { seed?: number; outcomes?: Record<string, number> };
  return { seed: seed ?? DEFAULT_SEED, weights: outcomes ?? {} };
}

/** The outcome of a task's own that the draw falls on; when the file knows none of them, each is as likely. */
export function chooseOutcome(task: TaskView['task'], { seed, weights }: OutcomeChances): string | undefined {
  const known = task.outcomes.filter(({ id }) => (weights[id] ?? 0) > 0);
  const chances =
    known.length > 0 ? known.map(({ id }) => ({ id, weight: weights[id] ?? 0 })) : task.outcomes.map(({ id }) => ({ id, weight: 1 }));
  const total = chances.reduce((sum, { weight }) => sum + weight, 0);
  let draw = (stableHash(`${seed}/outcome/${task._id}`) / 2 ** 32) * total;
  for (const { id, weight } of chances) {
    draw -= weight;
    if (draw < 0) return id;
  }
  return chances.at(-1)?.id;
}

/**
 * The business instant at which the stand-in answers a call: within four hours of its opening, or on the next business day between 10 and 14 h;
 * which of the two follows from task and seed alone.
 */
export function answerInstant(task: Pick<TaskView['task'], '_id' | 'openedAt'>, seed: number, calendar: Calendar): number {
  const draw = stableHash(`${seed}/moment/${task._id}`);
  const hours = 1 + ((draw >>> 1) % 4);
  if (draw % 2 === 0) return task.openedAt + hours * HOUR_MS;
  const { day } = calendar.toCivil(task.openedAt);
  return calendar.toInstant(calendar.addBusinessDays(day, 1), TEN_O_CLOCK + (hours - 1) * 60);
}
