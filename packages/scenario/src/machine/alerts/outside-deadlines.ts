import type { OutsideDeadlineFacts } from '../facts/recorded-facts.js';
import type { Alert } from '../state.js';
import { isSafeDay } from '../time/when-date.js';
import type { World } from '../world/world.js';

/** How long before an outside deadline its owner is called (law 28). */
const AHEAD_BUSINESS_DAYS = 15;

/** Whether money is still owed on what the deadline protects: the item it names, or any item of the case. Suspensions play no part. */
function isStillOwed(world: World, deadline: OutsideDeadlineFacts): boolean {
  const isOwed = (itemId: string): boolean => {
    const view = world.items.get(itemId);
    return view?.folded.state === 'open' && view.outstandingCents > 0;
  };
  return deadline.itemId === undefined ? [...world.items.keys()].some(isOwed) : isOwed(deadline.itemId);
}

const none: readonly OutsideDeadlineFacts[] = [];

/** The outside deadlines known by now that protect something still owed. */
function runningDeadlines(world: World): readonly OutsideDeadlineFacts[] {
  const known = world.env.facts.outsideDeadlines?.filter(
    (deadline) => deadline.recordedAt <= world.nowMs && isSafeDay(deadline.day) && isStillOwed(world, deadline),
  );
  return known ?? none;
}

/**
 * Calls the owner of an outside deadline 15 business days before it (law 28): insurer's declaration, end of cover, limitation, claim in
 * insolvency, recovery of goods. Whatever is suspended, and nothing moves it. Told for as long as money is owed on it.
 */
export function outsideDeadlineAlerts(found: Alert[], world: World): void {
  for (const { id, itemId, kind, day, owner } of runningDeadlines(world)) {
    found.push({
      id: `outsideDeadline/${id}`,
      code: `${kind}Due`,
      law: 28,
      ...(itemId === undefined ? {} : { itemId }),
      owner,
      onDay: world.entityCalendar.addBusinessDays(day, -AHEAD_BUSINESS_DAYS),
      dueDay: day,
    });
  }
}

/** What puts the payment of an item off to a day: a promise, or the instalments of a plan (law 8). */
interface PutOff {
  id: string;
  code: 'promiseBeyondDeadline' | 'planBeyondDeadline';
  untilDay: number;
  concerns: (itemId: string) => boolean;
}

function promisesOf(world: World): PutOff[] {
  return world.promises.map(({ fact, items }) => ({
    id: fact.id,
    code: 'promiseBeyondDeadline',
    untilDay: fact.untilDay ?? fact.fromDay,
    concerns: (itemId) => items.has(itemId),
  }));
}

function plansOf(world: World): PutOff[] {
  return (world.env.facts.instalmentPlans ?? []).flatMap(({ id, itemIds, recordedAt, brokenDay }) => {
    if (recordedAt > world.nowMs || (brokenDay !== undefined && brokenDay <= world.today)) return [];
    const instalments = world.views.filter(({ facts }) => facts.instalmentPlanId === id);
    const untilDay = Math.max(...instalments.map(({ dueDay }) => dueDay));
    return [{ id, code: 'planBeyondDeadline' as const, untilDay, concerns: (item: string) => itemIds.includes(item) }];
  });
}

/** A promise or an instalment plan that runs beyond an outside deadline is the credit manager's (law 28): who agreed to it may not know the date. */
export function beyondDeadlineAlerts(found: Alert[], world: World): void {
  const deadlines = runningDeadlines(world);
  if (deadlines.length === 0) return;
  for (const { id, code, untilDay, concerns } of [...promisesOf(world), ...plansOf(world)]) {
    for (const deadline of deadlines) {
      const { itemId, day } = deadline;
      if (untilDay <= day || (itemId !== undefined && !concerns(itemId))) continue;
      const about = itemId === undefined ? {} : { itemId };
      found.push({ id: `${code}/${id}/${deadline.id}`, code, law: 28, ...about, owner: 'creditManager', dueDay: day });
    }
  }
}
