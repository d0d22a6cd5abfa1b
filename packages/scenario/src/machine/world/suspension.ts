import type { Calendar } from '@relance/domain';
import type { SuspensionFacts } from '../recorded-facts.js';

/** Why an item has neither line nor move, and to when (law 8). */
export interface Suspended {
  code: string;
  /** Last civil day of it, where known. */
  lastDay?: number;
  owner?: string;
}

/** What the dated suspensions of one item mean on one day. */
export interface SuspensionEffect {
  suspended?: Suspended;
  /** First day after the latest ended suspension: no lateness is counted before it (law 9). */
  releasedDay: number;
  /** Days by which dispute and hold move the later due-date steps (law 8). */
  shiftDays: number;
  disputed: boolean;
  /** First day without a running dispute, where known. */
  disputeEndDay?: number;
  /** Last day of the promise that most recently covered it (anchor `promiseDate`). */
  promiseDay?: number;
}

const RESUMES_AFTER_BUSINESS_DAYS = 5;
const PROMISE_GRACE_BUSINESS_DAYS = 1;
const ANNOUNCED_BUSINESS_DAYS = 5;
const COLLECTION_BUSINESS_DAYS = 5;
const REPLY_BUSINESS_DAYS = 3;
const CHECKING_BUSINESS_DAYS = 5;
const ORDERED_BUSINESS_DAYS = 10;

/** Nothing suspends it. */
export const notSuspended: SuspensionEffect = { releasedDay: Number.NEGATIVE_INFINITY, shiftDays: 0, disputed: false };

function stopsTheClock(kind: SuspensionFacts['kind']): boolean {
  return kind === 'dispute' || kind === 'hold';
}

/** The last day it was meant to last by itself; infinite while nobody ended it. */
function naturalLastDay(fact: SuspensionFacts, calendar: Calendar): number {
  switch (fact.kind) {
    case 'dispute':
    case 'hold':
      return fact.untilDay ?? Number.POSITIVE_INFINITY;
    case 'promise':
      return calendar.addBusinessDays(fact.untilDay ?? fact.fromDay, PROMISE_GRACE_BUSINESS_DAYS);
    case 'paymentAnnounced':
      return fact.untilDay ?? calendar.addBusinessDays(fact.fromDay, ANNOUNCED_BUSINESS_DAYS);
    case 'collection':
      return calendar.addBusinessDays(fact.untilDay ?? fact.fromDay, COLLECTION_BUSINESS_DAYS);
    case 'reply':
      return fact.untilDay ?? calendar.addBusinessDays(fact.fromDay, REPLY_BUSINESS_DAYS);
    case 'checking':
      return fact.untilDay ?? calendar.addBusinessDays(fact.fromDay, CHECKING_BUSINESS_DAYS);
    case 'paymentOrdered':
      return fact.untilDay ?? calendar.addBusinessDays(fact.fromDay, ORDERED_BUSINESS_DAYS);
    case 'platform':
    case 'underpayment':
      return fact.untilDay ?? Number.POSITIVE_INFINITY;
  }
}

/** Days of the union of intervals [from, to). */
function unionDays(intervals: [number, number][]): number {
  intervals.sort((left, right) => left[0] - right[0]);
  let days = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const [from, to] of intervals) {
    const start = Math.max(from, reached);
    if (to > start) days += to - start;
    reached = Math.max(reached, to);
  }
  return days;
}

/** First day on which the suspension no longer holds and the last day of its grace (law 8: five business days after a lift). */
function endsOf(fact: SuspensionFacts, calendar: Calendar, today: number): { endDay: number; lastDay: number } {
  const natural = naturalLastDay(fact, calendar) + 1;
  const endDay = Math.min(natural, fact.liftedDay ?? Number.POSITIVE_INFINITY);
  if (!stopsTheClock(fact.kind) || endDay > today) return { endDay, lastDay: endDay - 1 };
  return { endDay, lastDay: calendar.addBusinessDays(endDay, RESUMES_AFTER_BUSINESS_DAYS) - 1 };
}

function toldAs(fact: SuspensionFacts, lastDay: number, isGrace: boolean): Suspended {
  return {
    code: isGrace ? 'resumesAfterGrace' : fact.kind,
    ...(Number.isFinite(lastDay) ? { lastDay } : {}),
    ...(fact.owner === undefined ? {} : { owner: fact.owner }),
  };
}

/**
 * Reads the dated suspensions of one item (law 8) on the day `today`: whether it is suspended, to when, and how far dispute and hold have
 * moved its later steps. Dispute and hold stop the clock from due date to lift and are followed by five business days of grace; a promise
 * lasts one business day beyond its date and moves nothing. Days are civil day numbers in the entity's zone.
 */
export function readSuspensions(
  facts: readonly SuspensionFacts[],
  dueDay: number,
  day: { today: number; calendar: Calendar },
): SuspensionEffect {
  const effect: SuspensionEffect = { ...notSuspended };
  const stopped: [number, number][] = [];
  for (const fact of facts) {
    if (fact.kind === 'promise' && fact.untilDay !== undefined)
      effect.promiseDay = Math.max(effect.promiseDay ?? fact.untilDay, fact.untilDay);
    if (fact.fromDay > day.today) continue;
    const { endDay, lastDay } = endsOf(fact, day.calendar, day.today);
    if (endDay <= fact.fromDay) continue;
    if (stopsTheClock(fact.kind)) stopped.push([Math.max(fact.fromDay, dueDay), Math.min(endDay, day.today)]);
    if (day.today > lastDay) {
      effect.releasedDay = Math.max(effect.releasedDay, lastDay + 1);
      continue;
    }
    if (fact.kind === 'dispute' && endDay > day.today) {
      effect.disputed = true;
      if (Number.isFinite(endDay)) effect.disputeEndDay = Math.min(effect.disputeEndDay ?? endDay, endDay);
    }
    const isLonger = effect.suspended === undefined || lastDay > (effect.suspended.lastDay ?? Number.POSITIVE_INFINITY);
    if (isLonger) effect.suspended = toldAs(fact, lastDay, endDay <= day.today);
  }
  effect.shiftDays = unionDays(stopped);
  return effect;
}
