import type { Calendar } from '@relance/domain';
import type { SuspensionFacts } from '../../facts/recorded-facts.js';

type Kind = SuspensionFacts['kind'];

/** From when to when one suspension holds, in civil days. */
export interface SuspensionDates {
  fromDay: number;
  /** First day on which it no longer holds: the day of its lift, or the day after its last. */
  endDay: number;
  /** Last day of it and of the grace that follows. */
  lastDay: number;
}

/** Business days it lasts where no other day was agreed [law 8]; a check lasts no longer whatever was agreed. */
const LASTS_BUSINESS_DAYS: Readonly<Partial<Record<Kind, number>>> = { paymentAnnounced: 5, reply: 3, checking: 5, paymentOrdered: 10 };

/** Business days beyond its date during which money may still be on its way [law 8]. */
const GRACE_BUSINESS_DAYS: Readonly<Partial<Record<Kind, number>>> = { promise: 1, collection: 5 };

/** A promise reaches so many days ahead, unless it is the credit manager's [law 8]. */
const PROMISE_DAYS_AHEAD = 15;

const RESUMES_AFTER_BUSINESS_DAYS = 5;

/** Dispute and hold stop the item's clock and are followed by a grace (law 8). */
export function stopsTheClock(kind: Kind): boolean {
  return kind === 'dispute' || kind === 'hold';
}

/** Kinds whose wait is delay like any other: the customer said nothing that a promise or a part payment says. */
const DELAYING: readonly Kind[] = ['paymentAnnounced', 'collection', 'reply', 'platform', 'paymentOrdered'];

/**
 * Whether the days it lasted count as delay of the step that waited (law 9): the delay runs from the end of a promise or of what was looked at
 * after a part payment, and dispute and hold move the later steps by themselves (law 8).
 */
export function delays(kind: Kind): boolean {
  return DELAYING.includes(kind);
}

/** Whether a promise reaches further than a collector may grant (law 8): that one is the credit manager's. */
export function reachesTooFar(fact: SuspensionFacts, nowMs: number): boolean {
  const isPromise = fact.kind === 'promise' && !isCreditManagers(fact, nowMs);
  return isPromise && (fact.untilDay ?? fact.fromDay) > fact.fromDay + PROMISE_DAYS_AHEAD;
}

/** Whether a promise is the credit manager's own, or one known by now to have been agreed to (laws 3, 8). */
export function isCreditManagers({ owner, granted }: SuspensionFacts, nowMs: number): boolean {
  return owner === 'creditManager' || (granted !== undefined && granted.at <= nowMs);
}

/** Last day on which a promise can still be kept: its date and one business day (law 8). */
export function promiseLastDay(fact: SuspensionFacts, calendar: Calendar): number {
  return calendar.addBusinessDays(fact.untilDay ?? fact.fromDay, GRACE_BUSINESS_DAYS.promise ?? 0);
}

function naturalLastDay(fact: SuspensionFacts, calendar: Calendar, nowMs: number): number {
  const lasts = LASTS_BUSINESS_DAYS[fact.kind];
  if (lasts !== undefined) {
    const usual = calendar.addBusinessDays(fact.fromDay, lasts);
    return fact.kind === 'checking' ? Math.min(fact.untilDay ?? usual, usual) : (fact.untilDay ?? usual);
  }
  const grace = GRACE_BUSINESS_DAYS[fact.kind];
  const until = reachesTooFar(fact, nowMs) ? fact.fromDay + PROMISE_DAYS_AHEAD : (fact.untilDay ?? fact.fromDay);
  if (grace !== undefined) return calendar.addBusinessDays(until, grace);
  return fact.untilDay ?? Number.POSITIVE_INFINITY;
}

/** The day of its lift as far as it is known at an instant (law 3). */
function knownLift(fact: SuspensionFacts, nowMs: number): number {
  return fact.liftedAt !== undefined && fact.liftedAt > nowMs ? Number.POSITIVE_INFINITY : (fact.liftedDay ?? Number.POSITIVE_INFINITY);
}

/** Whether it is known by now to have been recorded in error: then it has no effect at all (law 8). */
export function isInError(fact: SuspensionFacts, day: { today: number; nowMs: number }): boolean {
  if (fact.inError !== true) return false;
  return fact.liftedDay === undefined || knownLift(fact, day.nowMs) <= day.today;
}

/**
 * From when to when a suspension holds (law 8), as known at `nowMs`: dispute and hold to their last day or lift, and five business days beyond
 * it once they are over; a promise to its date (at most 15 days ahead) and one business day; a collection to its date and five; an announced
 * payment 5 business days, a reply 3, an ordered payment 10, each unless another day was agreed; a check 5 at most; the rest until somebody
 * lifts them. A rejected debit ends its collection on `rejectedDay`. Days of the entity's calendar.
 */
export function suspensionDates(
  fact: SuspensionFacts,
  day: { today: number; nowMs: number; calendar: Calendar },
  rejectedDay = Number.POSITIVE_INFINITY,
): SuspensionDates {
  const { fromDay } = fact;
  const rejected = fact.kind === 'collection' && rejectedDay >= fromDay ? rejectedDay : Number.POSITIVE_INFINITY;
  const endDay = Math.min(naturalLastDay(fact, day.calendar, day.nowMs) + 1, knownLift(fact, day.nowMs), rejected);
  if (!stopsTheClock(fact.kind) || endDay > day.today || endDay <= fromDay) return { fromDay, endDay, lastDay: endDay - 1 };
  return { fromDay, endDay, lastDay: day.calendar.addBusinessDays(endDay, RESUMES_AFTER_BUSINESS_DAYS) - 1 };
}
