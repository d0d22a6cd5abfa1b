import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openThrowAwayDatabase } from '../throw-away-store.js';
import type { Database } from './database.js';
import { runMigrations, type Migration, type MigrationRun } from './run-migrations.js';

const open: Database[] = [];
async function freshDatabase(): Promise<Database> {
  const database = await openThrowAwayDatabase();
  open.push(database);
  return database;
}
afterAll(async () => {
  for (const database of open) {
    await database.drop();
    await database.close();
  }
});

/** A run whose clock stands at `at` until somebody waits, and then runs a hundred times as fast. */
function runAs(holder: string, clock: { at: number }): MigrationRun {
  return {
    holder,
    now: () => clock.at,
    wait: async (milliseconds) => {
      clock.at += milliseconds * 100;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('migrations', () => {
  let done: string[];
  const migration = (number: number, fails = false): Migration => ({
    number,
    name: `change ${number}`,
    run: () => {
      if (fails) return Promise.reject(new Error('no room'));
      done.push(`${number}`);
      return Promise.resolve();
    },
  });
  beforeAll(() => {
    done = [];
  });

  it('run once each, in order, and only what is new the next time', async () => {
    const database = await freshDatabase();
    done = [];
    expect(await runMigrations(database, [migration(1), migration(2)], runAs('a', { at: 0 }))).toEqual([1, 2]);
    expect(await runMigrations(database, [migration(1), migration(2), migration(3)], runAs('b', { at: 1 }))).toEqual([3]);
    expect(done).toEqual(['1', '2', '3']);
  });

  it('run once though five processes start at the same time', async () => {
    const database = await freshDatabase();
    done = [];
    const runs = ['a', 'b', 'c', 'd', 'e'].map((holder) => runMigrations(database, [migration(1), migration(2)], runAs(holder, { at: 0 })));
    expect((await Promise.all(runs)).flat().toSorted()).toEqual([1, 2]);
    expect(done).toEqual(['1', '2']);
  });

  it('are tried again after they failed', async () => {
    const database = await freshDatabase();
    done = [];
    await expect(runMigrations(database, [migration(1, true)], runAs('a', { at: 0 }))).rejects.toThrow('no room');
    expect(await runMigrations(database, [migration(1)], runAs('a', { at: 0 }))).toEqual([1]);
  });

  it('take over the lock of a process that died ten minutes ago', async () => {
    const database = await freshDatabase();
    done = [];
    await new Promise<void>((started) => {
      const run = (): Promise<void> => {
        started();
        return new Promise(() => undefined);
      };
      void runMigrations(database, [{ number: 1, name: 'dies', run }], runAs('dead', { at: 0 }));
    });
    const clock = { at: 1 };
    expect(await runMigrations(database, [migration(1)], runAs('alive', clock))).toEqual([1]);
    expect(clock.at).toBeGreaterThanOrEqual(600_000);
  });

  it('must be numbered without a gap', async () => {
    const database = await freshDatabase();
    await expect(runMigrations(database, [migration(2)], runAs('a', { at: 0 }))).rejects.toThrow(RangeError);
  });
});
