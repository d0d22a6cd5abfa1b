import type { Reason } from '@relance/schemas';
import { holds } from '../../conditions/holds.js';
import type {
  BranchInstruction,
  ContactInstruction,
  Plan,
  ProgramCounter,
  StopInstruction,
  TaskInstruction,
  WaitInstruction,
} from '../../plan.js';
import type { Environment } from '../environment.js';
import { reason } from '../reason.js';
import type { Token } from '../state.js';
import { isSafeDay } from '../time/when-date.js';
import { accessoriesLeft } from '../world/accessories-left.js';
import { standingOf, type Standing } from '../world/standing.js';
import { morningOf, openWorld, type ItemView, type World } from '../world/world.js';
import { readField } from './read-field.js';
import { readyOf, waitDay, type Ready, type Walker } from './ready.js';

/** A token at rest on a contact or a task: what DESIGN §3 calls an intent; nothing deferred is stored. */
export interface Intent extends Walker {
  instruction: ContactInstruction | TaskInstruction;
  ready: Ready;
}

/** Where a token came to rest. */
export interface Rest {
  token: Token;
  view: ItemView | undefined;
  /** What it did on the way here. */
  reasons: Reason[];
  intent?: Intent;
  /** Why it rests here, when it is no intent. */
  standing?: Standing;
  waits?: { reason: Reason; plannedDay?: number };
  /** When it wants to be looked at again. */
  wakeAt?: number;
}

const DEFAULT_LATE_DAYS = 5;
const ASK_AFTER_DAYS = 10;
const DEFAULT_REVIEW_BUSINESS_DAYS = 20;

/** Puts a token on another instruction; what belonged to the step left behind is forgotten. */
export function moveTo(token: Token, pc: ProgramCounter, sinceDay: number): void {
  token.pc = pc;
  token.sinceDay = Math.max(token.sinceDay, sinceDay);
  delete token.readyAt;
  delete token.heldUntil;
  delete token.task;
}

/** Notes that an instruction was carried out on a day. */
export function pass(token: Token, pc: ProgramCounter, day: number): void {
  token.visits = { ...token.visits, [pc]: (token.visits[pc] ?? 0) + 1 };
  token.passed = { ...token.passed, [pc]: day };
}

function park(token: Token, told: Reason, end: { owner: string; reviewDay?: number }): void {
  token.status = 'parked';
  token.end = { reason: told, ...end };
}

/** What `late` asks of a step its token has reached (law 9): a pre-reminder is over once the due date is reached. */
function lateVerdict(world: World, intent: Intent): { verdict: 'run' | 'skip' | 'askHuman'; day: number } {
  const { instruction, ready, view, token } = intent;
  const { late } = instruction.when;
  const isPreReminder = instruction.op === 'contact' && instruction.level === 0;
  const reachedDay = Math.max(token.sinceDay, ready.rolledDay);
  if (isPreReminder && (late === undefined || late.do === 'skip') && world.today >= view.dueDay) {
    return { verdict: 'skip', day: Math.max(token.sinceDay, view.dueDay) };
  }
  const allowed = late?.afterDays ?? (late?.do === 'askHuman' ? ASK_AFTER_DAYS : DEFAULT_LATE_DAYS);
  if (late === undefined || ready.delayDays <= allowed || reachedDay > world.today) return { verdict: 'run', day: reachedDay };
  const isSkipped = late.do === 'skip' && !isPreReminder;
  return { verdict: isSkipped ? 'skip' : late.do === 'askHuman' ? 'askHuman' : 'run', day: reachedDay };
}

function skipStep(token: Token, instruction: ContactInstruction | TaskInstruction, day: number): Reason {
  const next = instruction.skipped ?? (instruction.op === 'contact' ? instruction.sent : instruction.expired);
  const told = reason('skippedLate', 9, { itemId: token.item, nodeId: instruction.nodeId, onDay: day });
  pass(token, token.pc, day);
  token.previousContactDay = day;
  moveTo(token, next, day);
  return told;
}

/** A step that acts: the token rests on it as an intent, unless its lateness says otherwise. */
function restOnStep(world: World, walker: Walker, instruction: ContactInstruction | TaskInstruction, rest: Rest): boolean {
  const { token } = walker;
  const ready = readyOf(world, walker, instruction);
  const intent: Intent = { ...walker, instruction, ready };
  if (token.task !== undefined) {
    rest.intent = intent;
    return true;
  }
  const { verdict, day } = lateVerdict(world, intent);
  if (verdict === 'skip') {
    rest.reasons.push(skipStep(token, instruction, day));
    return false;
  }
  if (verdict === 'askHuman') {
    const told = reason('lateAskHuman', 9, { itemId: token.item, nodeId: instruction.nodeId, values: { days: ready.delayDays } });
    park(token, told, { owner: 'collector', reviewDay: world.entityCalendar.addBusinessDays(day, DEFAULT_LATE_DAYS) });
    rest.reasons.push(told);
    return true;
  }
  token.readyAt = ready.readyAt;
  rest.intent = intent;
  return true;
}

function restOnWait(world: World, walker: Walker, instruction: WaitInstruction, rest: Rest): boolean {
  const { token } = walker;
  const { plannedDay, day } = waitDay(world, walker, instruction);
  if (day > world.today || (day === world.today && world.nowMs < morningOf(world, day))) {
    const isKnown = world.entityCalendar.covers(day);
    const code = isKnown ? 'waitsUntil' : 'beyondCalendar';
    rest.waits = { reason: reason(code, isKnown ? 2 : 27, { itemId: token.item, nodeId: instruction.nodeId, untilDay: day }), plannedDay };
    if (isKnown) rest.wakeAt = morningOf(world, day);
    return true;
  }
  const { late } = instruction.when;
  const isSkipped = late?.do === 'skip' && instruction.skipped !== undefined && day - plannedDay > (late.afterDays ?? DEFAULT_LATE_DAYS);
  pass(token, token.pc, day);
  moveTo(token, isSkipped ? (instruction.skipped ?? instruction.next) : instruction.next, day);
  if (isSkipped) rest.reasons.push(reason('skippedLate', 9, { itemId: token.item, nodeId: instruction.nodeId, onDay: day }));
  return false;
}

