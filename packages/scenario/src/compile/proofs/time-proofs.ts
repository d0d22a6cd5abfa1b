import type { IssueCollector } from '../issue.js';
import type { Place, Unrolled } from '../drawing/unroll.js';
import { carry, never } from './carry.js';
import type { Days } from './days.js';

/** Days from the due date beyond which no step may lie: calendars reach five years, and a claim that old is no matter of reminders. */
const latestDayAllowed = 730;

/** T202: no step is planned beyond two years. */
export function proveLength(walk: Unrolled, days: Days, found: IssueCollector): void {
  const beyond = walk.places.find((place) => days.latest.isReached(place) && days.latestDay(place) > latestDayAllowed);
  if (beyond === undefined) return;
  const params = { day: days.latestDay(beyond), most: latestDayAllowed };
  found.add('T202', { nodeId: beyond.card.id, path: days.latest.pathTo(beyond), params });
}

/** T204: no card anchored on the due date is reached by a path on which a later one was planned before it. */
export function proveMonotone(walk: Unrolled, found: IssueCollector): void {
  const offset = carry(walk, never, (arrived, { card }) => Math.max(arrived, card.timing.offsetDays ?? never));
  for (const place of walk.places) {
    const planned = place.card.timing.offsetDays;
    const reached = offset.at(place);
    if (planned === undefined || place.round > 1 || planned >= reached || saysWhatWhenLate(place)) continue;
    found.once('T204', { severity: 'warning', nodeId: place.card.id, path: offset.pathTo(place), params: { planned, reached } });
  }
}

/** Whether the card names for itself what happens when its step is late: nothing is left to warn of. */
function saysWhatWhenLate({ card }: Place): boolean {
  return card.timing.when?.late !== undefined;
}
