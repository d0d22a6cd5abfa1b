import type { Reason } from '@relance/schemas';
import { reason } from './reason.js';
import type { Environment } from '../facts/environment.js';
import { standingOf } from '../world/standing.js';
import { civilDate, openWorld } from '../world/world.js';

/** What keeps one item in its place. */
export interface Pause {
  reason: Reason;
  /** It does not end by itself: paid, handed over, insolvent… */
  isFinal: boolean;
  /** Last civil date of it, where known. */
  until?: string;
}

/**
 * What the facts alone keep in its place at an instant (laws 5, 8), by item: what is absent is free to walk. Where the items stand in their
 * scenarios takes no part, nor a scenario's own minimum: so it can be asked of facts not recorded yet.
 */
export function pausesOf(env: Environment, nowMs: number): Map<string, Pause> {
  const world = openWorld(env, nowMs);
  const pauses = new Map<string, Pause>();
  for (const [itemId, view] of world.items) {
    const standing = standingOf(world, view, undefined);
    if (standing === undefined) continue;
    const { status, code, law, lastDay, values } = standing;
    const isFinal = status !== 'suspended';
    const until = civilDate(lastDay);
    const told = reason(code, law, { itemId, values, untilDay: lastDay });
    pauses.set(itemId, until === undefined ? { reason: told, isFinal } : { reason: told, isFinal, until });
  }
  return pauses;
}
