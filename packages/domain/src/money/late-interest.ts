/** A yearly rate and the first civil day on which it holds; it holds until the next one does. */
export interface RatePeriod {
  fromDay: number;
  /** Hundredths of a percent: 1215 is 12.15 %. */
  annualRateBasisPoints: number;
}

/** What was owed from a day on: a part payment of day p leaves the smaller balance from p + 1. */
export interface OwedBalance {
  fromDay: number;
  /** Minor units, never below 0. */
  cents: number;
}

/** `floating`: each day at the rate in force on it; `frozenAtStart`: every day at the rate in force on the first day late. */
export type RateFixing = 'floating' | 'frozenAtStart';

/** Days a year for the money market's reckoning (ACT/365 fixed). */
const BASE_DAYS = 365n;
const BASIS_POINTS = 10_000n;

function inForce<Period extends { fromDay: number }>(periods: readonly Period[], day: number): Period | undefined {
  let found: Period | undefined;
  for (const period of periods) {
    if (period.fromDay <= day && (found === undefined || period.fromDay >= found.fromDay)) found = period;
  }
  return found;
}

/** First days of the stretches within [firstDay, toDay], ascending. */
function stretches(firstDay: number, toDay: number, changes: readonly { fromDay: number }[]): number[] {
  const days = new Set([firstDay]);
  for (const { fromDay } of changes) if (fromDay > firstDay && fromDay <= toDay) days.add(fromDay);
  return [...days].sort((left, right) => left - right);
}

/**
 * Late interest on one item, in minor units: simple interest on what was owed, for every civil day from the day after the due date to `toDay`
 * included, 365 days a year also in leap years (29 February is a day like another), rounded half up once. Days before the first rate bear
 * none. For a business the rate of each half-year holds (`floating`, art. L441-10 II C. com.: due with no reminder, from the day after the
 * payment date); for a public buyer that of the half-year in which interest began (`frozenAtStart`, art. R2192-31 CCP). Never for a consumer:
 * the caller's duty. Throws RangeError where an amount, a day or a rate is no whole number.
 */
export function lateInterestCents(
  owed: { dueDay: number; toDay: number; balances: readonly OwedBalance[] },
  rates: readonly RatePeriod[],
  fixing: RateFixing = 'floating',
): number {
  const firstDay = owed.dueDay + 1;
  if (owed.toDay < firstDay) return 0;
  const starts = stretches(firstDay, owed.toDay, [...rates, ...owed.balances]);
  const rateOn = (day: number): RatePeriod | undefined => inForce(rates, fixing === 'frozenAtStart' ? firstDay : day);
  let centBasisPointDays = 0n;
  for (const [index, start] of starts.entries()) {
    const days = (starts[index + 1] ?? owed.toDay + 1) - start;
    const rate = rateOn(start);
    const cents = inForce(owed.balances, start)?.cents ?? 0;
    if (rate === undefined || cents <= 0) continue;
    centBasisPointDays += BigInt(cents) * BigInt(rate.annualRateBasisPoints) * BigInt(days);
  }
  const base = BASE_DAYS * BASIS_POINTS;
  return Number((2n * centBasisPointDays + base) / (2n * base));
}
