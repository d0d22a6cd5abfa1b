import type { Reason } from '@relance/schemas';
import { reason } from '../telling/reason.js';
import type { CaseState, LoggedContact, Token } from '../state.js';
import type { World } from '../world/world.js';

const nothingTold: readonly Reason[] = [];

/** The level of an item by what was accepted about it and did not come back (law 7). */
function levelOf(state: CaseState, token: Token): number {
  let level: number | undefined;
  for (const { steps, bounced } of state.log) {
    for (const step of steps ?? []) {
      if (step.item !== token.item) continue;
      level ??= step.was;
      if (bounced !== true) level = Math.max(level, step.level);
    }
  }
  return level ?? token.level;
}

function takeBack(state: CaseState, logged: LoggedContact, { code, day }: Uncounted): Reason[] {
  const reasons: Reason[] = [];
  for (const { item, level, reminds } of logged.steps ?? []) {
    const token = state.tokens.find((candidate) => candidate.item === item);
    if (token === undefined) continue;
    if (reminds) token.reminders = Math.max(0, token.reminders - 1);
    token.level = levelOf(state, token);
    reasons.push(reason(code, 20, { itemId: item, values: { level }, onDay: day }));
  }
  return reasons;
}

/** Why a message no longer counts, and since which day. */
interface Uncounted {
  code: 'bounced' | 'neverArrived';
  day: number;
}

/** Takes the message at a place of the log, as it is given, back: it no longer counts for level, gap, cap and notice (laws 7, 14, 19); no token moves. Changes `state` in place. */
export function uncount(state: CaseState, index: number, logged: LoggedContact, why: Uncounted): Reason[] {
  const steps = (logged.steps ?? []).map((step) => ({ ...step, reminds: false }));
  state.log = state.log.with(index, { ...logged, bounced: true, steps });
  return takeBack(state, logged, why);
}

/**
 * Accepted messages that came back (law 20): each no longer counts for level, gap, cap and notice (7, 14, 19); no token moves back. Changes
 * `state` in place; asking again changes nothing.
 */
export function readBounces(world: World, state: CaseState): readonly Reason[] {
  const { bounces } = world.env.facts;
  if (bounces === undefined) return nothingTold;
  const reasons: Reason[] = [];
  for (const fact of bounces) {
    if (fact.recordedAt > world.nowMs) continue;
    const index = state.log.findIndex(({ dispatchId, bounced }) => dispatchId === fact.dispatchId && bounced !== true);
    const logged = state.log[index];
    if (logged === undefined) continue;
    reasons.push(...uncount(state, index, logged, { code: 'bounced', day: fact.day }));
  }
  return reasons;
}
