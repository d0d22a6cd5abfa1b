import type { Standing } from '../world/standing.js';
import { standingOf } from '../world/standing.js';
import type { ItemView, World } from '../world/world.js';

/** What a call may bring about, and its recap then writes down: none of it keeps the recap back. */
const saidOnCalls: ReadonlySet<Standing['code']> = new Set([
  'promise',
  'dispute',
  'paymentAnnounced',
  'reply',
  'checking',
  'resumesAfterGrace',
]);

/**
 * Whether the recap of a call still speaks of an item (laws 21, 25): while money is owed on it and nothing keeps it back but what a call may bring
 * about itself.
 */
export function isStillSpokenOf(world: World, view: ItemView | undefined, planHash: string): view is ItemView {
  if (view === undefined || view.netCents <= 0) return false;
  const standing = standingOf(world, view, world.env.plans[planHash]);
  return standing === undefined || saidOnCalls.has(standing.code);
}
