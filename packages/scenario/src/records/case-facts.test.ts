import type { CaseRecord, Suspension } from '@relance/schemas';
import { toDayNumber } from '@relance/domain';
import { describe, expect, it } from 'vitest';
import { caseFacts, payerOf, suspensionFacts } from './case-facts.js';

const whole: Suspension = {
  _id: 's1',
  entityId: 'e',
  caseId: 'c',
  kind: 'dispute',
  fromOn: '2026-01-05',
  cents: 500,
  currency: 'EUR',
  reason: 'price',
  note: 'Madame Dupré conteste le tarif',
  owner: 'salesRep',
  recordedAt: 10,
  recordedBy: 'user-1',
};
const recorded: Suspension = { ...whole, itemIds: ['i1'] };

describe('a recorded suspension', () => {
  it('is days, amounts and ids to the machine: who said what stays behind', () => {
    const facts = suspensionFacts(recorded);
    const fromDay = toDayNumber('2026-01-05');
    expect(facts).toEqual({
      id: 's1',
      kind: 'dispute',
      fromDay,
      recordedAt: 10,
      owner: 'salesRep',
      itemId: 'i1',
      cents: 500,
      currency: 'EUR',
    });
    expect(JSON.stringify(facts)).not.toContain('Dupré');
  });

  it('of the whole case names no item, of several names them all', () => {
    expect(suspensionFacts(whole)).not.toHaveProperty('itemId');
    expect(suspensionFacts({ ...recorded, itemIds: ['i1', 'i2'] })).toMatchObject({ itemIds: ['i1', 'i2'] });
    expect(suspensionFacts({ ...recorded, itemIds: ['i1', 'i2'] })).not.toHaveProperty('itemId');
  });

  it('that was lifted says from when, since when it is known, and whether it was an error', () => {
    const lift = { on: '2026-01-09', at: 20, by: 'user-2', reason: 'Avoir émis' };
    expect(suspensionFacts({ ...recorded, lift })).toMatchObject({ liftedDay: toDayNumber('2026-01-09'), liftedAt: 20 });
    expect(suspensionFacts({ ...recorded, lift })).not.toHaveProperty('inError');
    expect(suspensionFacts({ ...recorded, lift: { ...lift, inError: true } })).toMatchObject({ inError: true });
  });
});

describe('a case', () => {
  it('without its payer is a fault of ours', () => {
    const record = {
      _id: 'c',
      entityId: 'e',
      payerAccountId: 'a',
      itemIds: [],
      paymentIds: [],
      factsVersion: 0,
      running: false,
      positions: [],
      projectionSequence: 0,
    } satisfies CaseRecord;
    const records = { case: record, items: [], accounts: [], payments: [], tasks: [], suspensions: [recorded] };
    expect(() => payerOf(records)).toThrow('no payer account a');
    expect(() => caseFacts(records, new Map())).toThrow('no payer account a');
  });
});
