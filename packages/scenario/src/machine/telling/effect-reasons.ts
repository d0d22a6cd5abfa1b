import type { Reason } from '@relance/schemas';
import { reason } from './reason.js';
import type { ContactEffect, Effect, Member, RecapOf } from '../state.js';
import { civilDate, type World } from '../world/world.js';

function memberReason(world: World, effect: Exclude<Effect, { kind: 'withdraw' }>, member: Member): Reason | undefined {
  const parts = { itemId: member.item, nodeId: member.nodeId, onDay: world.today };
  const values = { number: world.items.get(effect.carrier.item)?.facts.number ?? effect.carrier.item, level: effect.level };
  if (member.covered === true) return reason('covered', 18, { ...parts, values });
  if (member.item === effect.carrier.item) return undefined;
  const isCall = effect.kind === 'task' && effect.draft === undefined;
  return reason(isCall ? 'mergedCall' : 'carriedBy', isCall ? 21 : 16, { ...parts, values });
}

/** What is laid before a person, and what changed since somebody agreed (law 24). */
function draftReasons(world: World, effect: Effect): Reason[] {
  if (effect.kind !== 'task' || effect.draft === undefined) return [];
  const { carrier, caller, draft } = effect;
  const parts = { itemId: carrier.item, nodeId: carrier.nodeId, onDay: world.today };
  if (draft.difference === undefined) return [reason('contentAsked', 24, { ...parts, values: { owner: caller } })];
  return [reason('contentChanged', 24, { ...parts, values: { owner: caller, ...draft.difference } })];
}

/** What happened since the last contact about a member and this one may say: a suspension that ended, a promise that was broken (law 8). */
function sinceReasons(world: World, member: Member): Reason[] {
  const parts = { itemId: member.item, nodeId: member.nodeId };
  const reasons: Reason[] = [];
  if (member.resumes !== undefined) {
    const { becauseOf, days } = member.resumes;
    const code = becauseOf === 'dispute' ? 'resumesAfterDispute' : 'resumesAfterLong';
    reasons.push(reason(code, 8, { ...parts, values: { days }, onDay: world.today }));
  }
  if (member.brokenPromiseDay !== undefined) {
    const values = { promised: civilDate(member.brokenPromiseDay) ?? '' };
    reasons.push(reason('promiseBroken', 8, { ...parts, values, onDay: world.today }));
  }
  return reasons;
}

/** The recap of a call leaves about these items (law 21). */
function recapReasons(world: World, { members, channel }: ContactEffect, { calledDay }: RecapOf): Reason[] {
  const values = { called: civilDate(calledDay) ?? '', channel };
  return members.map(({ item, nodeId }) => reason('recapLeaves', 21, { itemId: item, nodeId, values, onDay: world.today }));
}

/** Why each item is on board of an effect, what is dropped for it, and which later steps it moves (laws 9, 15–18, 21). */
export function effectReasons(world: World, effect: Effect): Reason[] {
  if (effect.kind === 'withdraw') return [reason('callWithdrawn', 15, { onDay: world.today })];
  // told with its letter already
  if (effect.kind === 'contact' && effect.companionOf !== undefined) return [];
  if (effect.kind === 'contact' && effect.recap !== undefined) return recapReasons(world, effect, effect.recap);
  const reasons = draftReasons(world, effect);
  for (const member of effect.members) {
    const told = memberReason(world, effect, member);
    if (told !== undefined) reasons.push(told);
    reasons.push(...sinceReasons(world, member));
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
