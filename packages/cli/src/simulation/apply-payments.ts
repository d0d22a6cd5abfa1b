import { paymentId, toDayNumber, type Calendar } from '@relance/domain';
import type { PaymentRow } from '@relance/imports';
import type { BalanceFact, ItemFacts } from '@relance/scenario';
import { ENTITY_ID, type Portfolio } from './build-cases.js';

/** Payments are in the books before the first message of their day. */
const RECORDED_AT_MINUTE = 420;

function centsOf(item: ItemFacts, signed: Readonly<Partial<Record<BalanceFact['kind'], number>>>): number {
  return item.facts.reduce((cents, fact) => cents + (signed[fact.kind] ?? 0) * fact.cents, 0);
}

const owedCents = (item: ItemFacts): number => centsOf(item, { stated: 1, payment: -1, reversal: 1 });
const paidCents = (item: ItemFacts): number => centsOf(item, { payment: 1, reversal: -1 });

/** Sets a sum against items oldest first; returns what is left of it. */
function spread(items: readonly ItemFacts[], cents: number, kind: 'payment' | 'reversal', at: { day: number; recordedAt: number }): number {
  let restCents = cents;
  const oldestFirst = [...items].sort((left, right) => left.dueDay - right.dueDay);
  for (const item of kind === 'payment' ? oldestFirst : oldestFirst.reverse()) {
    const part = Math.min(restCents, kind === 'payment' ? owedCents(item) : paidCents(item));
    if (part <= 0) continue;
    item.facts.push({ kind, cents: part, ...at });
    restCents -= part;
  }
  return restCents;
}

/**
 * Records payments as the import does: set against the items of the number they name, oldest first; what exceeds them, or names no item of
 * the account the row states, is an unallocated receipt of the payer (law 5). Known at 7 h of their day, those of before the first day from
 * the start. Without an account, numbers that are unknown or of several accounts concern nobody here. Changes the portfolio in place.
 */
export function applyPayments(portfolio: Portfolio, rows: readonly PaymentRow[], firstDay: number, calendar: Calendar): void {
  const inOrder = [...rows].sort((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
  for (const [ordinal, row] of inOrder.entries()) {
    const named = (portfolio.items.get(row.itemNumber ?? '') ?? []).filter(
      ({ accountCode, item }) => (row.accountCode ?? accountCode) === accountCode && item.currency === row.currency,
    );
    const ofOne = new Set(named.map(({ accountCode }) => accountCode)).size === 1;
    const owner = ofOne ? named[0]?.case : portfolio.casesByCode.get(row.accountCode ?? '');
    if (owner === undefined) continue;
    const day = toDayNumber(row.date);
    const at = { day, recordedAt: calendar.toInstant(Math.max(day, firstDay), day < firstDay ? 0 : RECORDED_AT_MINUTE) };
    const items = named.map(({ item }) => item);
    const kind = row.amountCents < 0 ? 'reversal' : 'payment';
    const restCents = spread(items, Math.abs(row.amountCents), kind, at);
    if (kind === 'reversal' || restCents === 0) continue;
    const id = paymentId([ENTITY_ID, row.date, row.itemNumber ?? '', row.reference ?? '', String(ordinal)]);
    owner.receipts.push({ id, currency: row.currency, cents: restCents, ...at });
  }
}
