import { reviewBusinessDays } from '../outcome/review.js';
import type { ContactInstruction, TaskInstruction, WaitInstruction } from '../../plan.js';
import { reason } from '../telling/reason.js';
import type { Token } from '../state.js';
import { isSafeDay } from '../time/when-date.js';
import { morningOf } from '../world/world.js';
import { mayHappen } from './interrupts/branch.js';
import { lateVerdict, type LateVerdict } from './late.js';
import { moveTo, park, pass } from './moves.js';
import { readyOf, waitDay } from './ready.js';
import { wakeBy, type Intent, type Walk } from './rest.js';

const WAIT_LATE_DAYS = 5;

/** Leaves a step undone on a day; one that would have reached the payer counts as the previous contact of that day (laws 2, 9). */
export function skipStep(token: Token, instruction: ContactInstruction | TaskInstruction, day: number): void {
  const next = instruction.skipped ?? (instruction.op === 'contact' ? instruction.sent : instruction.expired);
  pass(token, token.pc, day);
  if (instruction.op === 'contact' || instruction.task === 'call') token.previousContactDay = day;
  moveTo(token, next, day);
  token.idealDay = undefined;
}

/** What stands open already is late no more. */
function runsToday({ world }: Walk): LateVerdict {
  return { verdict: 'run', day: world.today };
}

/** A step that acts: the token rests on it as an intent, unless its lateness says otherwise; true when it rests. */
export function restOnStep(walk: Walk, instruction: ContactInstruction | TaskInstruction): boolean {
  const { world, token, view, plan, rest } = walk;
  if (rest.standing !== undefined && !mayHappen(token, instruction, rest.standing)) {
    token.readyAt = undefined;
    return true;
  }
  const ready = readyOf(world, walk, instruction);
  const intent: Intent = { token, view, plan, instruction, ready };
  const { item: itemId } = token;
  const { nodeId } = instruction;
  const { verdict, day, turnsDay } = token.task === undefined ? lateVerdict(walk, intent) : runsToday(walk);
  if (verdict === 'skip') {
    rest.reasons.push(reason('skippedLate', 9, { itemId, nodeId, onDay: day }));
    skipStep(token, instruction, day);
    return false;
  }
  if (verdict === 'askHuman') {
    const days = Math.max(ready.delayDays, world.today - ready.readyDay);
    const told = reason('lateAskHuman', 9, { itemId, nodeId, values: { days } });
    park(token, told, { owner: 'collector', reviewDay: world.entityCalendar.addBusinessDays(day, reviewBusinessDays) });
    rest.reasons.push(told);
    return true;
  }
  if (token.task === undefined) token.readyAt = ready.readyAt;
  if (turnsDay !== undefined && isSafeDay(turnsDay)) wakeBy(rest, world.entityCalendar.toInstant(turnsDay, 0));
  rest.intent = intent;
  return true;
}

/** Rests until a day, or until a person looks where no calendar knows it (law 27); false when its morning has come. */
export function restUntil(walk: Walk, day: number, told: { code: string; law: number; nodeId: string; plannedDay?: number }): boolean {
  const { world, token, rest } = walk;
  const morning = morningOf(world, day);
  if (world.nowMs >= morning) return false;
  const { nodeId, plannedDay } = told;
  const isKnown = world.entityCalendar.covers(day);
  const parts = { itemId: token.item, nodeId, untilDay: day };
  rest.waits = { reason: isKnown ? reason(told.code, told.law, parts) : reason('beyondCalendar', 27, parts) };
  if (plannedDay !== undefined) rest.waits.plannedDay = plannedDay;
  if (isKnown) wakeBy(rest, morning);
  return true;
}

/** A wait: rests until its day; in the past, `late` decides. True when it rests. */
export function restOnWait(walk: Walk, instruction: WaitInstruction): boolean {
  const { world, token, rest } = walk;
  const { nodeId, when } = instruction;
  const { plannedDay, rolledDay, day } = waitDay(world, walk, when);
  if (restUntil(walk, day, { code: 'waitsUntil', law: 2, nodeId, plannedDay })) return true;
  if (token.idealDay !== undefined) token.idealDay = Math.max(token.idealDay, rolledDay);
  const { late } = when;
  const isSkipped = late?.do === 'skip' && instruction.skipped !== undefined && day - plannedDay > (late.afterDays ?? WAIT_LATE_DAYS);
  pass(token, token.pc, day);
  moveTo(token, isSkipped ? (instruction.skipped ?? instruction.next) : instruction.next, day);
  if (isSkipped) rest.reasons.push(reason('skippedLate', 9, { itemId: token.item, nodeId, onDay: day }));
  return false;
}
