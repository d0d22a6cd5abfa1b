import type { Reason } from '@relance/schemas';
import { reviewBusinessDays } from '../outcome/review.js';
import { noticeLevel } from '../../levels.js';
import { carryMember } from '../outcome/members.js';
import { failMember } from '../outcome/sent.js';
import { reason } from '../telling/reason.js';
import type { CaseState, Token } from '../state.js';
import { advanceToken, type Rest } from '../token/advance.js';
import { entityDay, type World } from '../world/world.js';
import { copyToken } from '../token/copy-token.js';
import { candidateOf, memberOf, type Candidate } from './candidate.js';
import { courtesyFault, isUnderNotice, nextOverdueDay } from './courtesy.js';
import { isCallRefused, unreachable } from './reachable.js';
import { slotOf, slotWithoutCap, type SlotFinder } from './slot-finder.js';

/** What becomes of a step that will seek no slot. */
type Verdict =
  { port: 'failed'; told: Reason; failure: string } | { port: 'skipped'; told: Reason } | { port: 'parked'; told: Reason; owner: string };

const CAP_COSTS_BUSINESS_DAYS = 5;
/** More steps in one wake than any sound plan fails or drops. */
const MOST_STEPS = 128;

/** How long a cap keeps a notice back beyond gap, window and business day is a person's to decide from five business days on (law 14). */
function capCostsTooMuch(world: World, finder: SlotFinder, candidate: Candidate): boolean {
  const slot = slotOf(finder, candidate);
  const uncapped = slotWithoutCap(finder, candidate);
  if (typeof slot !== 'number' || typeof uncapped !== 'number') return false;
  return entityDay(world, slot) > world.entityCalendar.addBusinessDays(entityDay(world, uncapped), CAP_COSTS_BUSINESS_DAYS);
}

function noticeVerdict(world: World, finder: SlotFinder, candidate: Candidate): Verdict | undefined {
  const { token, instruction } = candidate.intent;
  const parts = { itemId: token.item, nodeId: instruction.nodeId, onDay: world.today };
  const owner = 'creditManager';
  if (token.reminders < 1) return { port: 'parked', owner, told: reason('noticeWithoutReminder', 19, { ...parts, values: { owner } }) };
  if (token.reopenedDay !== undefined || !capCostsTooMuch(world, finder, candidate)) return undefined;
  const slot = slotOf(finder, candidate);
  const untilDay = typeof slot === 'number' ? entityDay(world, slot) : undefined;
  return { port: 'parked', owner, told: reason('noticeCapAskHuman', 14, { ...parts, untilDay, values: { owner } }) };
}

/** What the step under a token comes to before any slot is sought; undefined: it seeks one. */
function verdictOn(world: World, state: CaseState, finder: SlotFinder, candidate: Candidate): Verdict | undefined {
  const { token, view, plan, instruction } = candidate.intent;
  const tell = (code: string, law: number): Reason =>
    reason(code, law, { itemId: token.item, nodeId: instruction.nodeId, onDay: world.today });
  if (instruction.op === 'task') {
    if (instruction.task !== 'call' || !isCallRefused(world)) return undefined;
    return { port: 'failed', failure: 'opposed', told: tell('callRefused', 8) };
  }
  const failure = unreachable(world, instruction.channel, instruction.level);
  if (failure === 'opposed') return { port: 'failed', failure, told: tell('channelOpposed', 8) };
  if (failure !== undefined) return { port: 'failed', failure, told: tell('noUsableAddress', 20) };
  if (instruction.level >= noticeLevel) return noticeVerdict(world, finder, candidate);
  if (instruction.level === 0 && isUnderNotice(world, state)) {
    return { port: 'skipped', told: tell('preReminderUnderNotice', 23) };
  }
  const fault = instruction.level < 0 ? courtesyFault(world, { token, view, plan }) : undefined;
  return fault === undefined ? undefined : { port: 'skipped', told: tell(fault, 23) };
}

function obey(world: World, candidate: Candidate, verdict: Verdict): Token {
  const { instruction } = candidate.intent;
  const token = copyToken(candidate.intent.token);
  if (verdict.port === 'parked') {
    token.status = 'parked';
    const reviewDay = world.entityCalendar.addBusinessDays(world.today, reviewBusinessDays);
    token.end = { reason: verdict.told, owner: verdict.owner, reviewDay };
    return token;
  }
  const skipped = instruction.skipped ?? (instruction.op === 'contact' ? instruction.sent : instruction.expired);
  const failed = instruction.op === 'contact' ? instruction.failed : instruction.expired;
  const member = { ...memberOf(candidate, 'reminded'), shiftDays: 0 };
  if (verdict.port === 'failed') {
    failMember(world.env, token, member, { day: world.today, failure: verdict.failure, next: failed });
    return token;
  }
  carryMember(token, member, skipped, world.today);
  token.previousContactDay = world.today;
  return token;
}

/** When a step not ripe yet, or a courtesy that waits, has to be looked at so that extra wakes change nothing (P8). */
function lookAgainAt(world: World, candidate: Candidate, isCondemned: boolean): number | undefined {
  if (candidate.readyAt > world.nowMs) return isCondemned || candidate.level < 0 ? candidate.readyAt : undefined;
  const day = candidate.level < 0 ? nextOverdueDay(world) : undefined;
  return day === undefined ? undefined : world.entityCalendar.toInstant(day, 0);
}

/** The candidate of a token at rest on a step, unless it stands open already. */
function seeksSlot(world: World, { intent, token }: Rest): Candidate | undefined {
  return intent === undefined || token.task !== undefined ? undefined : candidateOf(world, intent);
}

/** What came of sorting the steps out. */
export interface SortedOut {
  rests: readonly Rest[];
  /** The steps that do seek a slot. */
  candidates: Candidate[];
  wakeAt: number | undefined;
}

/**
 * Sorts out the steps that will seek no slot, from the instant they are ready: a message the payer cannot or will not receive takes its `failed`
 * port with the reason as a fact (laws 8, 20); a notice about an item that was never reminded in writing, or kept back by the cap for more than
 * five business days, is parked for a person (laws 14, 19); a courtesy out of place and a pre-reminder beside a notice are dropped (law 23). Changes
 * `rests` in place.
 */
export function sortOut(world: World, state: CaseState, rests: Rest[], finder: SlotFinder): SortedOut {
  const candidates: Candidate[] = [];
  let wakeAt: number | undefined;
  let index = 0;
  for (let rest of rests) {
    let candidate = seeksSlot(world, rest);
    for (let steps = 0; steps < MOST_STEPS && candidate !== undefined; steps += 1) {
      const verdict = verdictOn(world, state, finder, candidate);
      if (verdict === undefined || candidate.readyAt > world.nowMs) {
        const againAt = lookAgainAt(world, candidate, verdict !== undefined);
        if (againAt !== undefined) wakeAt = Math.min(wakeAt ?? againAt, againAt);
        break;
      }
      const next = advanceToken(world, obey(world, candidate, verdict), state);
      rest = { ...next, reasons: [...rest.reasons, verdict.told, ...next.reasons] };
      candidate = seeksSlot(world, rest);
    }
    if (candidate !== undefined) candidates.push(candidate);
    rests[index] = rest;
    index += 1;
  }
  return { rests, candidates, wakeAt };
}
