import { reason } from '../telling/reason.js';
import type { ContactEffect } from '../state.js';
import type { World } from '../world/world.js';
import type { Refusal } from './refusal.js';

/**
 * Whether the payments of the previous business day are unknown, so that nothing may leave (law 25): from the first payment feed on, one known by
 * now has to cover it. To be asked again when the next feed arrives, as far as the facts tell, else on the next business day. Days and midnight are
 * the entity's.
 */
export function staleFeed(world: World, { carrier }: ContactEffect): Refusal | undefined {
  const { env, nowMs, today, entityCalendar } = world;
  const { feeds } = env.facts;
  if (feeds === undefined) return undefined;
  const known = feeds.filter(({ recordedAt }) => recordedAt <= nowMs);
  const neededDay = entityCalendar.addBusinessDays(today, -1);
  if (known.length === 0 || known.some(({ coversDay }) => coversDay >= neededDay)) return undefined;
  const nextFeeds = feeds.map(({ recordedAt }) => recordedAt).filter((instant) => instant > nowMs);
  const notBefore = Math.min(entityCalendar.toInstant(entityCalendar.addBusinessDays(today, 1), 0), ...nextFeeds);
  return { notBefore, reason: reason('feedStale', 25, { itemId: carrier.item, nodeId: carrier.nodeId }) };
}
