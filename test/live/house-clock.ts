import { businessNow, type CivilDate } from '@relance/domain';
import type { Store } from '@relance/store';

/** What time it is for a live test: its business clock goes on while the house is opened, by weeks on a busy machine. */
export interface HouseClock {
  /** The business instant, epoch milliseconds in UTC. */
  now(): Promise<number>;
  /** The civil day in Paris so many days from now. */
  dayIn(days: number): Promise<CivilDate>;
}

const inParis = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** Reads the clock kept in a store. */
export function houseClock(store: Store): HouseClock {
  const now = async (): Promise<number> => {
    const clock = await store.clock.get();
    if (clock === undefined) throw new Error('the house has no clock');
    return businessNow(clock, Date.now());
  };
  return { now, dayIn: async (days) => inParis.format((await now()) + days * 86_400_000) };
}
