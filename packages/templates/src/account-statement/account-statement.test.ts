import type { Item, Payment } from '@relance/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountStatement } from './account-statement.js';

const today = '2026-01-05';

function item(id: string, cents: number, more: Partial<Item> = {}): Item {
  const stated = { id: 's', kind: 'stated', cents, effectiveOn: '2025-12-01', recordedAt: 1, source: 'x' } as const;
  return {
    _id: id,
    entityId: 'e',
    accountId: 'a',
    caseId: 'c',
    type: 'invoice',
    number: `F-${id}`,
    ordinal: 0,
    currency: 'EUR',
    invoiceDate: '2025-11-01',
    dueDate: '2025-12-01',
    facts: [stated],
    outstandingCents: cents,
    open: cents !== 0,
    rowHash: '',
    version: 1,
    ...more,
  };
}

function receipt(id: string, unallocatedCents: number, currency = 'EUR'): Payment {
  return {
    _id: id,
    entityId: 'e',
    kind: 'payment',
    amountCents: 99_999,
    currency,
    effectiveOn: '2025-12-20',
    recordedAt: 1,
    source: 'x',
    allocations: [],
    unallocatedCents,
  };
}

const made = (items: Item[], payments: Payment[] = [], leftOut: string[] = []) =>
  accountStatement({ items, payments, leftOut: new Set(leftOut), payeeAccountId: 'main', today });

describe('a statement of account', () => {
  it('has every open item, credit and receipt once, oldest due date first, and says what is overdue', () => {
    const [group, ...more] = made(
      [item('2', 70_000, { dueDate: '2026-01-20' }), item('1', 120_000), item('3', -10_000), item('4', 0), item('5', 5_000)],
      [receipt('r1', 2_500), receipt('r2', 0)],
      ['5'],
    );
    expect(more).toEqual([]);
    expect(group?.lines.map(({ kind, number, cents, daysPastDue }) => [kind, number, cents, daysPastDue])).toEqual([
      ['item', 'F-1', 120_000, 35],
      ['item', 'F-2', 70_000, -15],
      ['credit', 'F-3', -10_000, undefined],
      ['receipt', 'r1', -2_500, undefined],
    ]);
    // 1,200.00 + 700.00 − 100.00 − 25.00
    expect(group).toMatchObject({ currency: 'EUR', payeeAccountId: 'main', balanceCents: 177_500, overdueCents: 120_000 });
  });

  it('counts what was paid off an item, and no item that a file no longer lists or that was written off', () => {
    const fact = { id: 'f', effectiveOn: '2025-12-10', recordedAt: 2, source: 'x' } as const;
    const paid = item('1', 100, { facts: [...item('1', 100).facts, { ...fact, kind: 'payment', cents: 40 }] });
    const absent = item('2', 100, { facts: [...item('2', 100).facts, { ...fact, kind: 'absent' }] });
    const gone = item('3', 100, { facts: [...item('3', 100).facts, { ...fact, kind: 'writtenOff' }] });
    expect(made([paid, absent, gone])).toMatchObject([{ lines: [{ number: 'F-1', cents: 60 }], balanceCents: 60 }]);
  });

  it('adds up to the cent, whatever is open: groups by currency and payee account, all of them to items less receipts', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const currency = fc.constantFrom('EUR', 'USD');
    const payee = fc.constantFrom(undefined, 'main', 'factor');
    const items = fc.array(fc.tuple(cents, currency, payee, fc.boolean()), { maxLength: 30 });
    const receipts = fc.array(fc.tuple(fc.nat(1_000_000), currency), { maxLength: 8 });
    fc.assert(
      fc.property(items, receipts, (drawn, money) => {
        const all = drawn.map(([amount, code, payeeAccountId], index) =>
          item(String(index), amount, { currency: code, ...(payeeAccountId === undefined ? {} : { payeeAccountId }) }),
        );
        const leftOut = drawn.flatMap(([, , , isOut], index) => (isOut ? [String(index)] : []));
        const groups = made(
          all,
          money.map(([amount, code], index) => receipt(`r${String(index)}`, amount, code)),
          leftOut,
        );
        for (const code of ['EUR', 'USD']) {
          const owed = drawn.reduce((total, [amount, its, , isOut]) => (its === code && !isOut ? total + amount : total), 0);
          const received = money.reduce((total, [amount, its]) => (its === code ? total + amount : total), 0);
          const balance = groups.filter((group) => group.currency === code).reduce((total, { balanceCents }) => total + balanceCents, 0);
          expect(balance).toBe(owed - received);
        }
        for (const { lines, balanceCents } of groups) expect(lines.reduce((total, line) => total + line.cents, 0)).toBe(balanceCents);
        expect(new Set(groups.map((group) => `${group.currency} ${group.payeeAccountId}`)).size).toBe(groups.length);
        const numbers = groups.flatMap(({ lines }) => lines.map(({ number }) => number));
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
      { numRuns: 200 },
    );
  });
});
