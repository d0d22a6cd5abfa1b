import type { CaseFacts } from '../facts/environment.js';

function addRecorded(instants: number[], list: readonly { recordedAt: number }[] | undefined): void {
  for (const { recordedAt } of list ?? []) instants.push(recordedAt);
}

function addKnown(instants: number[], at: number | undefined): void {
  if (at !== undefined) instants.push(at);
}

/**
 * Every instant at which something became known of a case (law 3), unordered and possibly repeated: whoever drives the machine wakes it then.
 * Epoch milliseconds. What follows from dates alone the machine wakes for by itself.
 */
export function recordedInstants(facts: CaseFacts): number[] {
  const instants: number[] = [];
  for (const item of facts.items) addRecorded(instants, item.facts);
  addRecorded(instants, facts.receipts);
  addRecorded(instants, facts.suspensions);
  addRecorded(instants, facts.oppositions);
  addRecorded(instants, facts.instalmentPlans);
  addRecorded(instants, facts.contactsOutside);
  addRecorded(instants, facts.letters);
  addRecorded(instants, facts.bounces);
  addRecorded(instants, facts.insolvencies);
  addRecorded(instants, facts.waivers);
  addRecorded(instants, facts.outsideDeadlines);
  addRecorded(instants, facts.feeds);
  addRecorded(instants, facts.trialEnds);
  addRecorded(instants, facts.deliveryBlocks);
  for (const { liftedAt } of facts.deliveryBlocks ?? []) addKnown(instants, liftedAt);
  for (const { liftedAt } of facts.oppositions ?? []) addKnown(instants, liftedAt);
  for (const { liftedAt, granted } of facts.suspensions) {
    addKnown(instants, liftedAt);
    addKnown(instants, granted?.at);
  }
  for (const { brokenAt } of facts.instalmentPlans ?? []) addKnown(instants, brokenAt);
  for (const { checkedAt } of facts.bounces ?? []) addKnown(instants, checkedAt);
  for (const { at } of facts.tasks) instants.push(at);
  for (const { at } of facts.commands ?? []) instants.push(at);
  return instants;
}
