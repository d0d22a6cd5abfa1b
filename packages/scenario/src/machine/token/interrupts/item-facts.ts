import type { AwaitedEvent } from '../../../plan.js';
import type { InterruptName } from '@relance/schemas';
import type { SuspensionFacts } from '../../facts/recorded-facts.js';
import type { LoggedContact } from '../../state.js';
import { isSafeDay } from '../../time/when-date.js';
import { foldItem } from '../../world/fold-item.js';
import type { PromiseReading } from '../../world/suspension/promises.js';
import { isInError } from '../../world/suspension/suspension-dates.js';
import { entityDay, morningOf, type ItemView, type World } from '../../world/world.js';
import type { Walk } from '../rest.js';

/** What a token may wait for or be interrupted by. */
type FactName = AwaitedEvent | InterruptName;

/** Something that happened to an item: what, on which day, and from which instant the machine may know it. */
export interface DatedFact {
  name: FactName;
  /** Never changes, so that each is answered once. */
  id: string;
  day: number;
  at: number;
}

/** Where facts about one item are looked for. */
interface Source {
  world: World;
  view: ItemView;
  log: readonly LoggedContact[];
}

/** What a record says: its id, the day it takes effect and when it was recorded. */
interface Told {
  id: string;
  day: number | undefined;
  recordedAt: number;
}

function suspensions({ world, view }: Source, kind: SuspensionFacts['kind']): SuspensionFacts[] {
  const { id } = view.facts;
  return world.env.facts.suspensions.filter((fact) => {
    if (fact.kind !== kind || isInError(fact, world)) return false;
    const isNamed = fact.itemId !== undefined || fact.itemIds !== undefined;
    return !isNamed || fact.itemId === id || fact.itemIds?.includes(id) === true;
  });
}

function started(source: Source, kind: SuspensionFacts['kind']): Told[] {
  return suspensions(source, kind).map(({ id, fromDay, recordedAt }) => ({ id, day: fromDay, recordedAt }));
}

function promised(source: Source): Told[] {
  return promises(source).map(({ fact }) => ({ id: fact.id, day: fact.fromDay, recordedAt: fact.recordedAt }));
}

/** Payments after which something, or nothing, is left of the item. */
function payments({ view }: Source, isLeft: (cents: number) => boolean): Told[] {
  return view.facts.facts
    .filter(({ kind, recordedAt }) => {
      if (kind !== 'payment' && kind !== 'stated') return false;
      const before = foldItem(view.facts, recordedAt - 1);
      const after = foldItem(view.facts, recordedAt);
      const isLess = before.state === 'open' && after.outstandingCents < before.outstandingCents;
      return isLess && (after.state === 'open' || after.state === 'paid') && isLeft(after.outstandingCents);
    })
    .map(({ day, recordedAt }) => ({ id: String(recordedAt), day, recordedAt }));
}

/** Promises that cover the item, named or not (law 8). */
function promises({ world, view }: Source): PromiseReading[] {
  return world.promises.filter(({ items }) => items.has(view.facts.id));
}

/** Promises called broken: on the day after their grace, or on that on which a payment feed first covered it (law 8). */
function brokenPromises(source: Source): Told[] {
  const { feeds } = source.world.env.facts;
  return promises(source).flatMap(({ fact, lastDay, state }) => {
    if (state !== 'broken') return [];
    const covering = (feeds ?? []).filter(({ coversDay }) => coversDay >= lastDay).map(({ recordedAt }) => recordedAt);
    const knownAt = covering.length === 0 ? fact.recordedAt : Math.min(...covering);
    return [{ id: fact.id, day: lastDay + 1, recordedAt: Math.max(knownAt, fact.recordedAt) }];
  });
}

/** Ids of the messages that left about the item. */
function dispatchesAbout({ view, log }: Source): Set<string> {
  return new Set(log.filter(({ items }) => items.includes(view.facts.id)).map(({ dispatchId }) => dispatchId));
}

function letters(source: Source, outcome: 'received' | 'refused' | 'unclaimed' | 'unknownAddress'): Told[] {
  const sent = dispatchesAbout(source);
  return (source.world.env.facts.letters ?? [])
    .filter((letter) => letter.outcome === outcome && sent.has(letter.dispatchId))
    .map(({ dispatchId, outcomeDay, recordedAt }) => ({ id: dispatchId, day: outcomeDay, recordedAt }));
}

