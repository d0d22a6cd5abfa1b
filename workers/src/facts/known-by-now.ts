import type { Environment } from '@relance/scenario/machine';

/**
 * The environment in which everything stored counts as known at the case's logical now (law 25): what was recorded between the wake's own
 * instant and the sending is seen by the guard and the message, while days and windows are still those of the wake (law 4).
 */
export function knownByNow(environment: Environment, nowMs: number): Environment {
  const known = <Fact extends { recordedAt: number }>(fact: Fact): Fact =>
    fact.recordedAt > nowMs ? { ...fact, recordedAt: nowMs } : fact;
  const { facts } = environment;
  return {
    ...environment,
    facts: {
      ...facts,
      items: facts.items.map((item) => ({ ...item, facts: item.facts.map(known) })),
      receipts: facts.receipts.map(known),
      suspensions: facts.suspensions.map(known),
    },
  };
}
