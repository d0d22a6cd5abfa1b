import { lateInterestCents, type OwedBalance } from '@relance/domain';
import type { BalanceFact, LateFeeRule } from '../../facts/environment.js';
import { isSafeDay } from '../../time/when-date.js';
import type { ItemView, World } from '../world.js';

/** What accessories are computed from beside the item. */
type Knowledge = Pick<World, 'env' | 'nowMs'>;

/** Late interest and indemnity of one item, minor units of its currency; both come by law, with no reminder (law 5). */
export interface Accessories {
  interestCents: number;
  indemnityCents: number;
  /** Day to which the interest is stated. */
  toDay: number;
}

/** The rules that hold for the payer in a currency, first day first; a rule for one class of debtor comes before those for all. */
function rulesFor(world: Knowledge, currency: string): LateFeeRule[] {
  const { debtorClass } = world.env.facts.payer;
  if (debtorClass === 'consumer') return [];
  const rules = (world.env.policy.lateFees ?? []).filter((rule) => rule.currency === currency && isReadable(rule));
  const own = rules.filter((rule) => rule.debtorClass === debtorClass);
  const chosen = own.length > 0 ? own : rules.filter((rule) => rule.debtorClass === undefined);
  return chosen.sort((left, right) => left.fromDay - right.fromDay);
}

function isReadable({ fromDay, annualRateBasisPoints, indemnityCents }: LateFeeRule): boolean {
  return (
    isSafeDay(fromDay) && Number.isSafeInteger(annualRateBasisPoints) && annualRateBasisPoints >= 0 && Number.isSafeInteger(indemnityCents)
  );
}

/** What an effective-dated fact leaves owed, and from which day: a payment of day p still bears interest on p. */
function afterFact(cents: number, fact: BalanceFact): OwedBalance | undefined {
  switch (fact.kind) {
    case 'stated':
      return { fromDay: fact.day, cents: fact.cents };
    case 'payment':
      return { fromDay: fact.day + 1, cents: cents - Math.abs(fact.cents) };
    case 'reversal':
      return { fromDay: fact.day, cents: cents + Math.abs(fact.cents) };
    case 'absent':
    case 'handedOver':
    case 'writtenOff':
    case 'recalled':
    case 'dueDateMoved':
      return undefined;
  }
}

/** What was owed day by day, less what credits net today; before the first statement, what it states. */
function balancesOf(world: Knowledge, view: ItemView): OwedBalance[] {
  const nettedCents = Math.max(0, view.outstandingCents - view.netCents);
  const known = view.facts.facts.filter((fact) => fact.recordedAt <= world.nowMs);
  const inOrder = known.sort((left, right) => left.day - right.day || left.recordedAt - right.recordedAt);
  const balances: OwedBalance[] = [];
  let cents = 0;
  for (const fact of inOrder) {
    const after = afterFact(cents, fact);
    if (after === undefined) continue;
    cents = after.cents;
    const fromDay = balances.length === 0 ? Number.NEGATIVE_INFINITY : after.fromDay;
    balances.push({ fromDay, cents: Math.max(0, cents - nettedCents) });
  }
  return balances;
}

/**
 * Accessories of an item stated to a day (law 5): late interest at the dated rate of `policy.lateFees` on what was owed day by day, and one
 * indemnity per late item, by the rule in force on its first day late (else the first known one). Nothing for a consumer, nothing on the due
 * date, nothing without a rule. What credits net today bears no interest. Art. L441-10 and D441-5 C. com.; for a public buyer one rate
 * throughout, R2192-31 and D2192-35 CCP. Total: an unreadable amount or day bears none.
 */
export function accessoriesOf(world: Knowledge, view: ItemView, toDay: number): Accessories | undefined {
  if (toDay <= view.dueDay || !isSafeDay(toDay) || !isSafeDay(view.dueDay)) return undefined;
  const rules = rulesFor(world, view.facts.currency).filter(({ fromDay }) => fromDay <= toDay);
  const first = rules[0];
  if (first === undefined) return undefined;
  const balances = balancesOf(world, view);
  if (!balances.every(({ cents, fromDay }) => Number.isSafeInteger(cents) && !Number.isNaN(fromDay))) return undefined;
  const fixing = world.env.facts.payer.debtorClass === 'publicBuyer' ? 'frozenAtStart' : 'floating';
  const interestCents = lateInterestCents({ dueDay: view.dueDay, toDay, balances }, rules, fixing);
  const wasLate = balances.some(({ cents }, index) => cents > 0 && (balances[index + 1]?.fromDay ?? Infinity) > view.dueDay + 1);
  const indemnityCents = wasLate ? (rules.findLast(({ fromDay }) => fromDay <= view.dueDay + 1) ?? first).indemnityCents : 0;
  return interestCents + indemnityCents > 0 ? { interestCents, indemnityCents, toDay } : undefined;
}

/** Of the accessories of an item, what was paid: all that was received beyond its principal, up to them (law 5). Minor units. */
export function accessoriesPaidCents(world: Knowledge, view: ItemView, today: number): number {
  if (view.folded.state !== 'credit' || view.facts.type === 'creditNote' || view.outstandingCents >= 0) return 0;
  const due = accessoriesOf(world, view, today);
  return due === undefined ? 0 : Math.min(due.interestCents + due.indemnityCents, -view.outstandingCents);
}
