import type { CaseFacts } from '../../machine/facts/environment.js';
import type { SuspensionFacts } from '../../machine/facts/recorded-facts.js';
import { netCents } from './balance.js';
import { dayNumber, workingDaysLater } from './civil-time.js';

const forever = Number.POSITIVE_INFINITY;

/** The last day of each kind's own term by law 8, in business days of the entity; a dispute and a hold end by their day or a lift. */
function lastDayOf(fact: SuspensionFacts): number {
  const { fromDay, untilDay } = fact;
  switch (fact.kind) {
    case 'promise':
      return workingDaysLater(untilDay ?? fromDay, 1);
    case 'collection':
      return workingDaysLater(untilDay ?? fromDay, 5);
    case 'paymentAnnounced':
      return untilDay ?? workingDaysLater(fromDay, 5);
    case 'checking':
      return Math.min(untilDay ?? forever, workingDaysLater(fromDay, 5));
    case 'reply':
      return untilDay ?? workingDaysLater(fromDay, 3);
    case 'paymentOrdered':
      return untilDay ?? workingDaysLater(fromDay, 10);
    case 'dispute':
    case 'hold':
    case 'platform':
    case 'underpayment':
      return untilDay ?? forever;
  }
}

/** Whether a dispute or a hold stops the clock of the item (law 8). */
export function stopsClock({ kind }: SuspensionFacts): boolean {
  return kind === 'dispute' || kind === 'hold';
}

/** First day on which the fact itself is over; a lift counts from its own day. */
export function endDayOf(fact: SuspensionFacts): number {
  return Math.min(lastDayOf(fact) + 1, fact.liftedDay ?? forever);
}

/** Whether a fact concerns an item at all: recorded by now, not withdrawn as an error, about it or about the whole case. */
function concerns(fact: SuspensionFacts, itemId: string, nowMs: number): boolean {
  if (fact.inError === true || fact.recordedAt > nowMs) return false;
  if (fact.itemIds !== undefined) return fact.itemIds.includes(itemId);
  return fact.itemId === undefined || fact.itemId === itemId;
}

/** Whether the fact holds its items back on a day; after a dispute or a hold, five business days of grace too (law 8). */
function holdsOn(fact: SuspensionFacts, today: number): boolean {
  const end = endDayOf(fact);
  if (fact.fromDay > today || end <= fact.fromDay) return false;
  if (today < end) return true;
  return stopsClock(fact) && today < workingDaysLater(end, 5);
}

/** Kinds of which only the first about an item counts (law 8: once). */
const once: readonly string[] = ['paymentAnnounced', 'checking'];

/** Whether something was owed on an item, credits taken off, when a promise was made: a promise of nothing covers nothing (law 8). */
function wasOwed(facts: CaseFacts, itemId: string, { recordedAt, fromDay }: SuspensionFacts): boolean {
  return (netCents(facts, recordedAt, fromDay, () => false).get(itemId) ?? 0) > 0;
}

/** Asks less than the machine: what another of its kind comes before, and a promise of the whole account, whose items depend on its day. */
function isAsked(facts: CaseFacts, itemId: string, fact: SuspensionFacts, known: readonly SuspensionFacts[]): boolean {
  if (fact.kind === 'promise') return (fact.itemId !== undefined || fact.itemIds !== undefined) && wasOwed(facts, itemId, fact);
  return !once.includes(fact.kind) || known.every((other) => other === fact || other.kind !== fact.kind || other.fromDay > fact.fromDay);
}

/** Whether a dated fact keeps the item back at an instant (law 8), worked out with hand-written holidays. */
export function isHeldBack(facts: CaseFacts, itemId: string, nowMs: number): boolean {
  const today = dayNumber(nowMs);
  const known = facts.suspensions.filter((fact) => concerns(fact, itemId, nowMs));
  return known.some((fact) => isAsked(facts, itemId, fact, known) && holdsOn(fact, today));
}

/** Whether a dispute about the item is running at an instant (law 5: disputed items are netted last). */
export function isDisputed(facts: CaseFacts, itemId: string, nowMs: number): boolean {
  const today = dayNumber(nowMs);
  return facts.suspensions.some(
    (fact) => fact.kind === 'dispute' && concerns(fact, itemId, nowMs) && fact.fromDay <= today && today < endDayOf(fact),
  );
}
