import type { OppositionFacts } from '../facts/recorded-facts.js';
import type { World } from './world.js';

/** No opposition reaches what is sent by post: letter and formal notice (law 8). */
const NEVER_OPPOSED: ReadonlySet<OppositionFacts['channel']> = new Set(['letter', 'registered']);

/** Whether the payer refuses a channel today, as known by now (law 8); never a letter or a notice. */
export function isOpposed(world: Pick<World, 'env' | 'nowMs' | 'today'>, channel: OppositionFacts['channel']): boolean {
  if (NEVER_OPPOSED.has(channel)) return false;
  return (world.env.facts.oppositions ?? []).some((fact) => {
    if (fact.channel !== channel || fact.recordedAt > world.nowMs || fact.fromDay > world.today) return false;
    if (fact.liftedDay === undefined || fact.liftedDay > world.today) return true;
    return fact.liftedAt !== undefined && fact.liftedAt > world.nowMs;
  });
}
