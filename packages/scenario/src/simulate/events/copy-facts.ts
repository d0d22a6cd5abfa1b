import type { CaseFacts } from '../../machine/facts/environment.js';

/** Lists of a case to which events add or whose records they end; absent stays absent. */
function copyLists(facts: CaseFacts): Partial<CaseFacts> {
  const { contactsOutside, letters, bounces, oppositions, insolvencies, instalmentPlans, waivers, outsideDeadlines, commands } = facts;
  return {
    ...(contactsOutside === undefined ? {} : { contactsOutside: [...contactsOutside] }),
    ...(letters === undefined ? {} : { letters: letters.map((letter) => ({ ...letter })) }),
    ...(bounces === undefined ? {} : { bounces: [...bounces] }),
    ...(oppositions === undefined ? {} : { oppositions: oppositions.map((opposition) => ({ ...opposition })) }),
    ...(insolvencies === undefined ? {} : { insolvencies: [...insolvencies] }),
    ...(instalmentPlans === undefined ? {} : { instalmentPlans: instalmentPlans.map((plan) => ({ ...plan })) }),
    ...(waivers === undefined ? {} : { waivers: [...waivers] }),
    ...(outsideDeadlines === undefined ? {} : { outsideDeadlines: [...outsideDeadlines] }),
    ...(commands === undefined ? {} : { commands: [...commands] }),
  };
}

/** Facts to which a simulation may add without touching those it was given; items without a plan of their own enter `planHash`. */
export function copyFacts(facts: CaseFacts, planHash: string | undefined): CaseFacts {
  return {
    ...facts,
    ...copyLists(facts),
    items: facts.items.map((item) => ({ ...(planHash === undefined ? {} : { planHash }), ...item, facts: [...item.facts] })),
    receipts: [...facts.receipts],
    tasks: [...facts.tasks],
    suspensions: facts.suspensions.map((suspension) => ({ ...suspension })),
  };
}
