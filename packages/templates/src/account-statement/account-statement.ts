import { foldItem, sum, toDayNumber } from '@relance/domain';
import type { Item, Payment } from '@relance/schemas';

/** One line of a statement of account; `cents` is negative for what reduces the balance. */
export interface StatementLine {
  kind: 'item' | 'credit' | 'receipt';
  number: string;
  /** Civil dates. */
  date: string;
  dueDate?: string;
  daysPastDue?: number;
  cents: number;
}

/** What is owed in one currency to one payee account, in integer minor units. */
export interface StatementGroup {
  currency: string;
  payeeAccountId: string;
  lines: StatementLine[];
  balanceCents: number;
  /** Of the items due before the day of the statement; credits and receipts are not set against it. */
  overdueCents: number;
}

/** What a statement is made from. */
export interface StatementSource {
  items: readonly Item[];
  /** Payments of the case; what of them no item has taken is a line. */
  payments: readonly Payment[];
  /** Items that are owed otherwise: replaced by an instalment plan, held by a factor. */
  leftOut: ReadonlySet<string>;
  /** Where an item that names no payee account is paid. */
  payeeAccountId: string;
  /** Civil date. */
  today: string;
}

type Placed = StatementLine & { currency: string; payeeAccountId: string };

function itemLine(item: Item, { leftOut, payeeAccountId, today }: StatementSource): Placed[] {
  const { outstandingCents: cents, open, absent } = foldItem(item.facts);
  if (!open || absent || leftOut.has(item._id)) return [];
  const { number, invoiceDate: date, dueDate, currency } = item;
  const place = { currency, payeeAccountId: item.payeeAccountId ?? payeeAccountId };
  if (cents < 0) return [{ kind: 'credit', number, date, cents, ...place }];
  return [{ kind: 'item', number, date, dueDate, daysPastDue: toDayNumber(today) - toDayNumber(dueDate), cents, ...place }];
}

function receiptLine(payment: Payment, { payeeAccountId }: StatementSource): Placed[] {
  const { unallocatedCents, currency, effectiveOn: date, reference, _id } = payment;
  if (unallocatedCents <= 0) return [];
  return [{ kind: 'receipt', number: reference ?? _id.slice(0, 8), date, cents: -unallocatedCents, currency, payeeAccountId }];
}

const kindOrder = ['item', 'credit', 'receipt'] as const;

function compare(left: StatementLine, right: StatementLine): number {
  const [one, other] = [left, right].map((line) => `${String(kindOrder.indexOf(line.kind))} ${line.dueDate ?? line.date} ${line.number}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

/**
 * All open items, credits and receipts without an item, by currency and payee account, oldest due date first: each once, and the balance of a group is
 * the sum of its lines (laws 5, 6). Nothing is netted and nothing rounded. Pure.
 */
export function accountStatement(source: StatementSource): StatementGroup[] {
  const lines = [
    ...source.items.flatMap((item) => itemLine(item, source)),
    ...source.payments.flatMap((payment) => receiptLine(payment, source)),
  ].sort(compare);
  const groups = new Map<string, StatementGroup>();
  for (const { currency, payeeAccountId, ...line } of lines) {
    const key = `${currency} ${payeeAccountId}`;
    const group = groups.get(key) ?? { currency, payeeAccountId, lines: [], balanceCents: 0, overdueCents: 0 };
    group.lines.push(line);
    group.balanceCents = sum([group.balanceCents, line.cents]);
    if ((line.daysPastDue ?? 0) > 0) group.overdueCents = sum([group.overdueCents, line.cents]);
    groups.set(key, group);
  }
  return [...groups.values()];
}
