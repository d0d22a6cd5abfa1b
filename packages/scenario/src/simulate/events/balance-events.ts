import { toDayNumber } from '@relance/domain';
import type { BalanceFact, ItemFacts, ReceiptFacts } from '../../machine/facts/environment.js';
import { currencyOf, missing, owedCents, paidCents, type ApplyEvent, type Fault, type RecordedEvent } from './recorded-event.js';

/** Records one change on every item named; `cents` says how much of it falls on each, oldest due first. */
function onItems(recorded: RecordedEvent, kind: BalanceFact['kind'], centsOf: (item: ItemFacts, restCents: number) => number): Fault {
  const { event, items, day, recordedAt } = recorded;
  if (items.length === 0) return missing('item');
  let restCents = event.cents ?? Number.POSITIVE_INFINITY;
  for (const item of [...items].sort((left, right) => left.dueDay - right.dueDay)) {
    const cents = centsOf(item, restCents);
    restCents -= cents;
    item.facts.push({ kind, cents, day, recordedAt });
  }
  return undefined;
}

function receive(recorded: RecordedEvent, namesItem: boolean): Fault {
  const { facts, event, id, day, recordedAt, items } = recorded;
  if (event.cents === undefined) return missing('cents');
  const receipt: ReceiptFacts = { id, currency: currencyOf(recorded), cents: event.cents, day, recordedAt };
  const named = namesItem ? items[0] : undefined;
  facts.receipts.push(named === undefined ? receipt : { ...receipt, itemId: named.id });
  return undefined;
}

function ordered(kind: 'handedOver' | 'writtenOff' | 'recalled'): ApplyEvent {
  return (recorded) => onItems(recorded, kind, () => 0);
}

/** Money received: on the one item named whatever it was, on several what each still owes; without an item a receipt of the account (law 5). */
export const payment: ApplyEvent = (recorded) => {
  const { event, items, recordedAt } = recorded;
  if (items.length === 0) return receive(recorded, false);
  if (items.length === 1 && event.cents !== undefined) return onItems(recorded, 'payment', (_item, restCents) => restCents);
  return onItems(recorded, 'payment', (item, restCents) => Math.min(restCents, owedCents(item, recordedAt)));
};

/** Money nobody has allocated yet; its remittance may name an item (law 5). */
export const receipt: ApplyEvent = (recorded) => receive(recorded, true);

/** A payment taken back: what was paid, or the part said (law 7). */
export const paymentReversed: ApplyEvent = (recorded) =>
  onItems(recorded, 'reversal', (item, restCents) => Math.min(restCents, paidCents(item, recorded.recordedAt)));

/** A direct debit or bill the bank refused: what was already counted as paid is owed again, and its collection is over (laws 7, 8). */
export const debitRejected: ApplyEvent = (recorded) => {
  const fault = paymentReversed(recorded);
  for (const item of recorded.items) {
    const fact = item.facts.at(-1);
    if (fact !== undefined) fact.rejection = recorded.event.reason ?? 'rejected';
  }
  return fault;
};

/** The due date agreed anew; steps already passed stay passed (law 6). */
export const dueDateMoved: ApplyEvent = ({ event, items, day, recordedAt }) => {
  if (event.until === undefined) return missing('until');
  if (items.length === 0) return missing('item');
  for (const item of items) item.facts.push({ kind: 'dueDateMoved', cents: 0, day, recordedAt, dueDay: toDayNumber(event.until) });
  return undefined;
};

/** The amicable phase is over for an item (law 8). */
export const handedOver = ordered('handedOver');

/** The item is given up (law 8). */
export const writtenOff = ordered('writtenOff');

/** What was handed over or written off comes back (law 8). */
export const recalled = ordered('recalled');
