import type { CaseFacts, ItemFacts } from '../../machine/facts/environment.js';

/** What was owed on an item at an instant, summed without the machine: a statement replaces, money in reduces, money taken back adds. */
export function owedCents(facts: CaseFacts, itemId: string, nowMs: number): number {
  const item = facts.items.find(({ id }) => id === itemId);
  return item === undefined ? 0 : owedOn(item, nowMs);
}

/** {@link owedCents} of an item at hand. */
function owedOn(item: ItemFacts, nowMs: number): number {
  let cents = 0;
  for (const fact of [...item.facts].sort((left, right) => left.recordedAt - right.recordedAt)) {
    if (fact.recordedAt > nowMs) continue;
    if (fact.kind === 'stated') cents = fact.cents;
    if (fact.kind === 'payment') cents -= fact.cents;
    if (fact.kind === 'reversal') cents += fact.cents;
  }
  return cents;
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

function notesOf(facts: CaseFacts, nowMs: number): OracleCredit[] {
  return facts.items
    .filter((item) => item.blocked !== true && owedOn(item, nowMs) < 0)
    .map((item) => ({
      left: -owedOn(item, nowMs),
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
 * then what is free to overdue, not yet due and disputed items, oldest first. Keys are item ids, minor units.
 */
export function netCents(facts: CaseFacts, nowMs: number, today: number, isDisputed: (itemId: string) => boolean): Map<string, number> {
  const rest = new Map<string, number>();
  for (const item of facts.items) {
    const owed = owedOn(item, nowMs);
    if (item.type !== 'creditNote' && owed > 0) rest.set(item.id, owed);
  }
  const turn = (item: ItemFacts): number => (isDisputed(item.id) ? 2 : item.dueDay < today ? 0 : 1);
  const debts = facts.items
    .filter((item) => rest.has(item.id))
    .sort((left, right) => turn(left) - turn(right) || left.dueDay - right.dueDay || (left.number < right.number ? -1 : 1));
  const pay = (credit: OracleCredit, id: string): void => {
    const cents = Math.min(credit.left, rest.get(id) ?? 0);
    credit.left -= cents;
    if (cents > 0) rest.set(id, (rest.get(id) ?? 0) - cents);
  };
  const notes = notesOf(facts, nowMs);
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
