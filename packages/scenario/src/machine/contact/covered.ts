import type { ContactInstruction } from '../../plan.js';
import type { Token } from '../state.js';
import { approversOf } from '../approval/approvers.js';
import { rhythmOf } from '../time/rhythm.js';
import { moveTo } from '../token/moves.js';
import { readyOf, waitDay } from '../token/ready.js';
import type { Walker } from '../token/rest.js';
import type { World } from '../world/world.js';
import { candidateOf, isMessage, type MessageCandidate } from './candidate.js';
import { canCarry } from './carrier.js';

/** Money may be on its way: an item is covered only from so many business days of delay (law 18). */
const OVERDUE_BUSINESS_DAYS = 3;

/** A notice covers nothing (laws 16, 18). */
const NOTICE_LEVEL = 5;

/** The first message the token would meet, walking over waits alone on today's facts; stops at decisions and tasks. */
function messageAhead(world: World, walker: Walker): (Walker & { instruction: ContactInstruction }) | undefined {
  const first = walker.plan.instructions[walker.token.pc];
  if (first?.op === 'contact') return { ...walker, instruction: first };
  const token: Token = { ...walker.token };
  for (let moves = 0; moves <= walker.plan.instructions.length; moves += 1) {
    const instruction = walker.plan.instructions[token.pc];
    if (instruction?.op === 'contact') return { ...walker, token, instruction };
    if (instruction?.op !== 'wait') return undefined;
    const { day } = waitDay(world, { ...walker, token }, instruction.when);
    token.passed = { ...token.passed, [token.pc]: day };
    moveTo(token, instruction.next, day);
  }
  return undefined;
}

/** Nobody's word is left out by being covered (law 24). */
function needsMoreApproval(carrier: MessageCandidate, ahead: Walker & { instruction: ContactInstruction }): boolean {
  const own = new Set(approversOf(carrier.intent.plan, carrier.intent.instruction));
  return approversOf(ahead.plan, ahead.instruction).some((approver) => !own.has(approver));
}

/**
 * The message step of an item not yet ripe that a carrier leaving now reminds too (law 18): overdue by three business days, no running
 * deadline, and its own ready date before the end of the gap this contact opens. Undefined where one of these fails.
 */
export function coveredBy(world: World, carrier: MessageCandidate, walker: Walker): MessageCandidate | undefined {
  const { token, view } = walker;
  if (token.task !== undefined || token.resumption !== undefined || carrier.perItem) return undefined;
  if (carrier.level < 1 || carrier.level >= NOTICE_LEVEL) return undefined;
  if (world.today < world.entityCalendar.addBusinessDays(view.dueDay, OVERDUE_BUSINESS_DAYS)) return undefined;
  if (token.notBeforeDay !== undefined && world.today < token.notBeforeDay) return undefined;
  const ahead = messageAhead(world, walker);
  if (ahead === undefined || ahead.instruction.level < 1) return undefined;
  if (needsMoreApproval(carrier, ahead)) return undefined;
  const ready = readyOf(world, ahead, ahead.instruction);
  const { gapDays } = rhythmOf(carrier.intent.plan, world.env.policy);
  if (ready.readyAt <= world.nowMs || ready.readyDay >= world.today + gapDays) return undefined;
  const candidate = candidateOf(world, { ...ahead, ready });
  return isMessage(candidate) && canCarry(carrier, candidate) ? candidate : undefined;
}
