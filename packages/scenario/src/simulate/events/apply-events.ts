import { toDayNumber, type Calendar } from '@relance/domain';
import type { CaseFacts, ItemFacts } from '../../machine/facts/environment.js';
import type { SimulationEvent, SimulationEventType, UnappliedEvent } from '../simulation.js';
import * as account from './account-events.js';
import * as balance from './balance-events.js';
import * as items from './new-item-events.js';
import { recordedInstant, type ApplyEvent, type Fault } from './recorded-event.js';
import { lifts, promise, promiseGranted, promiseRefused, suspends, underpaymentChecked } from './suspension-events.js';

/** Has no fact of its own: it is the answer to what the run itself did that day (a task, a message, a letter). */
const duringTheRun: ApplyEvent = () => undefined;

/** What each type of event becomes; one literal table. */
const appliers: Readonly<Record<SimulationEventType, ApplyEvent>> = {
  payment: balance.payment,
  receipt: balance.receipt,
  paymentReversed: balance.paymentReversed,
  debitRejected: balance.debitRejected,
  dueDateMoved: balance.dueDateMoved,
  handedOver: balance.handedOver,
  writtenOff: balance.writtenOff,
  recalled: balance.recalled,
  creditNote: items.creditNote,
  newItem: items.newItem,
  plan: items.instalmentPlan,
  planBroken: items.planBroken,
  promise,
  promiseGranted,
  promiseRefused,
  dispute: suspends('dispute'),
  disputeLifted: lifts('dispute'),
  hold: suspends('hold'),
  holdLifted: lifts('hold'),
  paymentAnnounced: suspends('paymentAnnounced'),
  collection: suspends('collection'),
  reply: suspends('reply'),
  platform: suspends('platform'),
  platformLifted: lifts('platform'),
  paymentOrdered: suspends('paymentOrdered'),
  insolvent: account.insolvent,
  opposed: account.opposed,
  opposedLifted: account.opposedLifted,
  contactOutside: account.contactOutside,
  waived: account.waived,
  underpaymentChecked,
  outsideDeadline: account.outsideDeadline,
  command: account.command,
  outcome: duringTheRun,
  posted: duringTheRun,
  letterOutcome: duringTheRun,
  bounced: duringTheRun,
  addressChecked: duringTheRun,
  sendFailed: duringTheRun,
};

/** Types whose `item` is the number of something new. */
const bringsItem: ReadonlySet<SimulationEventType> = new Set(['newItem', 'creditNote']);

/** The events of each case in the order of their dates, and those nobody could apply. */
export interface AppliedEvents {
  byCase: Map<CaseFacts, SimulationEvent[]>;
  unapplied: UnappliedEvent[];
}

/** The numbers of items an event is about, which must be known. */
function numbersOf(event: SimulationEvent): string[] {
  const own = event.item === undefined || bringsItem.has(event.type) ? [] : [event.item];
  return [...own, ...(event.items ?? [])];
}

function isAccountOf(facts: CaseFacts, accountId: string): boolean {
  return facts.payer.accountId === accountId || facts.items.some((item) => item.accountId === accountId);
}

/** The cases an event concerns: by its account, else by the items it names, else all; what is new needs one case only. */
function concerned(cases: readonly CaseFacts[], event: SimulationEvent): readonly CaseFacts[] {
  const { account: accountId } = event;
  if (accountId !== undefined) return cases.filter((facts) => isAccountOf(facts, accountId));
  const numbers = bringsItem.has(event.type) && event.names !== undefined ? [event.names] : numbersOf(event);
  if (numbers.length > 0) return cases.filter((facts) => facts.items.some(({ number }) => numbers.includes(number)));
  return bringsItem.has(event.type) && cases.length !== 1 ? [] : cases;
}

function namedItems(facts: CaseFacts, event: SimulationEvent): ItemFacts[] {
  const numbers = numbersOf(event);
  const ofAccount = facts.items.filter(({ number }) => numbers.includes(number));
  const ofBuyer = ofAccount.filter((item) => item.accountId === event.account);
  return ofBuyer.length > 0 ? ofBuyer : ofAccount;
}

function faultOf(cases: readonly CaseFacts[], found: readonly CaseFacts[], event: SimulationEvent): Fault {
  const isKnown = (wanted: string): boolean => found.some(({ items: known }) => known.some(({ number }) => number === wanted));
  const unknown = numbersOf(event).find((wanted) => !isKnown(wanted));
  if (unknown !== undefined) return { code: 'unknownItem', about: unknown };
  if (found.length > 0) return undefined;
  if (event.names !== undefined) return { code: 'unknownItem', about: event.names };
  return { code: 'unknownAccount', about: event.account ?? (cases.length === 0 ? 'none' : 'account') };
}

/**
 * Adds events to the facts of the cases they concern as dated records (law 3), in the order of their dates; those of one day in the order
 * given. Changes the facts in place; an event that names nothing known, or lacks what it needs, is handed back. Throws RangeError on a
 * date that does not exist.
 */
export function applyEvents(cases: readonly CaseFacts[], events: readonly SimulationEvent[], calendar: Calendar): AppliedEvents {
  const applied: AppliedEvents = { byCase: new Map(), unapplied: [] };
  const inOrder = [...events].sort((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
  for (const [ordinal, event] of inOrder.entries()) {
    const found = concerned(cases, event);
    let fault = faultOf(cases, found, event);
    let isApplied = false;
    for (const facts of fault === undefined ? found : []) {
      const day = toDayNumber(event.date);
      const recordedAt = recordedInstant(calendar, event.date);
      const told = appliers[event.type]({ event, id: `event-${ordinal}`, day, recordedAt, facts, items: namedItems(facts, event) });
      if (told === undefined) applied.byCase.set(facts, [...(applied.byCase.get(facts) ?? []), event]);
      isApplied ||= told === undefined;
      fault ??= told;
    }
    if (fault !== undefined && !isApplied) applied.unapplied.push({ event, ...fault });
  }
  return applied;
}
