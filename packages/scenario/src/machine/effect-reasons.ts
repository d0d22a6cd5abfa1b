import type { Reason } from '@relance/schemas';
import { reason } from './reason.js';
import type { Effect, Member } from './state.js';
import type { World } from './world/world.js';

function memberReason(world: World, effect: Exclude<Effect, { kind: 'withdraw' }>, member: Member): Reason | undefined {
  const parts = { itemId: member.item, nodeId: member.nodeId, onDay: world.today };
  const values = { number: world.items.get(effect.carrier.item)?.facts.number ?? effect.carrier.item, level: effect.level };
  if (member.covered === true) return reason('covered', 18, { ...parts, values });
  if (member.item === effect.carrier.item) return undefined;
  return reason(effect.kind === 'task' ? 'mergedCall' : 'carriedBy', effect.kind === 'task' ? 21 : 16, { ...parts, values });
}

/** Why each item is on board of an effect, what is dropped for it, and which later steps it moves (laws 9, 15–18, 21). */
export function effectReasons(world: World, effect: Effect): Reason[] {
  if (effect.kind === 'withdraw') return [reason('callWithdrawn', 15, { onDay: world.today })];
  const reasons: Reason[] = [];
  for (const member of effect.members) {
    const told = memberReason(world, effect, member);
    if (told !== undefined) reasons.push(told);
    if (member.shiftDays === undefined) continue;
    const parts = { itemId: member.item, nodeId: member.nodeId, onDay: world.today };
    reasons.push(reason('movesLater', 9, { ...parts, values: { days: member.shiftDays } }));
  }
  const dropped = effect.kind === 'contact' ? (effect.dropped ?? []) : [];
  for (const member of dropped) {
    const parts = { itemId: member.item, nodeId: member.nodeId, onDay: world.today };
    reasons.push(reason('preReminderDropped', 17, { ...parts, values: { level: effect.level } }));
  }
  return reasons;
}
