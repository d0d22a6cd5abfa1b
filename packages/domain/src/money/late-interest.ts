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

/** Days of one rate and one sum owed, and the interest they bear. */
export interface LatePeriod<Rate extends RatePeriod = RatePeriod> {
  /** First and last day that bear interest, both included. */
  fromDay: number;
  toDay: number;
  days: number;
  /** What was owed on each of these days, minor units. */
  cents: number;
  /** The rate as it was handed in, with whatever it carries beside its figures. */
  rate: Rate;
  /** Minor units: what the rounded interest grew by over these days, so that the periods add up to the interest of the item. */
  interestCents: number;
}

/** What late interest is reckoned on: the last day that bears none, the last one that bears some, and what was owed. */
export interface LateDebt {
  dueDay: number;
  toDay: number;
  balances: readonly OwedBalance[];
}

/** Cents × basis points × days of a year as cents, half up. */
function roundedCents(centBasisPointDays: bigint): number {
  const base = BASE_DAYS * BASIS_POINTS;
  return Number((2n * centBasisPointDays + base) / (2n * base));
}

/**
 * Late interest on one item period by period, in minor units: simple interest on what was owed, for every civil day from the day after the due
 * date to `toDay` included, 365 days a year also in leap years (29 February is a day like another), rounded half up once for the item. A new
 * period begins with every rate and every balance; days before the first rate, and days on which nothing is owed, are in none. For a business
 * the rate of each half-year holds (`floating`, art. L441-10 II C. com.: due with no reminder, from the day after the payment date); for a
 * public buyer that of the half-year in which interest began (`frozenAtStart`, art. R2192-31 CCP). Throws RangeError where an amount, a day or
 * a rate is no whole number.
 */
export function lateInterestPeriods<Rate extends RatePeriod>(
  { dueDay, toDay, balances }: LateDebt,
  rates: readonly Rate[],
  fixing: RateFixing = 'floating',
): LatePeriod<Rate>[] {
  const firstDay = dueDay + 1;
  if (toDay < firstDay) return [];
  const holding = fixing === 'frozenAtStart' ? rates.filter((rate) => rate === inForce(rates, firstDay)) : rates;
  const starts = stretches(firstDay, toDay, [...holding, ...balances]);
  const periods: LatePeriod<Rate>[] = [];
  let centBasisPointDays = 0n;
  for (const [index, fromDay] of starts.entries()) {
    const lastDay = (starts[index + 1] ?? toDay + 1) - 1;
    const days = lastDay - fromDay + 1;
    const rate = inForce(holding, fromDay);
    const cents = inForce(balances, fromDay)?.cents ?? 0;
    if (rate === undefined || cents <= 0) continue;
    const before = roundedCents(centBasisPointDays);
    centBasisPointDays += BigInt(cents) * BigInt(rate.annualRateBasisPoints) * BigInt(days);
    periods.push({ fromDay, toDay: lastDay, days, cents, rate, interestCents: roundedCents(centBasisPointDays) - before });
  }
  return periods;
}

/** Late interest on one item, in minor units: the sum of `lateInterestPeriods`. Never for a consumer without a notice: the caller's duty. */
export function lateInterestCents(owed: LateDebt, rates: readonly RatePeriod[], fixing: RateFixing = 'floating'): number {
  return lateInterestPeriods(owed, rates, fixing).reduce((cents, { interestCents }) => cents + interestCents, 0);
}
