import type { Calendar } from '@relance/domain';
import { compareText } from '../../../compare-text.js';
import type { CaseFacts, ItemFacts } from '../../facts/environment.js';
import type { SuspensionFacts } from '../../facts/recorded-facts.js';
import { foldItem, owedOverTime, type FoldedItem } from '../fold-item.js';
import { netCredits, type CreditUse } from '../money/netting.js';
import { isInError, promiseLastDay } from './suspension-dates.js';

/** A promise to pay as it stands on one day (law 8). */
export interface PromiseReading {
  fact: SuspensionFacts;
  /** The items it covers. */
  items: ReadonlySet<string>;
  /** What was promised, minor units. */
  cents: number;
  /** Its date and one business day: the last day on which it can be kept. */
  lastDay: number;
  /** `due`: its days are over and the payment feed does not cover them yet, so nobody can say. */
  state: 'running' | 'due' | 'kept' | 'broken' | 'withdrawn';
}

/** The instant of a reading, and the calendar its days are counted in. */
interface Moment {
  nowMs: number;
  today: number;
  calendar: Calendar;
}

interface Debt {
  item: ItemFacts;
  dueDay: number;
  restCents: number;
}

function isDisputedThen(facts: CaseFacts, item: ItemFacts, promise: SuspensionFacts): boolean {
  return facts.suspensions.some(
    ({ kind, itemId, itemIds, fromDay, liftedDay, cents, recordedAt, inError }) =>
      kind === 'dispute' &&
      cents === undefined &&
      inError !== true &&
      (itemIds?.includes(item.id) ?? (itemId === undefined || itemId === item.id)) &&
      recordedAt <= promise.recordedAt &&
      fromDay <= promise.fromDay &&
      (liftedDay === undefined || liftedDay > promise.fromDay),
  );
}

/** What was owed when the promise was made, net of credits, oldest due first; the named items, or every undisputed one of its currency. */
function debtsThen(facts: CaseFacts, promise: SuspensionFacts): Debt[] {
  const { recordedAt, itemIds, itemId } = promise;
  const named = itemIds ?? (itemId === undefined ? undefined : [itemId]);
  const folded = new Map<string, FoldedItem>(facts.items.map((item) => [item.id, foldItem(item, recordedAt)]));
  const uses = netCredits({ facts, folded, disputed: new Set(), today: promise.fromDay, nowMs: recordedAt });
  const debts: Debt[] = [];
  for (const item of facts.items) {
    const then = folded.get(item.id);
    if (then?.state !== 'open' || (promise.currency !== undefined && item.currency !== promise.currency)) continue;
    if (named === undefined ? isDisputedThen(facts, item, promise) : !named.includes(item.id)) continue;
    const netted = uses.reduce((cents, use) => cents + (use.itemId === item.id ? use.cents : 0), 0);
    if (then.outstandingCents > netted) debts.push({ item, dueDay: then.dueDay, restCents: then.outstandingCents - netted });
  }
  return debts.sort(
    (left, right) =>
      left.dueDay - right.dueDay || compareText(left.item.number, right.item.number) || compareText(left.item.id, right.item.id),
  );
}

/** What a promise covers: oldest due first up to its amount, an item in part as a whole (law 8). Minor units. */
function coverage(facts: CaseFacts, promise: SuspensionFacts): { items: Set<string>; cents: number } {
  const items = new Set<string>();
  let owedCents = 0;
  for (const debt of debtsThen(facts, promise)) {
    if (promise.cents !== undefined && owedCents >= promise.cents) break;
    items.add(debt.item.id);
    owedCents += debt.restCents;
  }
  return { items, cents: promise.cents ?? owedCents };
}

/** Money received on an item for the promise: recorded since it was made, and effective by its last day; minor units. */
function receivedCents(item: ItemFacts, promise: SuspensionFacts, lastDay: number, nowMs: number): number {
  let cents = 0;
  for (const { fact, beforeCents, cents: after } of owedOverTime(item, nowMs)) {
    if (fact.recordedAt <= promise.recordedAt || fact.day < promise.fromDay || fact.day > lastDay) continue;
    if (fact.kind === 'payment' || fact.kind === 'stated' || fact.kind === 'absent') cents += Math.max(0, beforeCents - after);
    else if (fact.kind === 'reversal') cents -= Math.abs(fact.cents);
  }
  return cents;
}

/** Whether everything received up to a day is known (law 8): some feed covers it; without any feed, once the day is over. */
export function isCovered(facts: CaseFacts, day: number, { today, nowMs }: Pick<Moment, 'today' | 'nowMs'>): boolean {
  if (day >= today) return false;
  return facts.feeds === undefined || facts.feeds.some(({ coversDay, recordedAt }) => coversDay >= day && recordedAt <= nowMs);
}

/** The promises known by now and what they cover, in the order they were made; their state is read by {@link judgePromises}. */
export function readPromises(facts: CaseFacts, moment: Moment): PromiseReading[] {
  const readings: PromiseReading[] = [];
  for (const fact of facts.suspensions) {
    if (fact.kind !== 'promise' || fact.recordedAt > moment.nowMs || isInError(fact, moment)) continue;
    readings.push({ fact, ...coverage(facts, fact), lastDay: promiseLastDay(fact, moment.calendar), state: 'running' });
  }
  return readings.sort((left, right) => left.fact.recordedAt - right.fact.recordedAt || compareText(left.fact.id, right.fact.id));
}

/**
 * Says of each promise whether it is kept (law 8): receipts on its items since it was made reach the amount by its date and one business day,
 * those nobody allocated yet included; called broken only once the payment feed covers that day. Changes the readings in place.
 */
export function judgePromises(readings: readonly PromiseReading[], facts: CaseFacts, credits: readonly CreditUse[], moment: Moment): void {
  const receipts = new Map(facts.receipts.map((receipt) => [receipt.id, receipt]));
  for (const reading of readings) {
    const { fact, items, lastDay } = reading;
    let cents = 0;
    for (const item of facts.items) if (items.has(item.id)) cents += receivedCents(item, fact, lastDay, moment.nowMs);
    for (const use of credits) {
      const receipt = 'receiptId' in use.source ? receipts.get(use.source.receiptId) : undefined;
      if (receipt === undefined || !items.has(use.itemId) || receipt.recordedAt <= fact.recordedAt) continue;
      if (receipt.day >= fact.fromDay && receipt.day <= lastDay) cents += use.cents;
    }
    const isWithdrawn = fact.liftedDay !== undefined && fact.liftedDay <= lastDay && (fact.liftedAt ?? 0) <= moment.nowMs;
    if (cents >= reading.cents) reading.state = 'kept';
    else if (isWithdrawn) reading.state = 'withdrawn';
    else if (moment.today > lastDay) reading.state = isCovered(facts, lastDay, moment) ? 'broken' : 'due';
  }
}
