import type { Reason } from '@relance/schemas';
import { reviewBusinessDays } from '../outcome/review.js';
import { holdLimit } from '../contact/holder.js';
import { comeBack, tokenFor } from '../outcome/members.js';
import { reason } from '../telling/reason.js';
import type { CaseState, OpenCall, Token } from '../state.js';
import { entityDay, type World } from '../world/world.js';
import { approvalFor, approvalOutcomes, rememberApproval } from './ask.js';

/** Frees the tokens that rest on a draft: covered items stand elsewhere and go on walking. */
function free(state: CaseState, call: OpenCall, notBeforeMs?: number): Token[] {
  const freed: Token[] = [];
  for (const member of call.effect.members) {
    const token = tokenFor(state, member);
    if (token === undefined) continue;
    comeBack(token, member, notBeforeMs);
    if (member.covered !== true) freed.push(token);
  }
  return freed;
}

function told(call: OpenCall, code: string, day: number, items: readonly string[]): Reason[] {
  const { nodeId } = call.effect.carrier;
  return items.map((itemId) => reason(code, 24, { itemId, nodeId, values: { owner: call.effect.caller }, onDay: day }));
}

function refuse(world: World, state: CaseState, call: OpenCall, day: number): Reason[] {
  const owner = call.effect.caller;
  const reviewDay = world.entityCalendar.addBusinessDays(day, reviewBusinessDays);
  const reasons: Reason[] = [];
  for (const token of free(state, call)) {
    const { nodeId } = call.effect.carrier;
    const why = reason('contentRefused', 12, { itemId: token.item, nodeId, values: { owner }, onDay: day, untilDay: reviewDay });
    token.status = 'parked';
    token.end = { reason: why, owner, reviewDay };
    reasons.push(why);
  }
  rememberApproval(state, call.effect.carrier, undefined);
  return reasons;
}

/**
 * What a person said to a draft (law 24): agreed, and the contact is laid before the next one or leaves at its next slot; refused, and its items
 * are parked with owner and review date (law 12). Changes `state` in place.
 */
export function decideDraft(world: World, state: CaseState, call: OpenCall, fact: { outcome: string; at: number }): Reason[] {
  const day = entityDay(world, fact.at);
  if (fact.outcome !== approvalOutcomes.approved) return refuse(world, state, call, day);
  const resting = free(state, call);
  const approval = approvalFor(state, call.effect.carrier);
  if (approval !== undefined) rememberApproval(state, approval, { ...approval, agreed: approval.agreed + 1, expired: 0 });
  return told(
    call,
    'contentApproved',
    day,
    resting.map(({ item }) => item),
  );
}

/** A draft nobody decided in time advances nothing (law 12): the next person is asked, and once the unit was held long enough others go first (law 15). */
export function expireDraft(world: World, state: CaseState, call: OpenCall): Reason[] {
  const approval = approvalFor(state, call.effect.carrier);
  const isHoldOver = approval !== undefined && call.expiresAt >= holdLimit(world, approval.askedAt);
  const resting = free(state, call, isHoldOver ? call.expiresAt : undefined);
  if (approval !== undefined) rememberApproval(state, approval, { ...approval, expired: approval.expired + 1 });
  return told(
    call,
    'contentNotDecided',
    entityDay(world, call.expiresAt),
    resting.map(({ item }) => item),
  );
}
