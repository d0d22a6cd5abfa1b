import type { CaseFacts } from '../../machine/facts/environment.js';
import type { SuspensionFacts } from '../../machine/facts/recorded-facts.js';
import { disputedPartCents, netCents } from './balance.js';
import { dayNumber, instantOf, workingDaysLater } from './civil-time.js';
import { underPlans } from './instalments.js';
import { concerns, endDayOf, isPart, stopsClock } from './terms.js';

/** Whether the fact holds its items back on a day; after a dispute or a hold, five business days of grace too (law 8). */
function holdsOn(fact: SuspensionFacts, today: number): boolean {
  const end = endDayOf(fact);
  if (fact.fromDay > today || end <= fact.fromDay) return false;
  if (today < end) return true;
  return stopsClock(fact) && today < workingDaysLater(end, 5);
}

/** Kinds of which only the first about an item counts (law 8: once). */
const once: readonly string[] = ['paymentAnnounced', 'checking'];

/** Whether something was owed on an item, credits taken off, when a promise was made: a promise of nothing covers nothing (law 8). */
function wasOwed(facts: CaseFacts, itemId: string, { recordedAt, fromDay }: SuspensionFacts): boolean {
  return (netCents(facts, recordedAt, fromDay, () => false).get(itemId) ?? 0) > 0;
}

/** Asks less than the machine: what another of its kind comes before, and a promise of the whole account, whose items depend on its day. */
function isAsked(facts: CaseFacts, itemId: string, fact: SuspensionFacts, known: readonly SuspensionFacts[]): boolean {
  if (fact.kind === 'promise') return (fact.itemId !== undefined || fact.itemIds !== undefined) && wasOwed(facts, itemId, fact);
  return (
    !once.includes(fact.kind) ||
    known.every((other) => other === fact || other.kind !== fact.kind || other.about !== fact.about || other.fromDay > fact.fromDay)
  );
}

/** Whether disputes about parts of an item have come to hold it altogether (law 8): no more is owed on it than they say, or was when one ended. */
function isHeldByParts(facts: CaseFacts, itemId: string, nowMs: number): boolean {
  const part = disputedPartCents(facts, itemId, nowMs);
  if (part > 0 && part >= (underPlans(facts, nowMs).owed.get(itemId) ?? 0)) return true;
  const today = dayNumber(nowMs);
  return facts.suspensions.some((fact) => {
    const end = endDayOf(fact);
    if (!isPart(fact) || !concerns(fact, itemId, nowMs) || end > today || today >= workingDaysLater(end, 5) || end <= fact.fromDay)
      return false;
    const owed = underPlans(facts, instantOf(end, 0) - 1).owed.get(itemId) ?? 0;
    return owed > 0 && (fact.cents ?? 0) >= owed;
  });
}

/** The checks of an address by what came back (laws 8, 20); a lift counts once it is recorded (law 3). */
function addressChecks(facts: CaseFacts, nowMs: number): SuspensionFacts[] {
  return (facts.bounces ?? []).flatMap(({ dispatchId, day, recordedAt, itemIds = [], checkedDay, checkedAt = 0 }) => {
    const lifted = checkedDay === undefined || checkedAt > nowMs ? {} : { liftedDay: checkedDay };
    return itemIds.map((itemId) => ({
      id: dispatchId,
      kind: 'checking' as const,
      about: 'address' as const,
      itemId,
      fromDay: day,
      recordedAt,
      ...lifted,
    }));
  });
}

/** Whether a dated fact keeps the item back at an instant (law 8), worked out with hand-written holidays. */
export function isHeldBack(facts: CaseFacts, itemId: string, nowMs: number): boolean {
  const today = dayNumber(nowMs);
  if (underPlans(facts, nowMs).out.has(itemId) || isHeldByParts(facts, itemId, nowMs)) return true;
  const all = [...facts.suspensions, ...addressChecks(facts, nowMs)];
  const known = all.filter((fact) => concerns(fact, itemId, nowMs) && !isPart(fact));
  return known.some((fact) => isAsked(facts, itemId, fact, known) && holdsOn(fact, today));
}

/** Whether somebody asked for silence about an item at an instant: nothing at all is written then (law 8). */
export function isOnHold(facts: CaseFacts, itemId: string, nowMs: number): boolean {
  return facts.suspensions.some((fact) => fact.kind === 'hold' && concerns(fact, itemId, nowMs) && holdsOn(fact, dayNumber(nowMs)));
}

/** Whether a dispute about the whole item is running at an instant (law 5: disputed items are netted last). */
export function isDisputed(facts: CaseFacts, itemId: string, nowMs: number): boolean {
  const today = dayNumber(nowMs);
  const part = disputedPartCents(facts, itemId, nowMs);
  if (part > 0 && part >= (underPlans(facts, nowMs).owed.get(itemId) ?? 0)) return true;
  return facts.suspensions.some(
    (fact) => fact.kind === 'dispute' && !isPart(fact) && concerns(fact, itemId, nowMs) && fact.fromDay <= today && today < endDayOf(fact),
  );
}
