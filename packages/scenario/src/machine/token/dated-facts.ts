import type { SuspensionFacts } from '../recorded-facts.js';
import type { World } from '../world/world.js';

/** Business days by which a promise may be late before it is broken (law 8). */
const PROMISE_GRACE_BUSINESS_DAYS = 1;

function concerns(fact: SuspensionFacts, itemId: string): boolean {
  return fact.itemIds === undefined ? fact.itemId === undefined || fact.itemId === itemId : fact.itemIds.includes(itemId);
}

/** Recorded by now, begun, and not withdrawn as an error (laws 3, 8). */
function isKnown(world: World, fact: SuspensionFacts): boolean {
  return fact.recordedAt <= world.nowMs && fact.fromDay <= world.today && fact.inError !== true;
}

/** Whether a dispute runs today on an item, or without an item on any of the account (law 8): the last day of its term belongs to it, the day of its lift does not. */
export function isUnderDispute(world: World, itemId?: string): boolean {
  return world.env.facts.suspensions.some(
    (fact) =>
      fact.kind === 'dispute' &&
      isKnown(world, fact) &&
      (itemId === undefined || concerns(fact, itemId)) &&
      world.today <= (fact.untilDay ?? world.today) &&
      world.today < (fact.liftedDay ?? world.today + 1),
  );
}

/** Up to which day what was received is known (laws 8, 25): where no feed ever came, every day that is over. */
function coveredDay(world: World): number {
  const feeds = (world.env.facts.feeds ?? []).filter(({ recordedAt }) => recordedAt <= world.nowMs);
  return feeds.length === 0 ? world.today - 1 : feeds.reduce((latest, { coversDay }) => Math.max(latest, coversDay), 0);
}

/** Money received on an item from a day to another, both included, reversals taken back, as recorded by now. Minor units. */
function receivedCents(world: World, itemId: string, fromDay: number, toDay: number): number {
  let cents = 0;
  for (const fact of world.items.get(itemId)?.facts.facts ?? []) {
    if (fact.recordedAt > world.nowMs || fact.day < fromDay || fact.day > toDay) continue;
    if (fact.kind === 'payment') cents += fact.cents;
    if (fact.kind === 'reversal') cents -= fact.cents;
  }
  return cents;
}

function isKept(world: World, fact: SuspensionFacts, lastDay: number): boolean {
  const items = fact.itemIds ?? (fact.itemId === undefined ? [...world.items.keys()] : [fact.itemId]);
  const received = items.reduce((total, item) => total + receivedCents(world, item, fact.fromDay, lastDay), 0);
  return fact.cents === undefined ? items.every((item) => world.items.get(item)?.folded.state === 'paid') : received >= fact.cents;
}

/**
 * How many promises about an item were broken (law 8): their date and one business day are over, the payment feed covers that day, and what
 * was received on their items since they were made is less than promised (without an amount: something is still owed on them).
 */
export function brokenPromises(world: World, itemId: string): number {
  return world.env.facts.suspensions.filter((fact) => {
    if (fact.kind !== 'promise' || fact.untilDay === undefined || !isKnown(world, fact) || !concerns(fact, itemId)) return false;
    const lastDay = world.entityCalendar.addBusinessDays(fact.untilDay, PROMISE_GRACE_BUSINESS_DAYS);
    const isOver = lastDay < world.today && lastDay <= coveredDay(world);
    return isOver && (fact.liftedDay ?? lastDay + 1) > lastDay && !isKept(world, fact, lastDay);
  }).length;
}
