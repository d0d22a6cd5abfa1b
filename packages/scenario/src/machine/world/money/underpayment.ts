import type { ItemView, World } from '../world.js';

/** A residue below it is too small to remind of without a look, where the entity names no other (law 5). */
const USUAL_THRESHOLD = { belowCents: 5_000, currency: 'EUR' };

/** Whether money came in for the item and did not cover it: a payment, a smaller restatement, or a receipt set against it. */
function isPartlyPaid(world: World, view: ItemView): boolean {
  let highest = Number.NEGATIVE_INFINITY;
  for (const { kind, cents, recordedAt } of view.facts.facts) {
    if (recordedAt > world.nowMs) continue;
    if (kind === 'payment') return true;
    if (kind !== 'stated') continue;
    if (cents < highest) return true;
    highest = Math.max(highest, cents);
  }
  return view.netCents < view.outstandingCents && world.credits.some((use) => use.itemId === view.facts.id && 'receiptId' in use.source);
}

/** Somebody has looked at the residue and said what it is: the dated fact was lifted. */
function isChecked(world: World, view: ItemView): boolean {
  return world.env.facts.suspensions.some(
    (fact) =>
      fact.kind === 'underpayment' &&
      fact.itemId === view.facts.id &&
      fact.recordedAt <= world.nowMs &&
      fact.liftedDay !== undefined &&
      fact.liftedDay <= world.today,
  );
}

/**
 * Whether what is left of an item looks like an underpayment (law 5): it equals its tax, its retention or its discount, or a part payment left
 * less than the entity's threshold [50.00 EUR]. Until a person has said what it is, nothing leaves about it. Minor units; nothing converts.
 */
export function isUnderpaid(world: World, view: ItemView): boolean {
  const { vatCents, retentionCents, discountCents, currency } = view.facts;
  const { netCents } = view;
  if (netCents <= 0) return false;
  const threshold = world.env.policy.underpayment ?? USUAL_THRESHOLD;
  const looksLikeOne = netCents === vatCents || netCents === retentionCents || netCents === discountCents;
  const isSmall = currency === threshold.currency && netCents < threshold.belowCents;
  if (!looksLikeOne && !(isSmall && isPartlyPaid(world, view))) return false;
  return !isChecked(world, view);
}
