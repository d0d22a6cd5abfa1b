import type { CaseFacts, ItemFacts, LateFeeRule } from '../../machine/facts/environment.js';

/** What was owed on an item on a civil day by the facts known at an instant: a payment of a day still bears interest on it. Minor units. */
function owedOnDay(item: ItemFacts, day: number, nowMs: number): number {
  const known = item.facts.filter(({ recordedAt }) => recordedAt <= nowMs);
  const stated = known.find(({ kind }) => kind === 'stated')?.cents ?? 0;
  const paid = known.filter((fact) => fact.kind === 'payment' && fact.day < day);
  const takenBack = known.filter((fact) => fact.kind === 'reversal' && fact.day <= day);
  const sum = (facts: readonly { cents: number }[]): number => facts.reduce((total, { cents }) => total + cents, 0);
  return stated - sum(paid) + sum(takenBack);
}

/** Interest and indemnity of one item, minor units. */
export interface OracleAccessories {
  interestCents: number;
  indemnityCents: number;
}

/**
 * Accessories of a business item stated to a day, added up day by day on paper (law 5; art. L441-10, D441-5 C. com.): each day late at the rate in
 * force on it, 365 days a year, rounded half up once; the indemnity in force on the first day late, where anything was owed late at all. `nettedCents` of it
 * are set off today and bear nothing. Undefined where nothing is due.
 */
export function accessoriesOn(
  facts: CaseFacts,
  rules: readonly LateFeeRule[],
  about: { item: ItemFacts; today: number; nowMs: number; nettedCents: number },
): OracleAccessories | undefined {
  const { item, today, nowMs, nettedCents } = about;
  if (facts.payer.debtorClass !== 'business') return undefined;
  const own = rules.filter(({ currency }) => currency === item.currency).sort((left, right) => left.fromDay - right.fromDay);
  const ruleOn = (day: number): LateFeeRule | undefined => own.filter(({ fromDay }) => fromDay <= day).at(-1);
  let centBasisPoints = 0n;
  let wasLate = false;
  for (let day = item.dueDay + 1; day <= today; day += 1) {
    const cents = Math.max(0, owedOnDay(item, day, nowMs) - nettedCents);
    if (cents > 0) wasLate = true;
    centBasisPoints += BigInt(cents) * BigInt(ruleOn(day)?.annualRateBasisPoints ?? 0);
  }
  const whole = centBasisPoints / 3_650_000n;
  const interestCents = Number(whole) + (centBasisPoints - whole * 3_650_000n >= 1_825_000n ? 1 : 0);
  const indemnityCents = wasLate ? ((ruleOn(item.dueDay + 1) ?? own[0])?.indemnityCents ?? 0) : 0;
  return interestCents + indemnityCents > 0 ? { interestCents, indemnityCents } : undefined;
}
