import type { SuspensionFacts } from '../../facts/recorded-facts.js';
import type { World } from '../../world/world.js';

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
