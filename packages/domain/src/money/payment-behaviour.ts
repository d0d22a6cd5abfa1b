import type { Item } from '@relance/schemas';
import { foldItem } from '../item-balance.js';
import { addMonthsToDay, isCivilDate, toDayNumber } from '../time/civil-date.js';
import { owedBalances } from './owed-balances.js';

/** What is looked at of an item. */
export type PaidItem = Pick<Item, 'type' | 'dueDate' | 'facts'>;

/** How an account paid over the twelve months before a day; members are absent where nothing was paid, or nothing fell due. */
export interface PaymentBehaviour {
  /** Mean days from due date to full payment of what was paid in these months, early ones negative; rounded half up. */
  averageDelayDays?: number;
  /** Of what fell due in these months, how many in a hundred were paid in full by then; rounded half up. */
  paidByDuePercent?: number;
  itemsPaid: number;
  itemsDue: number;
}

/** What is added up item by item, so that a book of any size is read once. */
export interface BehaviourTally {
  paid: number;
  delayDays: number;
  due: number;
  paidByDue: number;
}

const MONTHS = 12;

/** The civil day from which on the twelve months before a day are counted, that day excluded. */
export function behaviourSince(today: number): number {
  return addMonthsToDay(today, -MONTHS);
}

/** Nothing added up yet. */
export function emptyTally(): BehaviourTally {
  return { paid: 0, delayDays: 0, due: 0, paidByDue: 0 };
}

/** The day an item was paid in full: that of the money, or of the list that says so; undefined while something is owed. */
function paidDay(balances: ReturnType<typeof owedBalances>): number | undefined {
  let day: number | undefined;
  for (const [position, { fromDay, cents }] of balances.entries()) {
    const before = balances[position - 1];
    if (cents > 0 || before === undefined) day = undefined;
    // a payment of day p leaves nothing owed from p + 1
    else if (before.cents > 0) day = fromDay - 1;
  }
  return day;
}

function owedOn(balances: ReturnType<typeof owedBalances>, day: number): number {
  return balances.findLast(({ fromDay }) => fromDay <= day)?.cents ?? 0;
}

/**
 * Adds an item to what is known of its account on a day: credits say nothing of how somebody pays, nor does an item that vanished from a list; one given
 * up was not paid. Changes the tally in place.
 */
export function tallyItem(tally: BehaviourTally, { type, dueDate, facts }: PaidItem, today: number): void {
  const { absent, writtenOff } = foldItem(facts);
  if (type === 'creditNote' || absent || !isCivilDate(dueDate)) return;
  const balances = owedBalances(facts);
  if ((balances[0]?.cents ?? 0) <= 0) return;
  const [dueDay, since] = [toDayNumber(dueDate), behaviourSince(today)];
  const day = writtenOff ? undefined : paidDay(balances);
  if (day !== undefined && day >= since && day < today) {
    tally.paid += 1;
    tally.delayDays += day - dueDay;
  }
  if (dueDay < since || dueDay >= today) return;
  tally.due += 1;
  if (!writtenOff && owedOn(balances, dueDay + 1) === 0) tally.paidByDue += 1;
}

/** What a tally comes to. */
export function behaviourOf({ paid, delayDays, due, paidByDue }: BehaviourTally): PaymentBehaviour {
  return {
    ...(paid === 0 ? {} : { averageDelayDays: Math.round(delayDays / paid) }),
    ...(due === 0 ? {} : { paidByDuePercent: Math.round((100 * paidByDue) / due) }),
    itemsPaid: paid,
    itemsDue: due,
  };
}

/** How somebody paid these items over the twelve months before a civil day number, from their dated facts alone. */
export function paymentBehaviour(items: readonly PaidItem[], today: number): PaymentBehaviour {
  const tally = emptyTally();
  for (const item of items) tallyItem(tally, item, today);
  return behaviourOf(tally);
}
