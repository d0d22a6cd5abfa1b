import type { Reason } from '@relance/schemas';
import type { ProgramCounter } from '../../plan.js';
import { reason } from '../telling/reason.js';
import type { Token } from '../state.js';

/** Forgets what belongs to the step a token stands on, since it leaves it. */
export function forgetStep(token: Token): void {
  token.readyAt = undefined;
  token.heldUntil = undefined;
  token.reopenedDay = undefined;
  token.task = undefined;
}

/** Puts a token on another instruction; what belonged to the step left behind is forgotten. */
export function moveTo(token: Token, pc: ProgramCounter, sinceDay: number): void {
  token.pc = pc;
  token.sinceDay = Math.max(token.sinceDay, sinceDay);
  forgetStep(token);
}

/** Counts a visit of an instruction, so that the next one has a key of its own (P12). */
export function countVisit(token: Token, pc: ProgramCounter): void {
  token.visits[pc] = (token.visits[pc] ?? 0) + 1;
}

/** Notes that an instruction was carried out on a day. */
export function pass(token: Token, pc: ProgramCounter, day: number): void {
  countVisit(token, pc);
  token.passed ??= {};
  token.passed[pc] = day;
}

/** Takes a token out of the walk until a person takes it up again: with a reason, an owner and, where there is one, a review day (law 12). */
export function park(token: Token, told: Reason, end: { owner: string; reviewDay?: number }): void {
  token.status = 'parked';
  token.end = { reason: told, ...end };
}

/** Parks a token whose plan leads nowhere: a person must look (law 27). */
export function parkDamaged(token: Token): void {
  park(token, reason('planDamaged', 27, { itemId: token.item }), { owner: 'admin' });
}