/** Where each fact is found; one literal table, so that a new name does not compile without its source. */
const sources: Readonly<Record<FactName, (source: Source) => Told[]>> = {
  partPayment: (source) => payments(source, (cents) => cents > 0),
  partlyPaid: (source) => payments(source, (cents) => cents > 0),
  paid: (source) => payments(source, (cents) => cents <= 0),
  debitRejected: ({ view }) =>
    view.facts.facts
      .filter(({ kind, rejection }) => kind === 'reversal' && rejection !== undefined)
      .map(({ day, recordedAt }) => ({ id: String(recordedAt), day, recordedAt })),
  paymentAnnounced: (source) => started(source, 'paymentAnnounced'),
  promise: promised,
  promised,
  promiseBroken: brokenPromises,
  dispute: (source) => started(source, 'dispute'),
  disputed: (source) => started(source, 'dispute'),
  disputeLifted: (source) =>
    suspensions(source, 'dispute').map(({ id, liftedDay, liftedAt, recordedAt }) => ({
      id,
      day: liftedDay,
      recordedAt: liftedAt ?? recordedAt,
    })),
  held: (source) => started(source, 'hold'),
  reply: (source) => started(source, 'reply'),
  replied: (source) => started(source, 'reply'),
  contactMade: ({ world, view }) =>
    (world.env.facts.contactsOutside ?? [])
      .filter(({ itemIds }) => itemIds?.includes(view.facts.id) !== false)
      .map(({ id, day, recordedAt }) => ({ id, day, recordedAt })),
  bounce: (source) => {
    const sent = dispatchesAbout(source);
    const bounces = (source.world.env.facts.bounces ?? []).filter(({ dispatchId }) => sent.has(dispatchId));
    return bounces.map(({ dispatchId, day, recordedAt }) => ({ id: dispatchId, day, recordedAt }));
  },
  letterReceived: (source) => letters(source, 'received'),
  letterRefused: (source) => letters(source, 'refused'),
  letterUnclaimed: (source) => letters(source, 'unclaimed'),
  letterUnknownAddress: (source) => letters(source, 'unknownAddress'),
  instalmentPlan: ({ world, view }) =>
    (world.env.facts.instalmentPlans ?? [])
      .filter(({ itemIds }) => itemIds.includes(view.facts.id))
      .map(({ id, fromDay, recordedAt }) => ({ id, day: fromDay, recordedAt })),
  insolvent: ({ world }) => (world.env.facts.insolvencies ?? []).map(({ id, day, recordedAt }) => ({ id, day, recordedAt })),
  channelRefused: ({ world }) =>
    (world.env.facts.oppositions ?? []).map(({ id, fromDay, recordedAt }) => ({ id, day: fromDay, recordedAt })),
};

/**
 * The facts of some names about the item under a token (law 3), those of a later day too. A fact counts from the day it takes effect, and not
 * before the day it was recorded.
 */
function factsAbout(walk: Walk, names: Iterable<FactName>): DatedFact[] {
  const { world, view, state } = walk;
  const facts: DatedFact[] = [];
  for (const name of names) {
    for (const { id, day, recordedAt } of sources[name]({ world, view, log: state.log })) {
      if (day === undefined || !isSafeDay(day) || !Number.isFinite(recordedAt)) continue;
      const recordedDay = entityDay(world, recordedAt);
      const at = day > recordedDay ? morningOf(world, day) : recordedAt;
      facts.push({ name, id: `${name}/${id}`, day: Math.max(day, recordedDay), at });
    }
  }
  return facts;
}

/** What a token waits for among the facts about its item, in no order. */
export function awaitedFacts(walk: Walk, events: ReadonlySet<AwaitedEvent>): DatedFact[] {
  return factsAbout(walk, events);
}

/** What may interrupt a token among the facts about its item, in no order. */
export function interruptingFacts(walk: Walk, names: readonly InterruptName[]): (DatedFact & { name: InterruptName })[] {
  return names.flatMap((name) => factsAbout(walk, [name]).map((fact) => ({ ...fact, name })));
}
