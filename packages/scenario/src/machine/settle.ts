import type { Plan, ProgramCounter } from '../plan.js';
import type { Environment } from './environment.js';
import { missingCalendar } from './open-environment.js';
import type { CaseState, ContactEffect, Effect, Member, Receipt, TaskEffect, Token } from './state.js';
import { moveTo, pass } from './token/advance.js';

const RETRY_MS = 300_000;
const REFUSED_RETRY_MS = 3_600_000;
const LOG_DAYS = 400;

/** A state whose lists and tokens may be changed without touching the one it was made from. */
export function workingCopy(state: CaseState): CaseState {
  return {
    ...state,
    tokens: state.tokens.map((token) => ({ ...token })),
    log: [...state.log],
    calls: [...state.calls],
    notBefore: { ...state.notBefore },
  };
}

/** The civil day of an instant in the creditor entity's zone. */
function dayOf(env: Environment, instantMs: number): number {
  return (env.calendars[env.policy.territory] ?? missingCalendar).toCivil(instantMs).day;
}

/** The token a member names, if it still stands before that very visit of the step: a second receipt changes nothing (P12). */
export function tokenFor(state: CaseState, member: Member): Token | undefined {
  const token = state.tokens.find((candidate) => candidate.item === member.item);
  if (token?.status !== 'walking' || token.plan !== member.plan) return undefined;
  if ((token.visits[member.pc] ?? 0) + 1 !== member.visit) return undefined;
  return token.pc === member.pc || member.covered === true ? token : undefined;
}

/** Carries a done step into its token: place, visit, shift (law 9) and, once overdue, the episode. */
export function carryMember(token: Token, member: Member, next: ProgramCounter, day: number): void {
  token.shiftDays += member.shiftDays ?? 0;
  pass(token, member.pc, day);
  moveTo(token, next, day);
}

function stepOf(plan: Plan | undefined, pc: ProgramCounter): { sent: ProgramCounter; failed: ProgramCounter; level: number } | undefined {
  const instruction = plan?.instructions[pc];
  return instruction?.op === 'contact' ? instruction : undefined;
}

/** What the receipt says about one member, or nothing when it dropped out. */
function onBoard(receipt: Receipt, member: Member): Receipt['members'][number] | undefined {
  return receipt.members.find(({ item, nodeId, visit }) => item === member.item && nodeId === member.nodeId && visit === member.visit);
}

function log(state: CaseState, effect: ContactEffect, contact: { at: number; day: number; dispatchId: string; items: string[] }): void {
  if (contact.items.length === 0 || state.log.some(({ dispatchId }) => dispatchId === contact.dispatchId)) return;
  state.log = state.log.filter(({ day }) => day >= contact.day - LOG_DAYS);
  state.log.push({ unit: effect.unit, level: effect.level, kind: 'message', ...contact });
}

function moveSent(env: Environment, token: Token, member: Member, sent: { effect: ContactEffect; at: number; isCertain: boolean }): void {
  const step = stepOf(env.plans[member.plan], member.pc);
  if (step === undefined) return;
  const day = member.covered === true ? Math.max(dayOf(env, member.readyAt), token.sinceDay) : dayOf(env, sent.at);
  token.level = Math.max(token.level, step.level);
  token.contacts = (token.contacts ?? 0) + 1;
  if (sent.isCertain && sent.effect.level >= 1 && member.role !== 'announced') token.reminders += 1;
  delete token.failure;
  const { deadlineDay } = sent.effect;
  if (deadlineDay !== undefined && member.role !== 'announced')
    token.notBeforeDay = Math.max(token.notBeforeDay ?? deadlineDay + 1, deadlineDay + 1);
  carryMember(token, member, step.sent, day);
  token.previousContactDay = day;
}

function settleSent(state: CaseState, effect: ContactEffect, receipt: Receipt, env: Environment): void {
  const items: string[] = [];
  const earlier = new Map<number, string[]>();
  for (const member of effect.members) {
    const boarded = onBoard(receipt, member);
    if (boarded === undefined) continue;
    if (boarded.sentBefore === undefined) items.push(member.item);
    else earlier.set(boarded.sentBefore, [...(earlier.get(boarded.sentBefore) ?? []), member.item]);
    const token = tokenFor(state, member);
    if (token === undefined) continue;
    moveSent(env, token, member, { effect, at: boarded.sentBefore ?? receipt.at, isCertain: receipt.outcome === 'sent' });
  }
  for (const [at, then] of earlier) log(state, effect, { at, day: dayOf(env, at), dispatchId: `${receipt.dispatchId}/${at}`, items: then });
  log(state, effect, { at: receipt.at, day: dayOf(env, receipt.at), dispatchId: receipt.dispatchId, items });
  const day = dayOf(env, receipt.at);
  for (const member of effect.dropped ?? []) {
    const token = tokenFor(state, member);
    const instruction = env.plans[member.plan]?.instructions[member.pc];
    if (token === undefined || instruction?.op !== 'contact') continue;
    carryMember(token, member, instruction.skipped ?? instruction.sent, day);
    token.previousContactDay = day;
  }
}

