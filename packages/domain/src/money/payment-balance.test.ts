import type { Payment, PaymentMovement } from '@relance/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldPayment } from './payment-balance.js';

const received: Payment = {
  _id: 'p',
  entityId: 'e',
  kind: 'payment',
  amountCents: 1000,
  currency: 'EUR',
  effectiveOn: '2026-01-05',
  recordedAt: 0,
  source: 'cli',
  allocations: [{ itemId: 'a', cents: 300 }],
  unallocatedCents: 700,
};
const moved = (kind: PaymentMovement['kind'], cents: number, itemId?: string): PaymentMovement => {
  return { id: `${kind}-${String(cents)}`, kind, cents, on: '2026-01-05', at: 1, by: 'u', ...(itemId === undefined ? {} : { itemId }) };
};
const fold = (...movements: PaymentMovement[]) => {
  const { byItem, freeCents, reversedCents } = foldPayment({ ...received, movements });
  return [Object.fromEntries(byItem), freeCents, reversedCents];
};

describe('where the money of a payment is', () => {
  it.each<[string, PaymentMovement[], unknown[]]>([
    ['as recorded', [], [{ a: 300 }, 700, 0]],
    ['allocated since', [moved('allocated', 200, 'b')], [{ a: 300, b: 200 }, 500, 0]],
    ['taken off again', [moved('allocated', 200, 'b'), moved('undone', 200, 'b')], [{ a: 300 }, 700, 0]],
    ['withdrawn at once', [moved('allocated', 200, 'b'), moved('withdrawn', 200, 'b')], [{ a: 300 }, 700, 0]],
    ['taken back from what was free', [moved('reversed', 700)], [{ a: 300 }, 0, 700]],
    ['taken back from an item', [moved('reversed', 100, 'a')], [{ a: 200 }, 700, 100]],
    ['taken back whole', [moved('reversed', 700), moved('reversed', 300, 'a')], [{}, 0, 1000]],
  ])('%s', (_name, movements, expected) => {
    expect(fold(...movements)).toEqual(expected);
  });

  it('is the amount to the cent, whatever moves', () => {
    const kinds = fc.constantFrom<PaymentMovement['kind']>('allocated', 'undone', 'reversed', 'withdrawn');
    const drawn = fc.array(fc.tuple(kinds, fc.integer({ min: 1, max: 500 }), fc.constantFrom('a', 'b', undefined)));
    fc.assert(
      fc.property(drawn, (moves) => {
        const { byItem, freeCents, reversedCents } = foldPayment({ ...received, movements: moves.map((move) => moved(...move)) });
        let total = freeCents + reversedCents;
        for (const cents of byItem.values()) total += cents;
        expect(total).toBe(1000);
      }),
    );
  });
});
