import type { CaseFacts } from '../facts/environment.js';

/**
 * Every instant at which something became known of a case (law 3), unordered and possibly repeated: whoever drives the machine wakes it then.
 * Epoch milliseconds. What follows from dates alone the machine wakes for by itself.
 */
export function recordedInstants(facts: CaseFacts): number[] {
  const { items, receipts, tasks, suspensions, commands = [] } = facts;
  const lists = [
    facts.contactsOutside,
    facts.letters,
    facts.bounces,
    facts.insolvencies,
    facts.waivers,
    facts.outsideDeadlines,
    facts.feeds,
    facts.trialEnds,
  ];
  const ended = [...suspensions, ...(facts.oppositions ?? [])];
  return [
    ...items.flatMap((item) => item.facts.map(({ recordedAt }) => recordedAt)),
    ...[receipts, ended, facts.instalmentPlans, ...lists].flatMap((list) => (list ?? []).map(({ recordedAt }) => recordedAt)),
    ...ended.flatMap(({ liftedAt }) => liftedAt ?? []),
    ...suspensions.flatMap(({ granted }) => granted?.at ?? []),
    ...(facts.instalmentPlans ?? []).flatMap(({ brokenAt }) => brokenAt ?? []),
    ...(facts.bounces ?? []).flatMap(({ checkedAt }) => checkedAt ?? []),
    ...[...tasks, ...commands].map(({ at }) => at),
  ];
}
