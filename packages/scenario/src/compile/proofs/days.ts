import type { Timing } from '../../kinds/kind.js';
import type { Place, Unrolled } from '../drawing/unroll.js';
import { carry, type Carried } from './carry.js';

/**
 * Days from the due date as the drawing plans them: gap, cap, suspensions and the time people take are no part of them. A card whose date hangs on
 * what was before it counts from the latest (or earliest) day it can be reached.
 */
export interface Days {
  latest: Carried;
  latestDay(place: Place): number;
  earliestDay(place: Place): number;
}

/** Reckons the days of a walk that begins at `entryDay`; `never` for the branch of an interrupt, which may begin on any day. */
export function reckonDays(walk: Unrolled, entryDay: number): Days {
  const latest = carryDay(walk, entryDay, 1);
  const earliest = carryDay(walk, entryDay, -1);
  return {
    latest,
    latestDay: (place) => doneDay(place.card.timing, latest.at(place)),
    earliestDay: (place) => {
      const arrived = -earliest.at(place);
      return place.card.timing.mayEndEarly === true ? arrived : doneDay(place.card.timing, arrived);
    },
  };
}

function doneDay({ offsetDays, afterDays }: Timing, arrived: number): number {
  if (offsetDays !== undefined) return Math.max(arrived, offsetDays);
  return arrived + Math.max(0, afterDays ?? 0);
}

/** The day on which each place is reached: the latest, or with sign −1 the earliest, negated. */
function carryDay(walk: Unrolled, entryDay: number, sign: 1 | -1): Carried {
  const roundStarts = new Map<string, number>();
  return carry(walk, sign * entryDay, (arrived, { card, round }, port) => {
    const day = sign * arrived;
    const isEarly = sign === -1 && card.timing.mayEndEarly === true;
    const done = isEarly ? day : doneDay(card.timing, day);
    const loop = walk.loops.get(card.id);
    if (loop === undefined || loop.head !== card.id || port !== loop.bodyPort) return sign * done;
    const lastStart = round === 0 ? undefined : roundStarts.get(card.id);
    const start = lastStart === undefined ? done : Math.max(done, lastStart + loop.minGapDays);
    roundStarts.set(card.id, start);
    return sign * start;
  });
}
