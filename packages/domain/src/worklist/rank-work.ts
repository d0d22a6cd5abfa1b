import type { RankReason } from '@relance/schemas';
import { currencyExponent, isCurrency } from '../money/money.js';
import { daysBetween, type CivilDate } from '../time/civil-date.js';

/** One piece of work, as far as its rank goes. */
export interface WorkToRank {
  id: string;
  /** Owed on the items it is about, minor units of `currency`. */
  cents: number;
  currency: string;
  /** Oldest due date of those items. */
  oldestDueOn?: CivilDate | undefined;
  /** Day it was opened. */
  openedOn: CivilDate;
  /** Last day of it: it ends by itself, or should be done. */
  deadlineOn?: CivilDate | undefined;
  /** Day promised of a promise about its account that was broken since (law 8). */
  brokenPromiseOn?: CivilDate | undefined;
  /** Calls made that reached nobody. */
  attempts: number;
}

/** Its rank: the sum of the points of its reasons, the strongest first. */
export interface RankedWork {
  id: string;
  points: number;
  because: RankReason[];
}

/** The first step reached counts: from this much on, so many points. */
type Steps = readonly (readonly [from: number, points: number])[];

/** Major units owed. */
const VALUE: Steps = [
  [20_000, 40],
  [10_000, 34],
  [5000, 28],
  [2000, 20],
  [1000, 14],
  [300, 8],
  [50, 3],
];
/** Days past the oldest due date. */
const AGE: Steps = [
  [60, 30],
  [30, 24],
  [15, 16],
  [7, 10],
  [1, 5],
];
/** Whole days since it was opened. */
const WAITING: Steps = [
  [5, 15],
  [3, 10],
  [2, 5],
];
/** Days left, the last day being 0; a deadline that has passed counts as today's. */
const DEADLINE: readonly (readonly [upTo: number, points: number])[] = [
  [0, 60],
  [1, 30],
  [3, 12],
];
const BROKEN_PROMISE_POINTS = 50;
const ATTEMPT_POINTS = 6;

function pointsFrom(steps: Steps, measure: number): number {
  return steps.find(([from]) => measure >= from)?.[1] ?? 0;
}

/** Whole major units, rounded down; an unknown currency is taken to have two minor digits, so that an odd import ranks and does not fail. */
function majorUnits(cents: number, currency: string): number {
  return Math.floor(cents / 10 ** (isCurrency(currency) ? currencyExponent(currency) : 2));
}

function reasonsOf(work: WorkToRank, today: CivilDate): RankReason[] {
  const { cents, currency, oldestDueOn, openedOn, deadlineOn, brokenPromiseOn, attempts } = work;
  const reasons: RankReason[] = [];
  if (deadlineOn !== undefined) {
    const left = daysBetween(today, deadlineOn);
    reasons.push({ code: 'deadline', points: DEADLINE.find(([upTo]) => left <= upTo)?.[1] ?? 0, on: deadlineOn });
  }
  if (brokenPromiseOn !== undefined) reasons.push({ code: 'brokenPromise', points: BROKEN_PROMISE_POINTS, on: brokenPromiseOn });
  reasons.push({ code: 'value', points: pointsFrom(VALUE, majorUnits(cents, currency)) });
  if (oldestDueOn !== undefined) {
    const days = daysBetween(oldestDueOn, today);
    reasons.push({ code: 'age', points: pointsFrom(AGE, days), days });
  }
  if (attempts > 0) reasons.push({ code: 'attempts', points: ATTEMPT_POINTS, count: attempts });
  const waited = daysBetween(openedOn, today);
  reasons.push({ code: 'waiting', points: pointsFrom(WAITING, waited), days: waited });
  return reasons.filter(({ points }) => points > 0).sort((left, right) => right.points - left.points);
}

/**
 * Puts work in the order in which it is best done on a civil day, with the reasons of each rank: a deadline today or passed 60 points, tomorrow 30, within
 * three days 12; a broken promise 50; what is owed up to 40, the age of the oldest item up to 30, days in the queue up to 15, an earlier attempt 6. Equal
 * points: the larger amount first, then the one opened first, then by id, so that the order never jumps. Amounts of different currencies are compared by
 * their major units, unconverted. Issue 8. Throws RangeError on a date that does not exist.
 */
export function rankWork(work: readonly WorkToRank[], today: CivilDate): RankedWork[] {
  const ranked = work.map((one) => {
    const because = reasonsOf(one, today);
    return { one, because, points: because.reduce((sum, { points }) => sum + points, 0) };
  });
  ranked.sort(
    (left, right) =>
      right.points - left.points ||
      right.one.cents - left.one.cents ||
      (left.one.openedOn < right.one.openedOn ? -1 : left.one.openedOn > right.one.openedOn ? 1 : 0) ||
      (left.one.id < right.one.id ? -1 : 1),
  );
  return ranked.map(({ one, points, because }) => ({ id: one.id, points, because }));
}
