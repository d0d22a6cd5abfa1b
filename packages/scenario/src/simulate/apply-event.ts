import { toDayNumber, type Calendar } from '@relance/domain';
import type { BalanceFact, CaseFacts, ItemFacts } from '../machine/environment.js';
import type { SuspensionFacts } from '../machine/recorded-facts.js';
import type { SimulationEvent } from './simulation.js';

/** Facts of one case that a simulation may add to. */
export type OpenFacts = CaseFacts;

/** Events are recorded before the day's first message. */
const RECORDED_AT_MINUTE = 420;

interface Recorded {
  event: SimulationEvent;
  day: number;
  recordedAt: number;
  facts: OpenFacts;
  item: ItemFacts | undefined;
  ordinal: number;
}

function balance(recorded: Recorded, kind: BalanceFact['kind'], more: Partial<BalanceFact> = {}): void {
  const { item, event, day, recordedAt } = recorded;
  item?.facts.push({ kind, cents: event.cents ?? 0, day, recordedAt, ...more });
}

function suspend(recorded: Recorded, kind: SuspensionFacts['kind']): void {
  const { facts, event, day, recordedAt, item, ordinal } = recorded;
  const fact: SuspensionFacts = { id: `event-${ordinal}`, kind, fromDay: day, recordedAt };
  if (item !== undefined) fact.itemId = item.id;
  if (event.until !== undefined) fact.untilDay = toDayNumber(event.until);
  facts.suspensions.push(fact);
}

function lift(recorded: Recorded, kind: SuspensionFacts['kind']): void {
  const { facts, day, item } = recorded;
  for (const fact of facts.suspensions) {
    if (fact.kind === kind && fact.itemId === item?.id && fact.fromDay <= day) fact.liftedDay ??= day;
  }
}

function addItem(recorded: Recorded, type: ItemFacts['type']): void {
  const { facts, event, day, recordedAt, ordinal } = recorded;
  const cents = (event.cents ?? 0) * (type === 'creditNote' ? -1 : 1);
  facts.items.push({
    id: `event-${ordinal}`,
    number: event.item ?? `event-${ordinal}`,
    accountId: facts.payer.accountId,
    type,
    currency: event.currency ?? facts.items[0]?.currency ?? 'EUR',
    invoiceDay: day,
    dueDay: event.until === undefined ? day : toDayNumber(event.until),
    facts: [{ kind: 'stated', cents, day, recordedAt }],
    ...(facts.items[0]?.planHash === undefined ? {} : { planHash: facts.items[0].planHash }),
  });
}

function addReceipt(recorded: Recorded): void {
  const { facts, event, day, recordedAt, ordinal } = recorded;
  const currency = event.currency ?? facts.items[0]?.currency ?? 'EUR';
  facts.receipts.push({ id: `event-${ordinal}`, currency, cents: event.cents ?? 0, day, recordedAt });
}

function apply(recorded: Recorded): void {
  const { event, item } = recorded;
  switch (event.type) {
    case 'payment':
      if (item === undefined) addReceipt(recorded);
      else balance(recorded, 'payment');
      break;
    case 'paymentReversed':
      balance(recorded, 'reversal');
      break;
    case 'handedOver':
      balance(recorded, 'handedOver');
      break;
    case 'dueDateMoved':
      if (event.until !== undefined) balance(recorded, 'dueDateMoved', { dueDay: toDayNumber(event.until) });
      break;
    case 'receipt':
      addReceipt(recorded);
      break;
    case 'creditNote':
      addItem(recorded, 'creditNote');
      break;
    case 'newItem':
      addItem(recorded, 'invoice');
      break;
    case 'promise':
    case 'dispute':
    case 'hold':
    case 'reply':
    case 'paymentAnnounced':
      suspend(recorded, event.type);
      break;
    case 'disputeLifted':
    case 'holdLifted':
      lift(recorded, event.type === 'disputeLifted' ? 'dispute' : 'hold');
      break;
    case 'bounced':
    case 'collection':
    case 'command':
    case 'contactOutside':
    case 'debitRejected':
    case 'insolvent':
    case 'letterOutcome':
    case 'opposed':
    case 'opposedLifted':
    case 'outsideDeadline':
    case 'paymentOrdered':
    case 'plan':
    case 'planBroken':
    case 'platform':
    case 'platformLifted':
    case 'posted':
    case 'sendFailed':
    case 'waived':
    case 'writtenOff':
    case 'outcome':
      break;
  }
}

/** The instant at which an event of a day is recorded: 7 h in the entity's zone. */
export function recordedInstant(calendar: Calendar, date: string): number {
  return calendar.toInstant(toDayNumber(date), RECORDED_AT_MINUTE);
}

/**
 * Adds one event to the facts of its case as a dated record (law 3); an event naming no item concerns the whole account. `ordinal` makes its
 * id. Changes `facts` in place. Throws RangeError on a date that does not exist.
 */
export function applyEvent(facts: OpenFacts, event: SimulationEvent, calendar: Calendar, ordinal: number): void {
  const item = event.item === undefined ? undefined : facts.items.find(({ number }) => number === event.item);
  apply({ event, day: toDayNumber(event.date), recordedAt: recordedInstant(calendar, event.date), facts, item, ordinal });
}
