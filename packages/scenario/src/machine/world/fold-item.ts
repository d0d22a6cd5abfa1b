import type { BalanceFact, ItemFacts } from '../facts/environment.js';

/** What is known of an item's balance at one instant. */
export interface FoldedItem {
  /** Signed: below 0 for a credit. */
  outstandingCents: number;
  dueDay: number;
  /** `unseen`: nothing was recorded by then. */
  state: 'unseen' | 'open' | 'paid' | 'absent' | 'handedOver' | 'writtenOff' | 'credit';
  /** Instant of the latest reversal, 0 when there was none (law 7). */
  reversedAt: number;
  /** Instant at which it last became owed again after not being owed, 0 when it never did. */
  reopenedAt: number;
  /** Instant from which it was paid before it was last owed again or for good, 0 when it never was. */
  paidAt: number;
  /** Instant of the latest direct debit or bill the bank rejected, 0 when there was none. */
  rejectedAt: number;
  /** Instant at which what was handed over or written off last came back, 0 when it never did. */
  recalledAt: number;
}

const ORDER: Readonly<Record<BalanceFact['kind'], number>> = {
  dueDateMoved: 0,
  stated: 1,
  reversal: 2,
  payment: 3,
  absent: 4,
  handedOver: 5,
  writtenOff: 6,
  recalled: 7,
};

/** A total order, so that the order in which facts are handed in changes nothing (P8). */
function compareFacts(left: BalanceFact, right: BalanceFact): number {
  return left.recordedAt - right.recordedAt || ORDER[left.kind] - ORDER[right.kind] || left.day - right.day || left.cents - right.cents;
}

function inOrder(facts: readonly BalanceFact[]): readonly BalanceFact[] {
  for (let index = 1; index < facts.length; index += 1) {
    const before = facts[index - 1];
    const after = facts[index];
    if (before !== undefined && after !== undefined && compareFacts(before, after) > 0) return [...facts].sort(compareFacts);
  }
  return facts;
}

function applyFact(folded: FoldedItem, fact: BalanceFact): void {
  const wasOwed = folded.state === 'open' && folded.outstandingCents > 0;
  const wasSeen = folded.state !== 'unseen';
  switch (fact.kind) {
    case 'stated':
      folded.outstandingCents = fact.cents;
      if (folded.state !== 'handedOver' && folded.state !== 'writtenOff') folded.state = 'open';
      break;
    case 'payment':
      folded.outstandingCents -= Math.abs(fact.cents);
      break;
    case 'reversal':
      folded.outstandingCents += Math.abs(fact.cents);
      folded.reversedAt = fact.recordedAt;
      if (fact.rejection !== undefined) folded.rejectedAt = fact.recordedAt;
      if (folded.state === 'absent') folded.state = 'open';
      break;
    case 'absent':
      if (folded.state !== 'handedOver' && folded.state !== 'writtenOff') folded.state = 'absent';
      break;
    case 'handedOver':
      folded.state = 'handedOver';
      break;
    case 'writtenOff':
      folded.state = 'writtenOff';
      break;
    case 'recalled':
      if (folded.state === 'handedOver' || folded.state === 'writtenOff') folded.state = 'open';
      folded.recalledAt = fact.recordedAt;
      break;
    case 'dueDateMoved':
      if (fact.dueDay !== undefined) folded.dueDay = fact.dueDay;
      break;
  }
  const isOwed = folded.state === 'open' && folded.outstandingCents > 0;
  if (isOwed && wasSeen && !wasOwed) folded.reopenedAt = fact.recordedAt;
  if (wasOwed && !isOwed) folded.paidAt = folded.state === 'open' ? fact.recordedAt : 0;
}

function unseen({ dueDay }: ItemFacts): FoldedItem {
  return { outstandingCents: 0, dueDay, state: 'unseen', reversedAt: 0, reopenedAt: 0, paidAt: 0, rejectedAt: 0, recalledAt: 0 };
}

/** What was owed after one fact. */
export interface OwedFrom {
  fact: BalanceFact;
  /** Before and after it, 0 for what is no longer open; minor units. */
  beforeCents: number;
  cents: number;
}

/** What was owed on an item after each fact recorded by `nowMs`, in their order. */
export function owedOverTime(item: ItemFacts, nowMs: number): OwedFrom[] {
  const folded = unseen(item);
  const owed: OwedFrom[] = [];
  for (const fact of inOrder(item.facts)) {
    if (fact.recordedAt > nowMs) continue;
    const beforeCents = owed.at(-1)?.cents ?? 0;
    applyFact(folded, fact);
    owed.push({ fact, beforeCents, cents: folded.state === 'open' ? Math.max(0, folded.outstandingCents) : 0 });
  }
  return owed;
}

/**
 * Folds the dated facts recorded by `nowMs` into the item's state then (law 3): a statement sets the amount, a payment reduces it, a reversal
 * adds it back, absence from a complete file closes it without calling it paid, until it is stated again. Amounts in minor units.
 */
export function foldItem(item: ItemFacts, nowMs: number): FoldedItem {
  const folded = unseen(item);
  for (const fact of inOrder(item.facts)) {
    if (fact.recordedAt <= nowMs) applyFact(folded, fact);
  }
  if (folded.state !== 'open') return folded;
  if (folded.outstandingCents < 0 || item.type === 'creditNote') folded.state = folded.outstandingCents < 0 ? 'credit' : 'paid';
  else if (folded.outstandingCents === 0) folded.state = 'paid';
  return folded;
}
