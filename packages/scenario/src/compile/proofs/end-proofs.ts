import type { IssueCollector } from '../issue.js';
import type { Unrolled } from '../drawing/unroll.js';
import { carry } from './carry.js';

/** L312: no path ends with money owed and neither a handover nor a named person who takes up the item (law 12). */
export function proveEndings(walk: Unrolled, found: IssueCollector): void {
  const steps = carry(walk, 0, (arrived) => arrived + 1);
  for (const place of walk.places) {
    if (place.card.timing.unownedEnd === true && steps.isReached(place)) {
      found.once('L312', { nodeId: place.card.id, path: steps.pathTo(place) });
    }
  }
}
