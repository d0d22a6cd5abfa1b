import { toDayNumber, type Calendar } from '@relance/domain';
import type { CaseFacts, ItemFacts } from '../../machine/facts/environment.js';
import { foldItem } from '../../machine/world/fold-item.js';
import type { SimulationEvent, UnappliedEvent } from '../simulation.js';

/** Events are recorded before the day's first message. */
const RECORDED_AT_MINUTE = 420;

/** One event on its way into the facts of one case. */
export interface RecordedEvent {
  event: SimulationEvent;
  /** Makes the ids of the records it becomes. */
  id: string;
  day: number;
  recordedAt: number;
  facts: CaseFacts;
  /** The items of the case it names. */
  items: readonly ItemFacts[];
}

/** What an event lacks; nothing when it was applied. */
export type Fault = Omit<UnappliedEvent, 'event'> | undefined;

/** Turns one event into dated records (law 3); changes the facts in place. */
export type ApplyEvent = (recorded: RecordedEvent) => Fault;

/** The instant at which an event of a day is recorded: 7 h in the entity's zone. Throws RangeError on a date that does not exist. */
export function recordedInstant(calendar: Calendar, date: string): number {
  return calendar.toInstant(toDayNumber(date), RECORDED_AT_MINUTE);
}

/** The fault of an event without a member it cannot do without. */
export function missing(member: keyof SimulationEvent): Fault {
  return { code: 'memberMissing', about: member };
}

/** The currency of an event: its own, else that of the items it names, else of the account's first. */
export function currencyOf({ event, items, facts }: RecordedEvent): string {
  return event.currency ?? items[0]?.currency ?? facts.items[0]?.currency ?? 'EUR';
}

/** What is owed on an item when the event is recorded, in minor units. */
export function owedCents(item: ItemFacts, recordedAt: number): number {
  return Math.max(0, foldItem(item, recordedAt).outstandingCents);
}

/** What was paid on an item and not taken back when the event is recorded, in minor units. */
export function paidCents(item: ItemFacts, recordedAt: number): number {
  let cents = 0;
  for (const fact of item.facts) {
    if (fact.recordedAt > recordedAt) continue;
    if (fact.kind === 'payment') cents += Math.abs(fact.cents);
    if (fact.kind === 'reversal') cents -= Math.abs(fact.cents);
  }
  return Math.max(0, cents);
}
