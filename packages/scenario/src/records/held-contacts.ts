import type { CaseRecords, RecordedFact } from '@relance/schemas';

/** Whether a hold is in force on a civil date: its last day belongs to it, the day of its lift does not (law 3). */
function holdsOn({ fromOn, untilOn, lift }: RecordedFact, on: string): boolean {
  if (lift !== undefined && (lift.inError === true || lift.on <= on)) return false;
  return fromOn <= on && (untilOn === undefined || on <= untilOn);
}

/**
 * The records of a case without the contacts that are on hold on a civil date of the entity: whoever is left is written to, and where nobody is, there is
 * no address (laws 8, 20). Pure.
 */
export function withoutHeldContacts(records: CaseRecords, on: string): CaseRecords {
  const held = new Set(records.facts.flatMap((fact) => (fact.kind === 'hold' && holdsOn(fact, on) ? (fact.contact ?? []) : [])));
  if (held.size === 0) return records;
  return { ...records, accounts: records.accounts.map((one) => ({ ...one, contacts: one.contacts.filter(({ id }) => !held.has(id)) })) };
}
