import type { Reason } from '@relance/schemas';
import type { TrialEndFacts } from '../facts/recorded-facts.js';
import type { CaseState, ContactEffect, LoggedContact, Receipt, Token } from '../state.js';
import { reason } from '../telling/reason.js';
import { copyToken } from '../token/copy-token.js';
import { entityDay, type World } from '../world/world.js';

const nothingTold: readonly Reason[] = [];

/** Remembers where the items of a trial's message stood before the first of them moved it. Changes `state` in place. */
export function rememberBeforeTrial(state: CaseState, { members, dropped = [] }: ContactEffect, { at, trial }: Receipt): void {
  if (trial !== true) return;
  const moved = new Set([...members, ...dropped].map(({ item }) => item));
  for (const token of state.tokens) {
    if (moved.has(token.item)) token.beforeTrial ??= { at, token: copyToken(token) };
  }
}

function isAbout({ itemIds }: TrialEndFacts, items: readonly string[]): boolean {
  return itemIds === undefined || items.some((item) => itemIds.includes(item));
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

function forget(logged: LoggedContact, end: TrialEndFacts): LoggedContact {
  const isOver = logged.trial === true && logged.bounced !== true && logged.at <= end.recordedAt && isAbout(end, logged.items);
  return isOver ? { ...logged, bounced: true } : logged;
}

/**
 * Trials that are over: the payer received nothing, so no message of theirs counts for level, gap, cap, deadline and notice (laws 7, 10, 14, 19), and each
 * item is again where it stood before the first of them. Changes `state` in place; asking again changes nothing.
 */
export function readTrialEnds(world: World, state: CaseState): readonly Reason[] {
  const { trialEnds } = world.env.facts;
  if (trialEnds === undefined) return nothingTold;
  const reasons: Reason[] = [];
  for (const end of trialEnds) {
    if (end.recordedAt > world.nowMs) continue;
    const day = entityDay(world, end.recordedAt);
    for (const token of state.tokens) {
      const { beforeTrial } = token;
      if (beforeTrial === undefined || beforeTrial.at > end.recordedAt || !isAbout(end, [token.item])) continue;
      putBack(world, token, beforeTrial.token, day);
      reasons.push(reason('trialOver', 14, { itemId: token.item, onDay: day }));
    }
    state.log = state.log.map((logged) => forget(logged, end));
  }
  return reasons;
}
