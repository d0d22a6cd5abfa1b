import type { PaymentRow } from '@relance/imports';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocatePayment, type AllocatableItem } from './allocate-payment.js';

function item(more: Partial<AllocatableItem> = {}): AllocatableItem {
  return {
    _id: 'i1',
    accountId: 'a1',
    caseId: 'c1',
    currency: 'EUR',
    dueDate: '2026-01-31',
    outstandingCents: 10_000,
    paidCents: 0,
    ...more,
  };
}

function row(amountCents: number, more: Partial<PaymentRow> = {}): PaymentRow {
  const kind = amountCents < 0 ? 'reversal' : 'payment';
  return { date: '2026-02-05', amountCents, currency: 'EUR', kind, itemNumber: 'F-1', ...more };
}

describe('allocating a payment by item number', () => {
  it('takes an exact payment in full', () => {
    expect(allocatePayment(row(10_000), [item()])).toEqual({
      allocations: [{ itemId: 'i1', cents: 10_000 }],
      unallocatedCents: 0,
      leavesRest: false,
    });
  });

  it('leaves the rest owed after a part payment', () => {
    const owed = item();
    expect(allocatePayment(row(4000), [owed]).leavesRest).toBe(true);
    expect(owed.outstandingCents).toBe(6000);
  });

  it('keeps what exceeds the item unallocated', () => {
    expect(allocatePayment(row(12_500), [item()])).toMatchObject({ unallocatedCents: 2500, reason: 'overpaid' });
  });

  it('pays the instalments of one number oldest first', () => {
    const later = item({ _id: 'i2', dueDate: '2026-02-28' });
    expect(allocatePayment(row(15_000), [later, item()]).allocations).toEqual([
      { itemId: 'i1', cents: 10_000 },
      { itemId: 'i2', cents: 5000 },
    ]);
  });

  it.each([
    ['a number nobody has', row(100, { itemNumber: 'F-9' }), [], 'unknownNumber'],
    ['no number at all', { date: '2026-02-05', amountCents: 100, currency: 'EUR', kind: 'payment' }, [item()], 'numberMissing'],
    ['another currency', row(100, { currency: 'CHF' }), [item()], 'otherCurrency'],
    ['a number two accounts have', row(100), [item(), item({ _id: 'i2', accountId: 'a2' })], 'severalItems'],
  ] as const)('keeps a payment with %s unallocated', (_, payment, items, reason) => {
    expect(allocatePayment(payment, items)).toMatchObject({ allocations: [], unallocatedCents: 100, reason });
  });

  it('finds the item of the account the row names', () => {
    const items = [item(), item({ _id: 'i2', accountId: 'a2' })];
    expect(allocatePayment(row(100), items, 'a2').allocations).toEqual([{ itemId: 'i2', cents: 100 }]);
  });

  it('gives back with a reversal what the payment took, and no more', () => {
    const owed = item();
    allocatePayment(row(12_000), [owed]);
    const reversal = allocatePayment(row(-12_000), [owed]);
    expect(reversal).toMatchObject({ allocations: [{ itemId: 'i1', cents: -10_000 }], unallocatedCents: -2000, reason: 'beyondPaid' });
    expect(owed.outstandingCents).toBe(10_000);
  });

  it('loses no cent and never overpays an item, whatever arrives (law 5)', () => {
    const amounts = fc.array(
      fc.integer({ min: -30_000, max: 30_000 }).filter((cents) => cents !== 0),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(amounts, fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 4 }), (cents, owed) => {
        const items = owed.map((outstandingCents, index) => item({ _id: `i${String(index)}`, outstandingCents }));
        for (const amount of cents) {
          const { allocations, unallocatedCents } = allocatePayment(row(amount), items);
          expect(allocations.reduce((total, one) => total + one.cents, unallocatedCents)).toBe(amount);
        }
        items.forEach((one, index) => {
          expect(one.outstandingCents).toBeGreaterThanOrEqual(0);
          expect(one.outstandingCents + one.paidCents).toBe(owed[index]);
        });
      }),
    );
  });
});
