import type { Token } from '../state.js';
import type { World } from '../world/world.js';

/** A registered letter not presented within so many days of its posting is a person's (law 10). */
export const PRESENTATION_DAYS = 7;

/**
 * The civil day on which the last letter about an item was presented (law 2), from which steps and deadlines count; a letter refused or fetched
 * was presented by that day (law 22). While the post has said nothing, the latest day it may be: seven days after the letter left (law 10).
 */
export function presentationDay(world: World, token: Token): number {
  const { lastDispatchId, previousContactDay, sinceDay } = token;
  if (lastDispatchId === undefined) return sinceDay;
  let day: number | undefined;
  for (const fact of world.env.facts.letters ?? []) {
    if (fact.dispatchId !== lastDispatchId || fact.recordedAt > world.nowMs) continue;
    const told = fact.presentedDay ?? (fact.outcome === 'unknownAddress' ? undefined : fact.outcomeDay);
    if (told !== undefined) day = Math.min(day ?? told, told);
  }
  return day ?? (previousContactDay ?? sinceDay) + PRESENTATION_DAYS;
}
