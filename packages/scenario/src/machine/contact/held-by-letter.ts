import type { CaseState, OpenLetter } from '../state.js';
import type { Candidate } from './candidate.js';

/** A letter not posted yet holds all for which it will count once it is (laws 13, 14, 22): its unit, its items, and the payer as a whole. */
function holds({ effect }: OpenLetter, { perItem, unit, intent }: Candidate): boolean {
  return !perItem || effect.unit === unit || effect.members.some(({ item }) => item === intent.token.item);
}

/** The letter handed over and not posted that holds a step back, if there is one. */
export function letterHolding(state: CaseState, candidate: Candidate): OpenLetter | undefined {
  return state.letters?.find((letter) => holds(letter, candidate));
}
