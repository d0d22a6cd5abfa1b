import { traitsOf } from '@relance/schemas';
import type { Plan, ProgramCounter } from '../../plan.js';
import type { Environment } from '../facts/environment.js';
import { missingCalendar } from '../facts/open-environment.js';
import type { CaseState, ContactEffect, LoggedContact, LoggedStep, Member, Receipt, Token } from '../state.js';
import { grantedDeadline } from '../time/granted-deadline.js';
import { carryMember, dayOf, isOnCarriersStep, onBoard, tokenFor } from './members.js';
import { failResumption } from './resumptions.js';
import { countVisit } from '../token/moves.js';

const LOG_DAYS = 400;

/** The message step at a place of a plan, if there is one. */
function messageStep(
  plan: Plan | undefined,
  pc: ProgramCounter,
): { sent: ProgramCounter; failed: ProgramCounter; skipped?: ProgramCounter; level: number } | undefined {
  const instruction = plan?.instructions[pc];
  return instruction?.op === 'contact' ? instruction : undefined;
}

/** A message as it left: when, and whether that is certain (law 20). */
interface Left {
  effect: ContactEffect;
  at: number;
  day: number;
  dispatchId: string;
  isCertain: boolean;
  isTrial: boolean;
}

/** The items a message took along at one time, and what it did to them. */
interface LeftTogether {
  items: string[];
  steps: LoggedStep[];
}

function log(state: CaseState, left: Left, { items, steps }: LeftTogether): void {
  const { effect, at, day, dispatchId, isTrial } = left;
  if (items.length === 0 || state.log.some((logged) => logged.dispatchId === dispatchId)) return;
  const { unit, level, channel } = effect;
  const logged: LoggedContact = { unit, at, day, level, kind: 'message', dispatchId, items: items.slice(), channel, steps: steps.slice() };
  if (effect.membersOnly === true) logged.recipient = effect.audience[0] ?? '';
  if (isTrial) logged.trial = true;
  if (!left.isCertain) logged.uncertain = true;
  if (effect.grantedDays !== undefined) logged.grantedDays = effect.grantedDays;
  const firstDay = day - LOG_DAYS;
  const kept = state.log.some((old) => old.day < firstDay) ? state.log.filter((old) => old.day >= firstDay) : state.log;
  state.log = [...kept, logged];
}

/**
 * The day until which a contact binds us about an item: as printed, one date for the whole message, on a list of single items its own (law 13), and
 * never sooner than it really runs (laws 10, 16).
 */
function boundUntil(env: Environment, left: Left, member: Member): number | undefined {
  const { effect } = left;
  const { channel } = effect;
  const step = env.plans[member.plan]?.instructions[member.pc];
  const isList = effect.membersOnly === true;
  const deadlineDay = isList ? member.deadlineDay : effect.deadlineDay;
  const grantedDays = isList ? (step?.op === 'contact' ? step.deadlineDays : undefined) : effect.grantedDays;
  if (deadlineDay === undefined || grantedDays === undefined) return deadlineDay;
  return Math.max(deadlineDay, grantedDeadline(env.calendars[env.policy.territory] ?? missingCalendar, channel, left.day, grantedDays));
}

function moveSent(env: Environment, token: Token, member: Member, left: Left): LoggedStep | undefined {
  const step = messageStep(env.plans[member.plan], member.pc);
  if (step === undefined) return undefined;
  const day = member.covered === true ? Math.max(dayOf(env, member.readyAt), token.sinceDay) : left.day;
  const asksForPayment = member.role !== 'announced' && left.effect.level >= 1;
  const mayRemind = asksForPayment && traitsOf(left.effect.channel)?.reminds === true;
  const reminds = left.isCertain && mayRemind;
  const level = member.keepsPlace === true ? token.level : Math.max(token.level, step.level);
  const done: LoggedStep = { item: token.item, level: member.keepsPlace === true ? level : step.level, was: token.level, reminds };
  if (!left.isCertain) Object.assign(done, { mayRemind, boundBefore: token.notBeforeDay });
  token.level = level;
  token.contacts = (token.contacts ?? 0) + 1;
  token.lastDispatchId = left.dispatchId;
  if (reminds) token.reminders += 1;
  token.failure = undefined;
  const lastDay = boundUntil(env, left, member);
  if (lastDay !== undefined && member.role !== 'announced') token.notBeforeDay = Math.max(token.notBeforeDay ?? lastDay + 1, lastDay + 1);
  token.resumption = undefined;
  if (member.keepsPlace === true) countVisit(token, member.pc);
  else carryMember(token, member, step.sent, day);
  token.previousContactDay = day;
  return done;
}

