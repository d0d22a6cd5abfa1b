import type { Alert } from '../state.js';
import type { PromiseReading } from '../world/suspension/promises.js';
import { isCreditManagers, reachesTooFar } from '../world/suspension/suspension-dates.js';
import type { World } from '../world/world.js';

const DAYS_AHEAD = 15;

/** Whether an earlier promise about one of its items was broken before it was made. */
function followsBroken(reading: PromiseReading, all: readonly PromiseReading[]): boolean {
  return all.some(
    (other) =>
      other !== reading &&
      other.state === 'broken' &&
      other.lastDay < reading.fact.fromDay &&
      [...other.items].some((itemId) => reading.items.has(itemId)),
  );
}

/** Promises only the credit manager may grant: more than fifteen days ahead, or a second one after one was broken (law 8). */
export function promiseAlerts(found: Alert[], world: World): void {
  for (const reading of world.promises) {
    const { fact, state, items } = reading;
    if (isCreditManagers(fact, world.nowMs) || state === 'kept' || state === 'withdrawn') continue;
    const itemId = [...items].find((covered) => world.items.get(covered)?.folded.state === 'open');
    if (itemId === undefined) continue;
    const about = { law: 8, owner: 'creditManager', itemId };
    if (reachesTooFar(fact, world.nowMs))
      found.push({ id: `promiseTooFar/${fact.id}`, code: 'promiseTooFar', ...about, values: { days: DAYS_AHEAD } });
    if (followsBroken(reading, world.promises)) found.push({ id: `promiseAfterBroken/${fact.id}`, code: 'promiseAfterBroken', ...about });
  }
}