function decide(world: World, walker: Walker, instruction: BranchInstruction, rest: Rest): void {
  const { token } = walker;
  const taken = instruction.cases.find((branch) => holds(branch.condition, (field) => readField(world, walker, field)));
  const values = { case: taken?.id ?? 'else' };
  rest.reasons.push(reason('decided', 11, { itemId: token.item, nodeId: instruction.nodeId, values, onDay: world.today }));
  pass(token, token.pc, token.sinceDay);
  moveTo(token, taken?.next ?? instruction.otherwise, token.sinceDay);
}

function stop(world: World, walker: Walker, instruction: StopInstruction, rest: Rest): void {
  const { token } = walker;
  const parts = { itemId: token.item, nodeId: instruction.nodeId, onDay: token.sinceDay };
  pass(token, token.pc, token.sinceDay);
  if (instruction.outcome === 'handedOver') {
    const told = reason('handedOver', 12, { ...parts, values: { to: instruction.handOverTo ?? 'agency' } });
    token.status = 'done';
    token.end = { reason: told, owner: instruction.owner ?? 'creditManager' };
    rest.reasons.push(told);
    return;
  }
  const reviewDay = world.entityCalendar.addBusinessDays(token.sinceDay, instruction.reviewBusinessDays ?? DEFAULT_REVIEW_BUSINESS_DAYS);
  const owner = instruction.owner ?? 'creditManager';
  const told = reason('endedOwed', 12, { ...parts, untilDay: reviewDay, values: { owner } });
  park(token, told, { owner, reviewDay });
  rest.reasons.push(told);
}

/** Carries out the instruction under the token; true when it comes to rest there. */
function carryOut(world: World, walker: Walker, rest: Rest): boolean {
  const { token, plan } = walker;
  const instruction = plan.instructions[token.pc];
  if (instruction === undefined) {
    park(token, reason('planDamaged', 27, { itemId: token.item }), { owner: 'admin' });
    return true;
  }
  if (instruction.op === 'contact' || instruction.op === 'task') return restOnStep(world, walker, instruction, rest);
  if (instruction.op === 'wait') return restOnWait(world, walker, instruction, rest);
  const decisionDay = Math.max(token.sinceDay, world.today);
  const decisionAt = morningOf(world, decisionDay);
  if (world.nowMs < decisionAt) {
    rest.waits = { reason: reason('waitsUntil', 11, { itemId: token.item, nodeId: instruction.nodeId, untilDay: decisionDay }) };
    rest.wakeAt = decisionAt;
    return true;
  }
  if (instruction.op === 'branch') {
    decide(world, walker, instruction, rest);
    return false;
  }
  if (instruction.op !== 'stop') {
    park(token, reason('planDamaged', 27, { itemId: token.item }), { owner: 'admin' });
    return true;
  }
  stop(world, walker, instruction, rest);
  return true;
}

function walk(world: World, walker: Walker, rest: Rest): void {
  const { token, plan } = walker;
  const bound = 2 * plan.instructions.length + 2;
  for (let moves = 0; moves < bound; moves += 1) {
    if (carryOut(world, walker, rest)) return;
  }
  park(token, reason('planDamaged', 27, { itemId: token.item }), { owner: 'admin' });
}

/** What is netted today may be owed tomorrow without any new fact. */
function nettingDay(world: World, standing: Standing): number | undefined {
  return standing.code === 'netted' || standing.code === 'belowMinimum' ? world.nettingTurnsDay : undefined;
}

/** {@link advance} on facts already read. The token given is not touched. */
export function advanceToken(world: World, given: Token): Rest {
  const token: Token = { ...given };
  const view = world.items.get(token.item);
  const rest: Rest = { token, view, reasons: [] };
  if (token.status !== 'walking') return rest;
  if (!isSafeDay(token.sinceDay) || !isSafeDay(token.entryDay) || !isSafeDay(token.shiftDays) || !isSafeDay(token.notBeforeDay ?? 0)) {
    park(token, reason('planDamaged', 27, { itemId: token.item }), { owner: 'admin' });
    return rest;
  }
  const plan: Plan | undefined = world.env.plans[token.plan];
  if (view === undefined || plan === undefined) {
    rest.waits = { reason: reason(view === undefined ? 'itemUnknown' : 'planMissing', 27, { itemId: token.item }) };
    return rest;
  }
  const standing = accessoriesLeft(world, token, view, plan) ?? standingOf(world, view, plan);
  if (standing !== undefined) {
    delete token.readyAt;
    rest.standing = standing;
    const nextDay = standing.lastDay === undefined ? nettingDay(world, standing) : standing.lastDay + 1;
    if (nextDay !== undefined) rest.wakeAt = morningOf(world, nextDay);
    return rest;
  }
  if (token.episodeDay === undefined && view.dueDay < world.today) token.episodeDay = view.dueDay + 1;
  walk(world, { token, view, plan }, rest);
  return rest;
}

/**
 * Moves one token as far as today's facts carry it (laws 2, 7–11): it comes to rest on a date, a suspension, a step that is or will be ripe, an
 * open task, or its end. Pure and total; decisions are taken once, when it reaches them.
 */
export function advance(token: Token, env: Environment, nowMs: number): Rest {
  return advanceToken(openWorld(env, nowMs), token);
}
