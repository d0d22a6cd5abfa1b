import type { Place, Unrolled } from '../drawing/unroll.js';

/** No path leads here with such a figure. */
export const never = Number.NEGATIVE_INFINITY;

/** What a figure becomes behind a port; `over` where it comes from another figure at the same place, so that a path can be shown. */
export type Step = (arrived: number, place: Place, port: string) => number | { value: number; over: Carried };

/** One figure at every place, on arrival: the greatest over all paths from the entry, and a path that attains it. */
export interface Carried {
  /** The greatest over all paths; {@link never} where none brings one. */
  at(place: Place): number;
  isReached(place: Place): boolean;
  /** Ids of the cards of a path that attains it, from the entry to the place. */
  pathTo(place: Place): string[];
  /** Where it came from: the place before, and the figure it was there. */
  before(place: Place): { place: Place; figure: Carried } | undefined;
}

/**
 * Carries one figure forward over the drawn-out drawing. Exact: where a port's figure is a greatest of sums of figures before it, the greatest over
 * all paths is the greatest over the last steps, and one pass finds it (max-plus algebra on a loop-free drawing).
 */
export function carry({ places, entry }: Unrolled, start: number, step: Step): Carried {
  const values = new Float64Array(places.length).fill(never);
  const reached = new Uint8Array(places.length);
  const origins: ({ place: Place; figure: Carried } | undefined)[] = [];
  const carried: Carried = {
    at: ({ index }) => values[index] ?? never,
    isReached: ({ index }) => reached[index] === 1,
    pathTo: (place) => pathTo(place, carried),
    before: ({ index }) => origins[index],
  };
  if (entry !== undefined) {
    values[entry.index] = start;
    reached[entry.index] = 1;
  }
  for (const place of places) {
    if (reached[place.index] !== 1) continue;
    const arrived = values[place.index] ?? never;
    for (const { port, to } of place.ways) {
      const stepped = step(arrived, place, port);
      const value = typeof stepped === 'number' ? stepped : stepped.value;
      if (reached[to.index] === 1 && value <= (values[to.index] ?? never)) continue;
      values[to.index] = value;
      reached[to.index] = 1;
      origins[to.index] = { place, figure: typeof stepped === 'number' ? carried : stepped.over };
    }
  }
  return carried;
}

function pathTo(last: Place, figure: Carried): string[] {
  const path = [last.card.id];
  for (let origin = figure.before(last); origin !== undefined; origin = origin.figure.before(origin.place)) path.push(origin.place.card.id);
  return path.reverse();
}