/** A failure moves only the tokens on the carrier's own step; the rest stay ripe (law 20). */
function settleFailed(state: CaseState, effect: ContactEffect, receipt: Receipt, env: Environment): void {
  const day = dayOf(env, receipt.at);
  for (const member of effect.members) {
    const isOwnStep = member.plan === effect.carrier.plan && member.pc === effect.carrier.pc && member.covered !== true;
    if (!isOwnStep || onBoard(receipt, member) === undefined) continue;
    const token = tokenFor(state, member);
    const step = stepOf(env.plans[member.plan], member.pc);
    if (token === undefined || step === undefined) continue;
    token.failure = receipt.reason?.code ?? 'failed';
    carryMember(token, member, step.failed, day);
  }
}

function settleOpened(state: CaseState, effect: TaskEffect, receipt: Receipt, env: Environment): void {
  if (state.calls.some(({ taskId }) => taskId === receipt.dispatchId)) return;
  const calendar = env.calendars[env.policy.territory] ?? missingCalendar;
  const { day, minute } = calendar.toCivil(receipt.at);
  const members = effect.members.filter((member) => onBoard(receipt, member) !== undefined && tokenFor(state, member) !== undefined);
  for (const member of members) {
    const token = tokenFor(state, member);
    if (token !== undefined) token.task = receipt.dispatchId;
  }
  if (members.length === 0) return;
  state.calls.push({
    taskId: receipt.dispatchId,
    unit: effect.unit,
    openedAt: receipt.at,
    expiresAt: calendar.toInstant(calendar.addBusinessDays(day, effect.openBusinessDays), minute),
    effect: { ...effect, members },
  });
}

/** A withdrawn call comes back as another visit, from now on: what was ready before it goes first (law 15). */
function settleWithdrawn(state: CaseState, taskId: string, at: number): void {
  state.calls = state.calls.filter((call) => call.taskId !== taskId);
  for (const token of state.tokens) {
    if (token.task !== taskId) continue;
    delete token.task;
    token.heldUntil = at;
    token.visits = { ...token.visits, [token.pc]: (token.visits[token.pc] ?? 0) + 1 };
  }
}

function without<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

function holdOff(state: CaseState, effect: Effect, receipt: Receipt): void {
  const wait = receipt.outcome === 'refused' ? REFUSED_RETRY_MS : RETRY_MS;
  state.notBefore[effect.unit] = Math.max(receipt.notBefore ?? receipt.at + wait, receipt.at + 1);
  const refusals = without(state.refusals ?? {}, effect.unit);
  state.refusals = receipt.reason === undefined ? refusals : { ...refusals, [effect.unit]: receipt.reason };
}

function release(state: CaseState, unit: string): void {
  state.notBefore = without(state.notBefore, unit);
  if (state.refusals !== undefined) state.refusals = without(state.refusals, unit);
}

/**
 * Takes what became of an effect into the case (laws 20, 26): from the receipt, never from the request. Sent and unknown move the members that
 * were on board; a failure moves only those on the carrier's own step, opens no gap and raises no level; a refusal says when to ask again.
 * Pure, total, and without effect the second time.
 */
export function settle(state: CaseState, effect: Effect, receipt: Receipt, env: Environment): CaseState {
  const next = workingCopy(state);
  next.sequence += 1;
  if (receipt.outcome === 'refused' || receipt.outcome === 'void') {
    holdOff(next, effect, receipt);
    return next;
  }
  release(next, effect.unit);
  switch (effect.kind) {
    case 'contact':
      if (receipt.outcome === 'failed') settleFailed(next, effect, receipt, env);
      else if (receipt.outcome === 'sent' || receipt.outcome === 'unknown') settleSent(next, effect, receipt, env);
      break;
    case 'task':
      if (receipt.outcome === 'opened' || receipt.outcome === 'sent') settleOpened(next, effect, receipt, env);
      else if (receipt.outcome === 'failed') holdOff(next, effect, receipt);
      break;
    case 'withdraw':
      settleWithdrawn(next, effect.taskId, receipt.at);
      break;
  }
  return next;
}
