import { noticeLevel } from '../../../levels.js';
import type { ContactInstruction, TaskInstruction } from '../../../plan.js';
import { approversOf } from '../../approval/approvers.js';
import { rhythmOf } from '../../time/rhythm.js';
import { copyToken } from '../../token/copy-token.js';
import { moveTo } from '../../token/moves.js';
import { readyOf, waitDay } from '../../token/ready.js';
import type { Intent, Walker } from '../../token/rest.js';
import type { World } from '../../world/world.js';
import { candidateOf, isCall, isMessage, type Candidate, type MessageCandidate, type TaskCandidate } from '../candidate.js';
import { canCarry } from './carrier.js';

/** Money may be on its way: an item is covered only from so many business days of delay (law 18). */
const OVERDUE_BUSINESS_DAYS = 3;

/** What a token would do first. */
type StepAhead = Walker & { instruction: ContactInstruction | TaskInstruction };

/** A token at rest, with the step under it where it rests on one. */
export type Resting = Walker & { intent: Intent | undefined };

/** The first step the token would meet, walking over waits alone on today's facts; stops at decisions and events. */
function stepAhead(world: World, walker: Walker): StepAhead | undefined {
  const { view, plan } = walker;
  const token = copyToken(walker.token);
  for (let moves = 0; moves <= plan.instructions.length; moves += 1) {
    const instruction = plan.instructions[token.pc];
    if (instruction?.op === 'contact' || instruction?.op === 'task') return { token, view, plan, instruction };
    if (instruction?.op !== 'wait') return undefined;
    const { day } = waitDay(world, { token, view, plan }, instruction.when);
    token.passed = { ...token.passed, [token.pc]: day };
    moveTo(token, instruction.next, day);
  }
  return undefined;
}

/**
 * The step of an item not yet ripe that would ripen before the end of the gap a contact made now opens (law 18): the item is overdue by three
 * business days, no deadline about it runs, and its own ready date comes before that end.
 */
function ripensWithinGap(world: World, carrier: Candidate, resting: Resting): Candidate | undefined {
  const { token, view, intent } = resting;
  if (token.task !== undefined || token.resumption !== undefined) return undefined;
  if (world.today < world.entityCalendar.addBusinessDays(view.dueDay, OVERDUE_BUSINESS_DAYS)) return undefined;
  if (world.today < (token.notBeforeDay ?? world.today)) return undefined;
  const ahead = intent ?? stepAhead(world, resting);
  if (ahead === undefined) return undefined;
  const ready = intent?.ready ?? readyOf(world, ahead, ahead.instruction);
  const { gapDays } = rhythmOf(carrier.intent.plan, world.env.policy);
  if (ready.readyAt <= world.nowMs || ready.readyDay >= world.today + gapDays) return undefined;
  return candidateOf(world, intent ?? { ...ahead, ready });
}

/** Nobody's word is left out by being covered (law 24). */
function needsMoreApproval(carrier: MessageCandidate, { intent }: MessageCandidate): boolean {
  const own = new Set(approversOf(carrier.intent.plan, carrier.intent.instruction));
  return approversOf(intent.plan, intent.instruction).some((approver) => !own.has(approver));
}

/** The message step of an item not yet ripe that a message leaving now reminds too (law 18). */
export function coveredBy(world: World, carrier: MessageCandidate, resting: Resting): MessageCandidate | undefined {
  if (carrier.level >= noticeLevel) return undefined;
  const candidate = ripensWithinGap(world, carrier, resting);
  if (candidate === undefined || !isMessage(candidate) || candidate.level < 1) return undefined;
  return canCarry(carrier, candidate) && !needsMoreApproval(carrier, candidate) ? candidate : undefined;
}

/** The call about an item not yet ripe that a call made now speaks of too (law 18: among calls likewise). */
export function coveredByCall(world: World, owner: TaskCandidate, resting: Resting): TaskCandidate | undefined {
  const candidate = ripensWithinGap(world, owner, resting);
  return candidate !== undefined && isCall(candidate) ? candidate : undefined;
}
