import type { Reason } from '@relance/schemas';
import { isDraft } from '../approval/ask.js';
import type { TrialEndFacts } from '../facts/recorded-facts.js';
import type { CaseState, ContactEffect, LoggedContact, Member, OpenCall, Receipt, Token } from '../state.js';
import { reason } from '../telling/reason.js';
import { copyToken } from '../token/copy-token.js';
import { entityDay, type World } from '../world/world.js';
import { comeBack, isOnCarriersStep, onBoard, tokenFor } from './members.js';

const nothingTold: readonly Reason[] = [];

function remember(state: CaseState, member: Member, before: Omit<NonNullable<Token['beforeTrial']>, 'token'>): void {
  const token = tokenFor(state, member);
  if (token !== undefined) token.beforeTrial ??= { ...before, token: copyToken(token) };
}

/**
 * Remembers where the items that a trial's message really moves stood before the first of them: those on board, of one that failed those on its carrier's step alone (law 20),
 * and the pre-reminders it drops, which go back with its carrier. What fell out of it is none of them: a later trial would throw it far back. Changes `state` in place.
 */
export function rememberBeforeTrial(state: CaseState, effect: ContactEffect, receipt: Receipt): void {
  if (receipt.trial !== true) return;
  const hasLeft = receipt.outcome === 'sent' || receipt.outcome === 'unknown';
  for (const member of effect.members) {
    const boarded = onBoard(receipt, member);
    if (boarded === undefined || (!hasLeft && !isOnCarriersStep(effect, member))) continue;
    remember(state, member, { at: boarded.sentBefore ?? receipt.at });
  }
  if (!hasLeft) return;
  for (const member of effect.dropped ?? []) remember(state, member, { at: receipt.at, with: effect.carrier.item });
}

function isAbout({ itemIds }: TrialEndFacts, items: readonly string[]): boolean {
  return itemIds === undefined || items.some((item) => itemIds.includes(item));
}

/** Whether an item goes back by this end of a trial: it, or the carrier of the message that dropped its pre-reminder, is named. */
function goesBack(end: TrialEndFacts, { item, beforeTrial }: Token): boolean {
  if (beforeTrial === undefined || beforeTrial.at > end.recordedAt) return false;
  return isAbout(end, beforeTrial.with === undefined ? [item] : [item, beforeTrial.with]);
}

/** The steps done keep their count, so that no key is used twice (P12); what was skipped or looped goes back with the rest. */
function visitsOf(world: World, before: Token, now: Token): Token['visits'] {
  const visits = { ...before.visits };
  for (const [key, count] of Object.entries(now.visits)) {
    const op = world.env.plans[now.plan]?.instructions[Number(key)]?.op;
    if (op === 'contact' || op === 'task') visits[Number(key)] = count;
  }
  return visits;
}

/** What a person asked for is done once: commands followed meanwhile stay answered (law 27). */
function takenOf(before: Token, now: Token): Token['taken'] {
  const followed = (now.taken ?? []).filter((id) => id.startsWith('command/'));
  const taken = [...new Set([...(before.taken ?? []), ...followed])];
  return taken.length === 0 ? before.taken : taken;
}

/** The item as it stood, seen late by the days the trial took: its later steps move by them (law 9). */
function putBack(world: World, token: Token, before: Token, day: number): void {
  const visits = visitsOf(world, before, token);
  const taken = takenOf(before, token);
  Object.assign(token, copyToken(before), {
    visits,
    taken,
    task: undefined,
    readyAt: undefined,
    heldUntil: undefined,
    idealDay: undefined,
  });
  token.sinceDay = Math.max(before.sinceDay, day);
}

function withoutAsked(state: CaseState, end: TrialEndFacts, call: OpenCall, back: ReadonlySet<string>): OpenCall {
  if (call.openedAt >= end.recordedAt) return call;
  const members = call.effect.members.filter((member) => {
    if (!back.has(member.item) && !(isDraft(call) && isAbout(end, [member.item]))) return true;
    const token = tokenFor(state, member);
    if (token !== undefined) comeBack(token, member);
    return false;
  });
  return members.length === call.effect.members.length ? call : { ...call, effect: { ...call.effect, members } };
}

/**
 * What was asked during the trial is asked anew, as another visit: a draft showed the message to the house, a call was that of a step the item goes back from; no old answer may
 * serve what leaves for the customer (law 24). What is left without a member is withdrawn with the calls that have ended.
 */
function askAnew(state: CaseState, end: TrialEndFacts, back: ReadonlySet<string>): void {
  state.calls = state.calls.map((call) => withoutAsked(state, end, call, back));
  if (state.approvals === undefined) return;
  state.approvals = state.approvals.filter(({ item, askedAt }) => askedAt >= end.recordedAt || !isAbout(end, [item]));
}

/** Whether a logged message is of a trial that is over, and still counts. */
function isToForget({ trial, bounced, at, items }: LoggedContact, end: TrialEndFacts): boolean {
  return trial === true && bounced !== true && at <= end.recordedAt && isAbout(end, items);
}

/** Whether the end of a trial could still change anything: past ends are there at every wake, and cost nothing once all was put back. */
function hasTraces({ tokens, calls, approvals = [], log }: CaseState): boolean {
  if (calls.length > 0 || approvals.length > 0 || tokens.some(({ beforeTrial }) => beforeTrial !== undefined)) return true;
  return log.some(({ trial, bounced }) => trial === true && bounced !== true);
}

/**
 * Trials that are over: the payer received nothing, so no message of theirs counts for level, gap, cap, deadline and notice (laws 7, 10, 14, 19), each
 * item is again where it stood before the first of them, and what was asked meanwhile is asked anew (law 24). Changes `state` in place; asking again changes nothing.
 */
export function readTrialEnds(world: World, state: CaseState): readonly Reason[] {
  const { trialEnds } = world.env.facts;
  if (trialEnds === undefined || !hasTraces(state)) return nothingTold;
  const reasons: Reason[] = [];
  for (const end of trialEnds) {
    if (end.recordedAt > world.nowMs) continue;
    const day = entityDay(world, end.recordedAt);
    const back = new Set(state.tokens.filter((token) => goesBack(end, token)).map(({ item }) => item));
    askAnew(state, end, back);
    for (const token of state.tokens) {
      const { beforeTrial } = token;
      if (beforeTrial === undefined || !back.has(token.item)) continue;
      putBack(world, token, beforeTrial.token, day);
      reasons.push(reason('trialOver', 14, { itemId: token.item, onDay: day }));
    }
    if (!state.log.some((logged) => isToForget(logged, end))) continue;
    state.log = state.log.map((logged) => (isToForget(logged, end) ? { ...logged, bounced: true } : logged));
  }
  return reasons;
}
