import type { Calendar } from '@relance/domain';
import { compareText } from '../../../compare-text.js';
import type { SuspensionFacts } from '../../facts/recorded-facts.js';
import { daysCovered, unionOf, type DaySpan } from './day-spans.js';
import { delays, isInError, stopsTheClock, suspensionDates, type SuspensionDates } from './suspension-dates.js';

/** Why an item has neither line nor move, and to when (law 8). */
export interface Suspended {
  code: string;
  /** Last civil day of it, where known. */
  lastDay?: number;
  owner?: string;
}

/** A time an item was suspended, from start to lift without the grace; `code` is what it is told as. */
export interface SuspendedSpan extends DaySpan {
  code: string;
}

/** What the dated suspensions of one item mean on one day. */
export interface SuspensionEffect {
  suspended?: Suspended;
  /** First day after the latest ended suspension: no lateness is counted before it (law 9). */
  releasedDay: number;
  /** First day after the latest one that slows nothing either: the delay that moves later steps runs from it at the earliest (law 9). */
  undelayedDay: number;
  /** Days by which dispute and hold move the later due-date steps (law 8). */
  shiftDays: number;
  /** Disputed as a whole. */
  disputed: boolean;
  /** The part of it that is disputed while the rest walks on, minor units. */
  disputedCents: number;
  /** First day on which one of its running disputes, of the whole or of a part, is over, where known. */
  disputeEndDay?: number;
  /** Date of the promise that most recently covered it (anchor `promiseDate`). */
  promiseDay?: number;
  /** The latest time it was suspended so that its next contact is a resumption: a dispute, or 21 days and more (law 8). */
  ended?: SuspendedSpan;
}

/** What is known of the item beside its suspensions. */
export interface SuspendedItem {
  dueDay: number;
  outstandingCents: number;
  /** Day of the latest direct debit the bank rejected. */
  rejectedDay?: number | undefined;
  /** When what is owed on it was at most so much, within some days: a part dispute is then one of the whole. */
  coveredBy(cents: number, within: DaySpan): DaySpan[];
  /** Other times during which it was suspended: paid and taken back, in a plan that was broken. */
  otherSpans: readonly SuspendedSpan[];
}

/** From so many days of suspension on the next contact is a resumption (law 8). */
export const LONG_SUSPENSION_DAYS = 21;

/** Nothing suspends it. */
export const notSuspended: SuspensionEffect = {
  releasedDay: Number.NEGATIVE_INFINITY,
  undelayedDay: Number.NEGATIVE_INFINITY,
  shiftDays: 0,
  disputed: false,
  disputedCents: 0,
};

type Day = { today: number; nowMs: number; calendar: Calendar };

/** Kinds that suspend an item only once, however often they are recorded (law 8). */
function onceKey({ kind, about }: SuspensionFacts): string | undefined {
  if (kind === 'paymentAnnounced') return kind;
  return kind === 'checking' ? `${kind}/${about ?? ''}` : undefined;
}

