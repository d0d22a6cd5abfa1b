import type { KillableService } from '@relance/stack';
import type { Failpoint } from './worker-process.js';

/** One kill: the worker at a failpoint or at any moment, or a service under all of it. */
export type Kill = { what: 'failpoint'; failpoint: Failpoint } | { what: 'worker'; afterMs: number } | { what: KillableService };

/** Between which steps a worker is killed: before and after each of a dispatch. */
const points = [
  'afterIntent',
  'afterClaims',
  'afterBytesKept',
  'afterHandingOver',
  'afterSend',
  'afterSettled',
  'beforeAttempt',
  'beforeJournal',
  'afterJournal',
] as const;

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61));
    return ((more ^ (more >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** So many kills: each failpoint in turn and any moment by turns; every tenth is a service where they may be killed. */
export function planKills(count: number, seed: number, services: boolean): Kill[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index): Kill => {
    if (services && index % 10 === 4) return { what: 'temporal' };
    if (services && index % 10 === 9) return { what: 'mongodb' };
    const at = points[Math.floor(index / 2) % points.length] ?? 'afterSend';
    if (index % 2 === 0) return { what: 'failpoint', failpoint: { at, nth: 1 + Math.floor(random() * 4) } };
    return { what: 'worker', afterMs: Math.floor(random() * 700) };
  });
}
