import type { Commitment } from '@relance/schemas';

/** Which state is shown; in the address. */
export interface CommitmentsSearch {
  state?: Commitment['state'];
}

/** The states in the order of their tabs. */
export const stateOrder = [
  'broken',
  'dueToday',
  'answerLate',
  'unsure',
  'toCome',
  'open',
] as const satisfies readonly Commitment['state'][];

/** Reads the address; what makes no sense is left out. */
export function readCommitmentsSearch({ state }: Record<string, unknown>): CommitmentsSearch {
  const known = stateOrder.find((name) => name === state);
  return known === undefined ? {} : { state: known };
}
