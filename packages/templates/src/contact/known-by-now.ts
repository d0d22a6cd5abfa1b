import type { Environment } from '@relance/scenario/machine';

/** Lists of dated facts that a case has only where something of the kind was recorded. */
const datedLists = [
  'contactsOutside',
  'letters',
  'bounces',
  'oppositions',
  'insolvencies',
  'instalmentPlans',
  'waivers',
  'outsideDeadlines',
] as const satisfies readonly (keyof Environment['facts'])[];

/**
 * The environment in which everything stored counts as known at the case's logical now (law 25): what was recorded between the wake's own
 * instant and the sending is seen by the guard and the message, while days and windows are still those of the wake (law 4).
 */
export function knownByNow(environment: Environment, nowMs: number): Environment {
  const known = <Fact extends { recordedAt: number }>(fact: Fact): Fact =>
    fact.recordedAt > nowMs ? { ...fact, recordedAt: nowMs } : fact;
  const { facts } = environment;
  const lists = datedLists.map((name) => [name, (facts[name] ?? []).map((fact: { recordedAt: number }) => known(fact))] as const);
  return {
    ...environment,
    facts: {
      ...facts,
      ...Object.fromEntries(lists.filter(([, list]) => list.length > 0)),
      items: facts.items.map((item) => ({ ...item, facts: item.facts.map(known) })),
      receipts: facts.receipts.map(known),
      suspensions: facts.suspensions.map(known),
    },
  };
}
