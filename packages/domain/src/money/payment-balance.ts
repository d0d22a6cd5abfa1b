import type { Payment } from '@relance/schemas';

/** Where the money of a payment is now, in positive minor units of its currency. */
export interface PaymentBalance {
  /** By item, what it has of the payment; items that have nothing are left out. */
  byItem: Map<string, number>;
  /** What no item has. */
  freeCents: number;
  /** What was taken back. */
  reversedCents: number;
}

/**
 * Folds what became of a payment into where its money is (law 5): always `byItem` + `freeCents` + `reversedCents` = its amount. Of a payment received,
 * not of a reversal, whose amount is negative.
 */
export function foldPayment({ amountCents, allocations, movements = [] }: Payment): PaymentBalance {
  const byItem = new Map<string, number>();
  const add = (itemId: string, cents: number): void => {
    const after = (byItem.get(itemId) ?? 0) + cents;
    if (after === 0) byItem.delete(itemId);
    else byItem.set(itemId, after);
  };
  for (const { itemId, cents } of allocations) add(itemId, cents);
  let reversedCents = 0;
  for (const { kind, itemId, cents } of movements) {
    if (kind === 'reversed') reversedCents += cents;
    if (itemId !== undefined) add(itemId, kind === 'allocated' ? cents : -cents);
  }
  const heldCents = [...byItem.values()].reduce((total, cents) => total + cents, 0);
  return { byItem, freeCents: amountCents - reversedCents - heldCents, reversedCents };
}
