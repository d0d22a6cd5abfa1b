import type { ProgramCounter } from '../../plan.js';
import type { Environment } from '../facts/environment.js';
import { missingCalendar } from '../facts/open-environment.js';
import type { CaseState, ContactEffect, Member, Receipt, Token } from '../state.js';
import { countVisit, moveTo, pass } from '../token/moves.js';

/** The civil day of an instant in the creditor entity's zone. */
export function dayOf(env: Environment, instantMs: number): number {
  return (env.calendars[env.policy.territory] ?? missingCalendar).toCivil(instantMs).day;
}

/** The token a member names, if it still stands before that very visit of the step: a second receipt changes nothing (P12). */
export function tokenFor(state: CaseState, member: Member): Token | undefined {
  const token = state.tokens.find((candidate) => candidate.item === member.item);
  if (token?.status !== 'walking' || token.plan !== member.plan) return undefined;
  if ((token.visits[member.pc] ?? 0) + 1 !== member.visit) return undefined;
  return token.pc === member.pc || member.covered === true || member.keepsPlace === true ? token : undefined;
}

/** Carries a done step into its token: place, visit, shift (law 9) and, once overdue, the episode. */
export function carryMember(token: Token, member: Member, next: ProgramCounter, day: number): void {
  token.shiftDays += member.shiftDays ?? 0;
  pass(token, member.pc, day);
  moveTo(token, next, day);
  if (member.idealDay !== undefined) token.idealDay = Math.min(member.idealDay, day);
}

/**
 * Lets a member of a task or draft that ended without moving it come back: as another visit, so that no key is used twice (P12). The token of its
 * own step is freed, and held back to an instant where one is given; a covered one stands elsewhere and goes on as it was.
 */
export function comeBack(token: Token, member: Member, notBeforeMs?: number): void {
  countVisit(token, member.pc);
  if (member.covered === true) return;
  token.task = undefined;
  if (notBeforeMs !== undefined) token.heldUntil = notBeforeMs;
}

/** Whether a member stands on the very step of its contact's carrier: a failure moves those alone (law 20). */
export function isOnCarriersStep({ carrier }: ContactEffect, { plan, pc, covered, keepsPlace }: Member): boolean {
  return plan === carrier.plan && pc === carrier.pc && covered !== true && keepsPlace === carrier.keepsPlace;
}

/** What the receipt says about one member, or nothing when it dropped out. */
export function onBoard(receipt: Receipt, member: Member): Receipt['members'][number] | undefined {
  for (const boarded of receipt.members) {
    if (boarded.item === member.item && boarded.nodeId === member.nodeId && boarded.visit === member.visit) return boarded;
  }
  return undefined;
}
