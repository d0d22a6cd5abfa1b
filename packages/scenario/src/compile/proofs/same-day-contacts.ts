import type { Timing } from '../../kinds/kind.js';
import type { Place, Unrolled } from '../drawing/unroll.js';
import { isAccepted } from './meaning.js';

/** The message before on the same day, and the undated cards that lie between. */
export interface Neighbour {
  before: Place;
  between: string[];
}

/** Messages that follow another one on the same day, with no wait between: gap or cap would tear them apart (laws 14, 22). */
export function sameDayContacts({ places }: Unrolled): ReadonlyMap<Place, Neighbour> {
  const doubled = new Map<Place, Neighbour>();
  for (const place of places) {
    const { contact } = place.card.timing;
    if (contact === undefined || contact.level < 0 || place.round > 1) continue;
    for (const way of place.ways) if (isAccepted(place.card.timing, way.port)) follow(place, way.to, doubled);
  }
  return doubled;
}

function follow(before: Place, first: Place, doubled: Map<Place, Neighbour>): void {
  const pending: { place: Place; between: string[] }[] = [{ place: first, between: [] }];
  const seen = new Set<Place>([first]);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { card, ways } = next.place;
    if (card.timing.contact !== undefined) {
      const isSame = next.place.card !== before.card && isSameDay(before.card.timing, card.timing);
      if (isSame && !doubled.has(next.place)) doubled.set(next.place, { before, between: next.between });
    } else if (isUndated(card.timing)) {
      const between = [...next.between, card.id];
      for (const { to } of ways) {
        if (seen.has(to)) continue;
        seen.add(to);
        pending.push({ place: to, between });
      }
    }
  }
}

/** A fork passes on at once; a task waits for a person, an awaited event for the world. */
function isUndated({ offsetDays, afterDays, human, when }: Timing): boolean {
  return offsetDays === undefined && afterDays === undefined && human === undefined && when === undefined;
}

function isSameDay(before: Timing, { offsetDays, afterDays, contact }: Timing): boolean {
  if (contact === undefined || contact.level < 0) return false;
  return offsetDays === undefined ? afterDays !== undefined && afterDays <= 0 : offsetDays === before.offsetDays;
}
