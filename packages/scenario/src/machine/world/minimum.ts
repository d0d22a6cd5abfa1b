import type { Plan } from '../../plan.js';
import type { ItemView, World } from './world.js';

/** Open net by currency, computed at most once per world. */
const openNetOfWorld = new WeakMap<World, Map<string, number>>();

function openNetCents(world: World, currency: string): number {
  let totals = openNetOfWorld.get(world);
  if (totals === undefined) {
    totals = new Map();
    for (const { facts, folded, netCents } of world.views) {
      if (folded.state !== 'open' || netCents <= 0) continue;
      totals.set(facts.currency, (totals.get(facts.currency) ?? 0) + netCents);
    }
    openNetOfWorld.set(world, totals);
  }
  return totals.get(currency) ?? 0;
}

/**
 * Whether a plan's minimum holds an item back (laws 8, 11): compared with the item's own net, or with all that is open on the payer's account in its
 * currency, in minor units. No decision: it is looked at on every change. A minimum that names a currency holds in that one only.
 */
export function isBelowMinimum(world: World, view: ItemView, plan: Plan | undefined): boolean {
  const { minimumCents, minimumPer = 'item', currency = view.facts.currency } = plan?.policies ?? {};
  if (minimumCents === undefined || currency !== view.facts.currency) return false;
  return (minimumPer === 'account' ? openNetCents(world, currency) : view.netCents) < minimumCents;
}
