import type { PaymentRow } from '@relance/imports';
import type { Item } from '@relance/schemas';
import type { ItemReference, Store } from '@relance/store';
import type { AllocatableItem } from './allocate-payment.js';

/** The items payments may go to, by number, kept up to date while a file is worked through. */
export interface PaymentBook {
  /** The items with the number of a row; always the same objects, so that an allocation shows in the next row. */
  itemsOf(row: PaymentRow): Promise<readonly AllocatableItem[]>;
}

/** What payments have taken of an item and no reversal has given back, in minor units. */
function paidCents(item: Item): number {
  return item.facts.reduce((cents, fact) => {
    if (fact.kind === 'payment') return cents + (fact.cents ?? 0);
    return fact.kind === 'reversal' ? cents - (fact.cents ?? 0) : cents;
  }, 0);
}

function allocatable(reference: ItemReference, paid: number): AllocatableItem {
  const { _id, accountId, caseId, currency, dueDate, outstandingCents } = reference;
  return { _id, accountId, caseId, currency, dueDate, outstandingCents, paidCents: Math.max(0, paid) };
}

/** Reads the numbers of an entity's items once; the facts of an item only when a reversal asks what it had received. */
export async function openPaymentBook(store: Store, entityId: string): Promise<PaymentBook> {
  const references = await store.items.numberIndex(entityId);
  const books = new Map<string, AllocatableItem[]>();
  return {
    async itemsOf({ itemNumber, amountCents }) {
      if (itemNumber === undefined) return [];
      const number = itemNumber.trim();
      const same = references.get(number) ?? [];
      const known = books.get(number);
      if (known !== undefined) return known;
      const withFacts =
        amountCents < 0
          ? await store.items.getMany(
              entityId,
              same.map(({ _id }) => _id),
            )
          : [];
      const paid = new Map(withFacts.map((item) => [item._id, paidCents(item)]));
      const items = same.map((reference) => allocatable(reference, paid.get(reference._id) ?? 0));
      books.set(number, items);
      return items;
    },
  };
}
