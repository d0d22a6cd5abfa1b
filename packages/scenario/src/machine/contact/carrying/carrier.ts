import { noticeLevel } from '../../../levels.js';
import { approversOf } from '../../approval/approvers.js';
import type { MessageCandidate } from '../candidate.js';

/** From this level on a message carries a pre-reminder only by dropping it (laws 14, 17). */
const DROPS_FROM_LEVEL = 2;

function sameAudience(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((role, index) => role === right[index]);
}

/** Whether a message asks for nothing and thanks instead: it has no level, and neither carries nor is carried by another kind (law 23). */
function isCourtesy(candidate: MessageCandidate): boolean {
  return candidate.level < 0;
}

/** Whether both do one step of one plan: a notice claims every item whose own token stands on it (laws 17, 19), none that is resumed first. */
function isSameStep({ intent: one }: MessageCandidate, { intent: other }: MessageCandidate): boolean {
  return one.token.plan === other.token.plan && one.instruction.nodeId === other.instruction.nodeId;
}

/** Whether a message would replace another's pre-reminder rather than announce it (law 17). */
export function drops(carrier: MessageCandidate, other: MessageCandidate): boolean {
  return carrier.level >= DROPS_FROM_LEVEL && other.level === 0;
}

/**
 * Whether one message can carry another (law 16): at least its level and its channel's rank, and the same audience unless their levels differ
 * by at most one; a notice carries only what stands on its own step and is carried by nothing else, nor is a courtesy; from level 2 a pre-reminder is dropped, whatever its
 * audience; and no message is milder than the level an item already has (law 17).
 */
export function canCarry(carrier: MessageCandidate, other: MessageCandidate): boolean {
  if (carrier === other) return true;
  if (carrier.unit !== other.unit) return false;
  if (carrier.level >= noticeLevel || other.level >= noticeLevel) return isSameStep(carrier, other);
  if (isCourtesy(carrier) !== isCourtesy(other)) return false;
  if (carrier.level < other.level || carrier.rank < other.rank || carrier.level < other.intent.token.level) return false;
  if (drops(carrier, other)) return true;
  return carrier.level - other.level <= 1 || sameAudience(carrier.intent.instruction.audience, other.intent.instruction.audience);
}

/** A draft that was withdrawn, or that held its unit long enough, and comes back in its own turn: until then it neither carries others nor goes along (law 15). */
export function waitsItsTurn(candidate: MessageCandidate): boolean {
  const { token, plan, instruction } = candidate.intent;
  return token.heldUntil !== undefined && approversOf(plan, instruction).length > 0;
}
