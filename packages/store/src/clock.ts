import type { BusinessClock } from '@relance/domain';
import type { Database } from './mongo/database.js';
import type { AccessTable, RecordDefinition } from './mongo/record-definition.js';

interface ClockRecord extends BusinessClock {
  _id: string;
}

const indexes = [] as const;
const definition: RecordDefinition = {
  collection: 'settings',
  fields: { _id: 'string', epochMs: 'number', originMs: 'number', scale: 'number' },
  indexes,
};
const CLOCK = 'clock';

/** The one business clock of a data folder: fixed once, so that a restart goes on at the same business time. */
export interface ClockRepository {
  get(): Promise<BusinessClock | undefined>;
  /** Sets the clock unless one is set; returns the one that counts. */
  setOnce(clock: BusinessClock): Promise<BusinessClock>;
}

/** By which index each method reads. */
export const clockAccess = { get: '_id', setOnce: '_id' } as const satisfies AccessTable<ClockRepository, typeof indexes>;

/** The clock kept in a database. */
export function openClock(database: Database): ClockRepository {
  const records = database.records<ClockRecord>(definition);
  const read = async (): Promise<BusinessClock | undefined> => {
    const stored = await records.get(CLOCK);
    return stored === undefined ? undefined : { epochMs: stored.epochMs, originMs: stored.originMs, scale: stored.scale };
  };
  return {
    get: read,
    setOnce: async (clock) => {
      await records.insertOnce({ _id: CLOCK, epochMs: clock.epochMs, originMs: clock.originMs, scale: clock.scale });
      return (await read()) ?? clock;
    },
  };
}
