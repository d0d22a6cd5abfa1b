import type { Reason } from '@relance/schemas';
import type { Environment } from '../facts/environment.js';
import { unreachable } from '../contact/reachable.js';
import { reason } from '../telling/reason.js';
import type { ContactEffect, LoggedContact, Member, TaskEffect } from '../state.js';
import { recapWindow } from '../recap/recap-window.js';
import { keepsBothHolidays } from '../time/both-holidays.js';
import { earliestDay, rhythmOf } from '../time/rhythm.js';
import { findSlot, isOpenAt } from '../time/slot.js';
import { windowOf } from '../time/when-date.js';
import { standingOf } from '../world/standing.js';
import { entityDay, morningOf, openWorld, type World } from '../world/world.js';

/** Why something must not leave now, and when to ask again. */
export interface Refusal {
  notBefore: number;
  reason: Reason;
}

const ASK_AGAIN_MS = 3_600_000;

function suspendedRefusal(world: World, carrier: Member): Refusal | undefined {
  const parts = { itemId: carrier.item, nodeId: carrier.nodeId };
  const view = world.items.get(carrier.item);
  if (view === undefined) return { notBefore: world.nowMs + ASK_AGAIN_MS, reason: reason('itemUnknown', 25, parts) };
  const standing = standingOf(world, view, world.env.plans[carrier.plan]);
  if (standing === undefined) return undefined;
  const untilDay = standing.lastDay;
  const notBefore = untilDay === undefined ? world.nowMs + ASK_AGAIN_MS : Math.max(morningOf(world, untilDay + 1), world.nowMs + 1);
  return { notBefore, reason: reason(standing.code, standing.law, { ...parts, untilDay }) };
}

/** A companion by a way on which the payer cannot be reached, or which it refuses, does not leave; its contact has left already (laws 8, 20, 22). */
function unreachedRefusal(world: World, { carrier, channel, level }: ContactEffect): Refusal | undefined {
  const failure = unreachable(world, channel, level);
  if (failure === undefined) return undefined;
  const parts = { itemId: carrier.item, nodeId: carrier.nodeId, values: { channel } };
  const because = failure === 'opposed' ? reason('channelOpposed', 8, parts) : reason('noUsableAddress', 20, parts);
  return { notBefore: world.nowMs + ASK_AGAIN_MS, reason: because };
}

/** The recap of a call keeps the entity's hours and days, and neither gap nor cap: it is part of that call (law 21). */
function recapRefusal(world: World, effect: ContactEffect): Refusal | undefined {
  const { nowMs } = world;
  const window = recapWindow(world, effect);
  if (isOpenAt(world, window, nowMs)) return undefined;
  const parts = { itemId: effect.carrier.item, nodeId: effect.carrier.nodeId };
  const slot = findSlot(world, { fromMs: nowMs, earliestDay: world.today, window });
  if (typeof slot !== 'number') return { notBefore: nowMs + ASK_AGAIN_MS, reason: reason(slot, 27, parts) };
  return { notBefore: slot, reason: reason('waitsForWindow', 14, { ...parts, untilDay: entityDay(world, slot) }) };
}

/**
 * The pure part of the guard at the moment of sending (laws 14, 25): the carrier's item is still owed and not suspended, the instant lies in
 * the step's window on an allowed day, and, where the contacts that left for the unit are given as `log`, gap and cap hold. Undefined means it
 * may leave; the rest of the guard (kill switch, feed, addresses) is the caller's.
 */
export function refusal(
  effect: ContactEffect | TaskEffect,
  env: Environment,
  nowMs: number,
  log: readonly LoggedContact[] = [],
): Refusal | undefined {
  const world = openWorld(env, nowMs);
  const { carrier } = effect;
  if (effect.kind === 'contact' && effect.recap !== undefined) return recapRefusal(world, effect);
  if (effect.kind === 'contact' && (effect.approvers ?? []).length > 0 && effect.approved !== true) {
    const parts = { itemId: carrier.item, nodeId: carrier.nodeId };
    return { notBefore: nowMs + ASK_AGAIN_MS, reason: reason('notApproved', 24, parts) };
  }
  const unreached = effect.kind === 'contact' && effect.companionOf !== undefined ? unreachedRefusal(world, effect) : undefined;
  if (unreached !== undefined) return unreached;
  const isCourtesy = effect.kind === 'contact' && effect.level < 0;
  const suspended = isCourtesy ? undefined : suspendedRefusal(world, carrier);
  if (suspended !== undefined) return suspended;
  const plan = env.plans[carrier.plan];
  const instruction = plan?.instructions[carrier.pc];
  const parts = { itemId: carrier.item, nodeId: carrier.nodeId };
  if (instruction?.op !== 'contact' && instruction?.op !== 'task') {
    return { notBefore: nowMs + ASK_AGAIN_MS, reason: reason('planMissing', 25, parts) };
  }
  const window = windowOf(world, instruction.when, keepsBothHolidays(instruction));
  const isLight = effect.kind === 'contact' && effect.level <= 0;
  const earliest = earliestDay(log, rhythmOf(plan, env.policy), isLight);
  const isTooSoon = earliest.day > world.today;
  if (!isTooSoon && isOpenAt(world, window, nowMs)) return undefined;
  const slot = findSlot(world, { fromMs: nowMs, earliestDay: earliest.day, window });
  if (typeof slot !== 'number') return { notBefore: nowMs + ASK_AGAIN_MS, reason: reason(slot, 27, parts) };
  const code = !isTooSoon ? 'waitsForWindow' : earliest.because === 'cap' ? 'waitsForCap' : 'waitsForGap';
  return { notBefore: slot, reason: reason(code, 14, { ...parts, untilDay: entityDay(world, slot) }) };
}