/** Those that have an effect, first day first (P8): begun, not recorded in error, and no second one where only one counts. */
function effective(facts: readonly SuspensionFacts[], day: Day): SuspensionFacts[] {
  const inOrder = [...facts].sort(
    (left, right) => left.fromDay - right.fromDay || left.recordedAt - right.recordedAt || compareText(left.id, right.id),
  );
  const seen = new Set<string>();
  return inOrder.filter((fact) => {
    if (fact.fromDay > day.today || isInError(fact, day)) return false;
    const key = onceKey(fact);
    if (key === undefined) return true;
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}

function toldAs(fact: SuspensionFacts, { endDay, lastDay }: SuspensionDates, today: number): Suspended {
  return {
    code: endDay <= today ? 'resumesAfterGrace' : fact.kind,
    ...(Number.isFinite(lastDay) ? { lastDay } : {}),
    ...(fact.owner === undefined ? {} : { owner: fact.owner }),
  };
}

/** The latest time after which the next contact is a resumption (law 8): overlapping suspensions make one. */
function lastEnded(spans: readonly SuspendedSpan[], today: number): SuspendedSpan | undefined {
  const union = unionOf(spans, (into, next) => ({ ...into, code: into.code === 'dispute' ? into.code : next.code }));
  return union
    .filter(({ code, fromDay, toDay }) => toDay <= today && (code === 'dispute' || toDay - fromDay >= LONG_SUSPENSION_DAYS))
    .at(-1);
}

/** Collects what each suspension does to the item. */
interface Reading {
  effect: SuspensionEffect;
  spans: SuspendedSpan[];
  stopped: DaySpan[];
}

function noteDisputeEnd(effect: SuspensionEffect, { endDay }: SuspensionDates): void {
  if (Number.isFinite(endDay)) effect.disputeEndDay = Math.min(effect.disputeEndDay ?? endDay, endDay);
}

function suspend(reading: Reading, fact: SuspensionFacts, dates: SuspensionDates, day: Day): void {
  const { effect } = reading;
  if (day.today > dates.lastDay) {
    effect.releasedDay = Math.max(effect.releasedDay, dates.lastDay + 1);
    if (!delays(fact.kind)) effect.undelayedDay = Math.max(effect.undelayedDay, dates.lastDay + 1);
    return;
  }
  if (fact.kind === 'dispute' && dates.endDay > day.today) {
    effect.disputed = true;
    noteDisputeEnd(effect, dates);
  }
  const isLonger = effect.suspended === undefined || dates.lastDay > (effect.suspended.lastDay ?? Number.POSITIVE_INFINITY);
  if (isLonger) effect.suspended = toldAs(fact, dates, day.today);
}

/** Counts the days of a suspension up to today, which for dispute and hold stop the clock after the due date. */
function count(reading: Reading, fact: SuspensionFacts, span: DaySpan, { dueDay, today }: { dueDay: number; today: number }): void {
  reading.spans.push({ ...span, code: fact.kind });
  if (!stopsTheClock(fact.kind)) return;
  reading.stopped.push({ fromDay: Math.max(span.fromDay, dueDay + 1), toDay: Math.min(span.toDay, today) });
}

/** A dispute about a part: the rest walks on, unless no more than the part is owed any more (law 8). */
function readPartDispute(reading: Reading, fact: SuspensionFacts, item: SuspendedItem, day: Day): void {
  const dates = suspensionDates(fact, day);
  const cents = fact.cents ?? 0;
  const spans = item.coveredBy(cents, { fromDay: fact.fromDay, toDay: dates.endDay });
  for (const span of spans) count(reading, fact, span, { dueDay: item.dueDay, today: day.today });
  if (dates.endDay > day.today && item.outstandingCents > cents) {
    reading.effect.disputedCents += cents;
    noteDisputeEnd(reading.effect, dates);
  } else if (spans.some(({ toDay }) => toDay >= dates.endDay)) suspend(reading, fact, dates, day);
}

function isPartDispute(fact: SuspensionFacts): boolean {
  return fact.kind === 'dispute' && fact.cents !== undefined && fact.cents > 0;
}

/**
 * Reads the dated suspensions of one item (law 8) as known at `nowMs` on the day `today`: whether it is suspended, to when, how far dispute and
 * hold have moved its later steps, what part of it is disputed, and after what its next contact is a resumption. Days are civil day numbers in
 * the entity's zone; the shift counts days after the due date from start to lift, without the grace.
 */
export function readSuspensions(facts: readonly SuspensionFacts[], item: SuspendedItem, day: Day): SuspensionEffect {
  const reading: Reading = { effect: { ...notSuspended }, spans: [...item.otherSpans], stopped: [] };
  const { effect } = reading;
  for (const fact of effective(facts, day)) {
    if (fact.kind === 'promise' && fact.untilDay !== undefined)
      effect.promiseDay = Math.max(effect.promiseDay ?? fact.untilDay, fact.untilDay);
    if (isPartDispute(fact)) {
      readPartDispute(reading, fact, item, day);
      continue;
    }
    const dates = suspensionDates(fact, day, item.rejectedDay);
    if (dates.endDay <= fact.fromDay) continue;
    count(reading, fact, { fromDay: fact.fromDay, toDay: dates.endDay }, { dueDay: item.dueDay, today: day.today });
    suspend(reading, fact, dates, day);
  }
  if (effect.disputedCents > 0 && effect.disputedCents >= item.outstandingCents) {
    effect.suspended ??= { code: 'dispute' };
    effect.disputed = true;
    effect.disputedCents = 0;
  }
  effect.shiftDays = daysCovered(reading.stopped);
  const ended = lastEnded(reading.spans, day.today);
  if (ended !== undefined) effect.ended = ended;
  return effect;
}
