import type { Environment } from '../facts/environment.js';
import { openWorld } from '../world/world.js';

/**
 * How many promises of a case were broken, as law 8 reads them at a business instant, whose last day to be kept lies on or after a civil day: promises
 * withdrawn, kept, or not yet covered by the payment feed are none.
 */
export function brokenPromises(env: Environment, nowMs: number, sinceDay: number): number {
  if (!env.facts.suspensions.some(({ kind }) => kind === 'promise')) return 0;
  const { views } = openWorld(env, nowMs);
  const broken = views.flatMap(({ promises }) => promises.filter(({ state, lastDay }) => state === 'broken' && lastDay >= sinceDay));
  return new Set(broken.map(({ fact }) => fact.id)).size;
}
