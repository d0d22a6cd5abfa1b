import type { Account, CaseRecords, RecordedFact } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { tellMachine } from './tell-machine.js';
import { withoutHeldContacts } from './held-contacts.js';

const hold: RecordedFact = {
  _id: 'hold-1',
  entityId: 'e',
  caseId: 'c',
  kind: 'hold',
  contact: 'k-1',
  reason: 'Congé',
  fromOn: '2025-09-01',
  untilOn: '2025-09-05',
  owner: 'collector',
  recordedAt: 0,
  recordedBy: 'u',
};

function left(on: string, ...facts: RecordedFact[]): string[] {
  const contacts = ['k-1', 'k-2'].map((id) => ({ id, role: 'other', name: id }) as const);
  const records = { accounts: [{ contacts } as unknown as Account], facts } as unknown as CaseRecords;
  return withoutHeldContacts(records, on).accounts.flatMap((account) => account.contacts.map(({ id }) => id));
}

describe('a contact on hold (law 8)', () => {
  it('is not written to from its first day to its last, both included', () => {
    expect(left('2025-08-31', hold)).toEqual(['k-1', 'k-2']);
    expect(left('2025-09-01', hold)).toEqual(['k-2']);
    expect(left('2025-09-05', hold)).toEqual(['k-2']);
    expect(left('2025-09-06', hold)).toEqual(['k-1', 'k-2']);
  });

  it('is written to again from the day of the lift, and always where it was an error', () => {
    const lift = { on: '2025-09-03', at: 1, by: 'u', reason: 'Rentré' };
    expect(left('2025-09-02', { ...hold, lift })).toEqual(['k-2']);
    expect(left('2025-09-03', { ...hold, lift })).toEqual(['k-1', 'k-2']);
    expect(left('2025-09-02', { ...hold, lift: { ...lift, inError: true } })).toEqual(['k-1', 'k-2']);
  });

  it('keeps no item in its place: the others are written to', () => {
    expect(tellMachine(hold)).toEqual({});
  });

  it('is only one who has a hold of that kind', () => {
    expect(left('2025-09-02', { ...hold, kind: 'note' })).toEqual(['k-1', 'k-2']);
  });
});
