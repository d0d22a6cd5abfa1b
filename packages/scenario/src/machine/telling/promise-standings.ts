import type { Environment } from '../facts/environment.js';
import { civilDate, openWorld } from '../world/world.js';
import type { PromiseReading } from '../world/suspension/promises.js';

/** A promise to pay as it stands at an instant (law 8). */
export interface PromiseStanding {
  /** Id of the fact. */
  id: string;
  /** `due`: its days are over and the payment feed does not cover them yet, so nobody can say. */
  state: PromiseReading['state'];
  itemIds: string[];
  /** What was promised, minor units. */
  cents: number;
  /** Its date and one business day: the last civil day on which it can be kept. */
  lastOn?: string;
}

/** What became of the promises a case made, as the machine itself reads them (law 8), in the order they were made. */
export function promiseStandings(env: Environment, nowMs: number): PromiseStanding[] {
  return openWorld(env, nowMs).promises.map(({ fact, state, items, cents, lastDay }) => {
    const lastOn = civilDate(lastDay);
    return { id: fact.id, state, itemIds: [...items], cents, ...(lastOn === undefined ? {} : { lastOn }) };
  });
}
