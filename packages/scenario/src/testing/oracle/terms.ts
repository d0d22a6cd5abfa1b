import type { SuspensionFacts } from '../../machine/facts/recorded-facts.js';
import { workingDaysLater } from './civil-time.js';

const forever = Number.POSITIVE_INFINITY;

/** The last day of each kind's own term by law 8, in business days of the entity; a dispute and a hold end by their day or a lift. */
function lastDayOf(fact: SuspensionFacts): number {
  const { fromDay, untilDay } = fact;
  switch (fact.kind) {
    case 'promise':
      // who is not the credit manager grants fifteen days at most
      return workingDaysLater(Math.min(untilDay ?? fromDay, fact.owner === 'creditManager' ? forever : fromDay + 15), 1);
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
export function concerns(fact: SuspensionFacts, itemId: string, nowMs: number): boolean {
  if (fact.inError === true || fact.recordedAt > nowMs) return false;
  if (fact.itemIds !== undefined) return fact.itemIds.includes(itemId);
  return fact.itemId === undefined || fact.itemId === itemId;
}

/** Whether only a part of an item is disputed (law 8). */
export function isPart({ kind, cents = 0 }: SuspensionFacts): boolean {
  return kind === 'dispute' && cents > 0;
}
