import type { CaseFacts, ItemFacts } from '../../machine/facts/environment.js';
import { dayNumber } from './civil-time.js';
import { underPlans } from './instalments.js';
import { concerns, endDayOf, isPart } from './terms.js';

/** What is disputed of an item at an instant by disputes about a part of it (law 8), minor units. */
export function disputedPartCents(facts: CaseFacts, itemId: string, nowMs: number): number {
  const today = dayNumber(nowMs);
  return facts.suspensions
    .filter((fact) => isPart(fact) && concerns(fact, itemId, nowMs) && fact.fromDay <= today && today < endDayOf(fact))
    .reduce((sum, { cents = 0 }) => sum + cents, 0);
}

/** What may be asked for of each item: what the plans leave of it, less a disputed part that is not the whole of it. */
function owedByItem(facts: CaseFacts, nowMs: number): Map<string, number> {
  const owed = new Map(underPlans(facts, nowMs).owed);
  for (const [id, cents] of owed) {
    const part = disputedPartCents(facts, id, nowMs);
    if (part < cents) owed.set(id, cents - part);
  }
  return owed;
}

/** What was owed on an item at an instant, summed without the machine, a part in dispute left out (laws 3, 8). Minor units. */
export function owedCents(facts: CaseFacts, itemId: string, nowMs: number): number {
  return owedByItem(facts, nowMs).get(itemId) ?? 0;
}

/** A credit note or an unallocated receipt, as the oracle sets it off. */
interface OracleCredit {
  left: number;
  currency: string;
  names: string | undefined;
  /** A note goes to the items of its own payee account only. */
  payee: { of: string | undefined } | undefined;
  day: number;
  order: string;
}

function before(left: { day: number; order: string }, right: { day: number; order: string }): number {
  return left.day - right.day || (left.order < right.order ? -1 : 1);
}

function notesOf(items: readonly ItemFacts[], owed: ReadonlyMap<string, number>): OracleCredit[] {
  return items
    .filter((item) => item.blocked !== true && (owed.get(item.id) ?? 0) < 0)
    .map((item) => ({
      left: -(owed.get(item.id) ?? 0),
      currency: item.currency,
      names: item.namesItemId,
      payee: { of: item.payeeAccountId },
      day: item.invoiceDay,
      order: item.number,
    }))
    .sort(before);
}

function receiptsOf(facts: CaseFacts, nowMs: number): OracleCredit[] {
  return facts.receipts
    .filter((receipt) => receipt.recordedAt <= nowMs && receipt.cents > 0)
    .map(({ cents, currency, itemId, day, id }) => ({ left: cents, currency, names: itemId, payee: undefined, day, order: id }))
    .sort(before);
}

/**
 * What each owed item comes to once credits are set against it in the order of law 5: named notes, named receipts, receipts of an exact amount,
 * then what is free to overdue, not yet due and disputed items, oldest first; what a plan has taken out is nobody's. Keys are item ids, minor units.
 */
export function netCents(facts: CaseFacts, nowMs: number, today: number, isDisputed: (itemId: string) => boolean): Map<string, number> {
  const owed = owedByItem(facts, nowMs);
  const { out } = underPlans(facts, nowMs);
  const items = facts.items.filter(({ id }) => !out.has(id));
  const rest = new Map<string, number>();
  for (const { id, type } of items) {
    const cents = owed.get(id) ?? 0;
    if (type !== 'creditNote' && cents > 0) rest.set(id, cents);
  }
  const turn = (item: ItemFacts): number => (isDisputed(item.id) ? 2 : item.dueDay < today ? 0 : 1);
  const debts = items
    .filter((item) => rest.has(item.id))
    .sort((left, right) => turn(left) - turn(right) || left.dueDay - right.dueDay || (left.number < right.number ? -1 : 1));
  const pay = (credit: OracleCredit, id: string): void => {
    const cents = Math.min(credit.left, rest.get(id) ?? 0);
    credit.left -= cents;
    if (cents > 0) rest.set(id, (rest.get(id) ?? 0) - cents);
  };
  const notes = notesOf(items, owed);
  const receipts = receiptsOf(facts, nowMs);
  for (const credit of [...notes, ...receipts]) {
    const named = debts.find(({ id }) => id === credit.names);
    if (named?.currency === credit.currency) pay(credit, named.id);
  }
  if (facts.payer.debtorClass === 'publicBuyer') return rest;
  for (const receipt of receipts) {
    const exact = debts.filter((item) => item.currency === receipt.currency && receipt.left > 0 && rest.get(item.id) === receipt.left);
    if (exact.length === 1 && exact[0] !== undefined) pay(receipt, exact[0].id);
  }
  for (const credit of [...notes, ...receipts].sort(before)) {
    for (const item of debts) {
      if (item.currency === credit.currency && (credit.payee === undefined || item.payeeAccountId === credit.payee.of))
        pay(credit, item.id);
    }
  }
  return rest;
}
