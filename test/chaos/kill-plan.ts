import type { KillableService } from '@relance/stack';
import { crashPoints } from '@relance/workers/failpoints';
import type { Failpoint } from './worker-process.js';

/** One kill: the worker at a failpoint or at any moment, or a service under all of it. */
export type Kill = { what: 'failpoint'; failpoint: Failpoint } | { what: 'worker'; afterMs: number } | { what: KillableService };

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

/**
 * So many kills. Where services may be killed, every fifth is one of theirs, and the worker dies at each point in turn and at any moment by turns;
 * otherwise it dies at each point in turn, and every tenth time at any moment.
 */
export function planKills(count: number, seed: number, services: boolean): Kill[] {
  const random = seeded(seed);
  let named = 0;
  return Array.from({ length: count }, (_, index): Kill => {
    if (services && index % 10 === 4) return { what: 'temporal' };
    if (services && index % 10 === 9) return { what: 'mongodb' };
    if (services ? index % 2 === 1 : index % 10 === 9) return { what: 'worker', afterMs: Math.floor(random() * 700) };
    const at = crashPoints[named % crashPoints.length] ?? 'afterSend';
    named += 1;
    return { what: 'failpoint', failpoint: { at, nth: 1 + Math.floor(random() * 4) } };
  });
}
