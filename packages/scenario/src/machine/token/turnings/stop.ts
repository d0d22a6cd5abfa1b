import type { StopInstruction } from '../../../plan.js';
import { reason } from '../../telling/reason.js';
import { leaveBranch } from '../interrupts/branch.js';
import { park, pass } from '../moves.js';
import type { Walk } from '../rest.js';

const REVIEW_BUSINESS_DAYS = 20;

/**
 * The end of a walk (law 12): handed over, or parked with an owner and a review day, never silent; the end of the branch of an interrupt leads
 * back to where it began. True when the token rests here.
 */
export function stop(walk: Walk, instruction: StopInstruction): boolean {
  const { world, token, rest } = walk;
  const { nodeId, outcome, owner = 'creditManager' } = instruction;
  const { item: itemId, sinceDay: onDay } = token;
  pass(token, token.pc, onDay);
  if (outcome === 'resumed' && leaveBranch(walk)) return false;
  if (outcome === 'handedOver') {
    const told = reason('handedOver', 12, { itemId, nodeId, onDay, values: { to: instruction.handOverTo ?? 'agency' } });
    token.status = 'done';
    token.end = { reason: told, owner };
    rest.reasons.push(told);
    return true;
  }
  const reviewDay = world.entityCalendar.addBusinessDays(onDay, instruction.reviewBusinessDays ?? REVIEW_BUSINESS_DAYS);
  const told = reason('endedOwed', 12, { itemId, nodeId, onDay, untilDay: reviewDay, values: { owner } });
  park(token, told, { owner, reviewDay });
  rest.reasons.push(told);
  return true;
}
