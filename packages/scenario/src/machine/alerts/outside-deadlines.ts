import type { OutsideDeadlineFacts } from '../recorded-facts.js';
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

/**
 * Calls the owner of an outside deadline 15 business days before it (law 28): insurer's declaration, end of cover, limitation, claim in
 * insolvency, recovery of goods. Whatever is suspended, and nothing moves it. Told for as long as money is owed on it.
 */
export function outsideDeadlineAlerts(world: World): Alert[] {
  return (world.env.facts.outsideDeadlines ?? [])
    .filter((deadline) => deadline.recordedAt <= world.nowMs && isSafeDay(deadline.day) && isStillOwed(world, deadline))
    .map(({ id, itemId, kind, day, owner }) => ({
      id: `outsideDeadline/${id}`,
      code: `${kind}Due`,
      law: 28,
      ...(itemId === undefined ? {} : { itemId }),
      owner,
      onDay: world.entityCalendar.addBusinessDays(day, -AHEAD_BUSINESS_DAYS),
      dueDay: day,
    }));
}