/** Moves on what a message replaced or had to leave out: counted as a previous contact on that day (laws 2, 17). */
function moveDropped(state: CaseState, effect: ContactEffect, env: Environment, day: number): void {
  for (const member of effect.dropped ?? []) {
    const token = tokenFor(state, member);
    const step = messageStep(env.plans[member.plan], member.pc);
    if (token === undefined || step === undefined) continue;
    carryMember(token, member, step.skipped ?? step.sent, day);
    token.previousContactDay = day;
  }
}

/**
 * A message that left, or may have left (`unknown`: it counts, but is no certain reminder, law 20): moves the members on board, each from its
 * own date, and writes one log entry whatever its companions (law 22). Changes `state` in place.
 */
export function settleSent(state: CaseState, effect: ContactEffect, receipt: Receipt, env: Environment): void {
  const now: LeftTogether = { items: [], steps: [] };
  let earlier: Map<number, LeftTogether> | undefined;
  const leftAt = (at: number, dispatchId: string): Left => ({
    effect,
    at,
    day: dayOf(env, at),
    dispatchId,
    isCertain: receipt.outcome !== 'unknown',
    isTrial: receipt.trial === true,
  });
  const leftNow = leftAt(receipt.at, receipt.dispatchId);
  for (const member of effect.members) {
    const boarded = onBoard(receipt, member);
    if (boarded === undefined) continue;
    const { sentBefore } = boarded;
    const then = sentBefore === undefined ? now : (earlier?.get(sentBefore) ?? { items: [], steps: [] });
    if (sentBefore !== undefined) (earlier ??= new Map<number, LeftTogether>()).set(sentBefore, then);
    then.items.push(member.item);
    const token = tokenFor(state, member);
    if (token === undefined) continue;
    const left = sentBefore === undefined ? leftNow : leftAt(sentBefore, `${receipt.dispatchId}/${sentBefore}`);
    const done = moveSent(env, token, member, left);
    if (done !== undefined) then.steps.push(done);
  }
  for (const [at, then] of earlier ?? []) log(state, leftAt(at, `${receipt.dispatchId}/${at}`), then);
  log(state, leftNow, now);
  moveDropped(state, effect, env, leftNow.day);
}

/** Takes one item by the failed port of its step, with the reason as a fact the next decision reads (law 20); a resumption keeps its place (law 8). */
export function failMember(
  env: Environment,
  token: Token,
  member: Member,
  how: { day: number; failure: string; next: ProgramCounter },
): void {
  token.failure = how.failure;
  if (member.isResumption === true) failResumption(env, token, member, how.day);
  if (member.keepsPlace === true) countVisit(token, member.pc);
  else carryMember(token, member, how.next, how.day);
}

/** A failure moves only the tokens on the carrier's own step; the rest stay ripe, covered ones untouched (law 20). */
export function settleFailed(state: CaseState, effect: ContactEffect, receipt: Receipt, env: Environment): void {
  const day = dayOf(env, receipt.at);
  for (const member of effect.members) {
    if (!isOnCarriersStep(effect, member) || onBoard(receipt, member) === undefined) continue;
    const token = tokenFor(state, member);
    const step = messageStep(env.plans[member.plan], member.pc);
    if (token === undefined || step === undefined) continue;
    failMember(env, token, member, { day, failure: receipt.reason?.code ?? 'failed', next: step.failed });
  }
}
