import type { ItemFact } from '@relance/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldItem } from './item-balance.js';

let appended = 0;
function fact(kind: ItemFact['kind'], effectiveOn: string, recordedAt: number, cents?: number): ItemFact {
  appended += 1;
  return { id: `fact-${appended}`, kind, effectiveOn, recordedAt, source: 'test', ...(cents === undefined ? {} : { cents }) };
}

const stated = fact('stated', '2025-03-10', 1000, 10_000);

describe('what is owed on an item', () => {
  it.each([
    ['nothing before the first statement', [], 0],
    ['what the accounts state', [stated], 10_000],
    ['less a part payment', [stated, fact('payment', '2025-03-12', 2000, 4_000)], 6_000],
    ['not less a payment the statement holds already', [fact('payment', '2025-03-09', 900, 4_000), stated], 10_000],
    ['less an older payment that was recorded after the statement', [stated, fact('payment', '2025-03-01', 2000, 4_000)], 6_000],
    ['less a payment known beforehand that takes effect after it', [fact('payment', '2025-03-20', 900, 4_000), stated], 6_000],
    [
      'plus a debit that bounced',
      [stated, fact('payment', '2025-03-12', 2000, 10_000), fact('reversal', '2025-03-15', 3000, 10_000)],
      10_000,
    ],
    [
      'the newest statement, not the last file read',
      [fact('stated', '2025-04-01', 1000, 500), fact('stated', '2025-03-01', 2000, 900)],
      500,
    ],
    ['the second of two statements of one instant', [stated, fact('stated', '2025-03-10', 1000, 700)], 700],
    ['the newest statement of a day, whatever order the files came in', [fact('stated', '2025-03-10', 2000, 300), stated], 300],
    ['a payment before any statement takes off', [fact('payment', '2025-03-12', 2000, 4_000)], -4_000],
    ['not less a payment of the day and the instant of the statement', [stated, fact('payment', '2025-03-10', 1000, 4_000)], 10_000],
    ['a credit as a negative amount', [fact('stated', '2025-03-10', 1000, -2_500)], -2_500],
  ])('is %s', (_case, facts, outstandingCents) => {
    expect(foldItem(facts)).toMatchObject({ outstandingCents, open: outstandingCents !== 0 });
  });

  it('is closed by absence from a complete file, and reopened by a later statement with what was paid since', () => {
    const absent = fact('absent', '2025-03-20', 3000);
    expect(foldItem([stated, absent])).toMatchObject({ outstandingCents: 0, open: false, absent: true });
    const again = fact('stated', '2025-03-27', 4000, 8_000);
    const paid = fact('payment', '2025-03-28', 5000, 3_000);
    expect(foldItem([stated, absent, again, paid])).toMatchObject({ outstandingCents: 5_000, open: true, absent: false });
  });

  it('stays owed when handed over, and says so', () => {
    expect(foldItem([stated, fact('handedOver', '2025-04-10', 5000)])).toMatchObject({
      outstandingCents: 10_000,
      open: true,
      handedOver: true,
    });
  });

  it('is not handed over by anything else', () => {
    expect(foldItem([stated, fact('payment', '2025-03-12', 2000, 4_000)])).toMatchObject({ handedOver: false });
  });

  it('knows the due date as last moved', () => {
    const moved = { ...fact('dueDateMoved', '2025-03-11', 2000), dueDate: '2025-04-30' };
    expect(foldItem([stated])).not.toHaveProperty('dueDate');
    expect(foldItem([stated, moved]).dueDate).toBe('2025-04-30');
  });

  it('does not depend on the order of payments after one statement', () => {
    const amounts = fc.array(fc.record({ cents: fc.integer({ min: 1, max: 1_000_000 }), at: fc.integer({ min: 1001, max: 9999 }) }));
    fc.assert(
      fc.property(amounts, (payments) => {
        const facts = payments.map(({ cents, at }) => fact('payment', '2025-03-12', at, cents));
        const owed = 10_000 - payments.reduce((total, { cents }) => total + cents, 0);
        expect(foldItem([stated, ...facts]).outstandingCents).toBe(owed);
        expect(foldItem([...facts.toReversed(), stated]).outstandingCents).toBe(owed);
      }),
    );
  });
});
