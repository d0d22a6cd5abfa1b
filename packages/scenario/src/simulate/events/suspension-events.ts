import { toDayNumber } from '@relance/domain';
import type { SuspensionFacts } from '../../machine/facts/recorded-facts.js';
import { currencyOf, missing, type ApplyEvent, type RecordedEvent } from './recorded-event.js';

function opened(recorded: RecordedEvent, kind: SuspensionFacts['kind']): SuspensionFacts {
  const { event, id, day, recordedAt } = recorded;
  const fact: SuspensionFacts = { id, kind, fromDay: day, recordedAt };
  if (event.until !== undefined) fact.untilDay = toDayNumber(event.until);
  if (event.owner !== undefined) fact.owner = event.owner;
  if (event.cents !== undefined) {
    fact.cents = event.cents;
    fact.currency = currencyOf(recorded);
  }
  return fact;
}

/** A dated suspension of each item named, of the whole case when none is (law 8). */
export function suspends(kind: SuspensionFacts['kind']): ApplyEvent {
  return (recorded) => {
    const { facts, items } = recorded;
    const fact = opened(recorded, kind);
    if (items.length === 0) facts.suspensions.push(fact);
    for (const item of items) facts.suspensions.push({ ...fact, id: `${fact.id}-${item.id}`, itemId: item.id });
    return undefined;
  };
}

/** Ends what runs of a kind on the items named, or on anything when none is; `inError` takes it back altogether (law 8). */
export function lifts(kind: SuspensionFacts['kind']): ApplyEvent {
  return ({ facts, day, recordedAt, items, event }) => {
    const ids = new Set(items.map(({ id }) => id));
    const running = facts.suspensions.filter(
      (fact) =>
        fact.kind === kind &&
        fact.fromDay <= day &&
        fact.liftedDay === undefined &&
        (ids.size === 0 || (fact.itemId !== undefined && ids.has(fact.itemId))),
    );
    for (const fact of running) {
      fact.liftedDay = day;
      fact.liftedAt = recordedAt;
      if (event.inError === true) fact.inError = true;
    }
    return running.length === 0 ? { code: 'nothingToEnd', about: kind } : undefined;
  };
}

/** A promise to pay by `until`: one record over the items named, or over all, oldest first up to its amount (law 8). */
export const promise: ApplyEvent = (recorded) => {
  const { facts, items, event } = recorded;
  if (event.until === undefined) return missing('until');
  const fact = opened(recorded, 'promise');
  if (items.length > 0) fact.itemIds = items.map(({ id }) => id);
  facts.suspensions.push(fact);
  return undefined;
};

/** The promises about the items named, or any when none is, whose days are not over and which nobody has ended. */
function runningPromises({ facts, day, items }: RecordedEvent): SuspensionFacts[] {
  const ids = new Set(items.map(({ id }) => id));
  return facts.suspensions.filter(
    ({ kind, itemIds, fromDay, untilDay, liftedDay }) =>
      kind === 'promise' &&
      fromDay <= day &&
      (untilDay ?? fromDay) >= day &&
      liftedDay === undefined &&
      (ids.size === 0 || itemIds === undefined || itemIds.some((id) => ids.has(id))),
  );
}

/** The credit manager agrees to a promise that reaches too far or follows a broken one (law 8). */
export const promiseGranted: ApplyEvent = (recorded) => {
  const running = runningPromises(recorded);
  for (const fact of running) fact.granted = { by: recorded.event.owner ?? 'creditManager', at: recorded.recordedAt };
  return running.length === 0 ? { code: 'nothingToEnd', about: 'promise' } : undefined;
};

/** The credit manager does not agree: the promise holds nothing back from that day on (law 8). */
export const promiseRefused: ApplyEvent = (recorded) => {
  const running = runningPromises(recorded);
  for (const fact of running) {
    fact.liftedDay = recorded.day;
    fact.liftedAt = recorded.recordedAt;
  }
  return running.length === 0 ? { code: 'nothingToEnd', about: 'promise' } : undefined;
};

/** Somebody has said what the residue of the items named is (law 5): it was under a look from the last word about its balance to that day. */
export const underpaymentChecked: ApplyEvent = ({ facts, event, id, day, recordedAt, items }) => {
  if (items.length === 0) return missing('item');
  for (const item of items) {
    const known = item.facts.filter((fact) => fact.recordedAt <= recordedAt);
    const fromDay = known.reduce((latest, fact) => Math.max(latest, fact.day), item.invoiceDay);
    const owner = event.owner === undefined ? {} : { owner: event.owner };
    facts.suspensions.push({
      id: `${id}-${item.id}`,
      kind: 'underpayment',
      itemId: item.id,
      fromDay,
      liftedDay: day,
      recordedAt,
      ...owner,
    });
  }
  return undefined;
};
