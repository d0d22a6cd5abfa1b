import type { Database } from './database.js';
import type { RecordDefinition } from './record-definition.js';

/** One numbered change of stored records, forward only; run again after a crash half-way, so it must bear being repeated. */
export interface Migration {
  /** From 1, without gaps. */
  number: number;
  name: string;
  run(): Promise<void>;
}

interface MigrationRecord {
  _id: string;
  number: number;
  name: string;
  state: 'running' | 'done';
  holder: string;
  at: number;
}

/** Which changes of stored records were made. */
export const migrationDefinition: RecordDefinition = {
  collection: 'migrations',
  fields: { _id: 'string', number: 'number', name: 'string', state: 'string', holder: 'string', at: 'number' },
  indexes: [],
};

/** A lock older than this is taken to belong to a process that died. */
const ABANDONED_AFTER_MS = 10 * 60_000;
const POLL_MS = 200;

/** What a run of the migrations needs to know of its surroundings. */
export interface MigrationRun {
  /** Names this process, so that its own lock is recognized. */
  holder: string;
  /** Real time, epoch milliseconds. */
  now(): number;
  /** Waits really that many milliseconds. */
  wait(milliseconds: number): Promise<void>;
}

function assertNumbered(migrations: readonly Migration[]): void {
  migrations.forEach((migration, index) => {
    if (migration.number !== index + 1) throw new RangeError(`migration "${migration.name}" should have number ${index + 1}`);
  });
}

/**
 * Runs the migrations that this database has not seen, in order, and returns their numbers. Of several processes that start at once one runs
 * each migration (insert-once on its number) and the others wait for it; a lock left for ten minutes is taken over. Throws RangeError when
 * the numbers have a gap, and rejects with the migration's own error, after which the next start tries it again.
 */
export async function runMigrations(database: Database, migrations: readonly Migration[], run: MigrationRun): Promise<number[]> {
  assertNumbered(migrations);
  const records = database.records<MigrationRecord>(migrationDefinition);
  const carriedOut: number[] = [];

  async function acquire(migration: Migration): Promise<'mine' | 'done' | 'busy'> {
    const mine = { number: migration.number, name: migration.name, state: 'running' as const, holder: run.holder, at: run.now() };
    const _id = String(migration.number);
    if (await records.insertOnce({ _id, ...mine })) return 'mine';
    const seen = await records.get(_id);
    if (seen?.state === 'done') return 'done';
    if (seen === undefined || run.now() - seen.at < ABANDONED_AFTER_MS) return 'busy';
    const taken = await records.change({ _id, state: 'running', holder: seen.holder, at: seen.at }, { $set: mine });
    return taken === undefined ? 'busy' : 'mine';
  }

  async function carryOut(migration: Migration): Promise<void> {
    try {
      await migration.run();
    } catch (error) {
      await records.remove({ _id: String(migration.number), state: 'running', holder: run.holder });
      throw error;
    }
    await records.change({ _id: String(migration.number), holder: run.holder }, { $set: { state: 'done', at: run.now() } });
    carriedOut.push(migration.number);
  }

  for (const migration of migrations) {
    let outcome = await acquire(migration);
    while (outcome === 'busy') {
      await run.wait(POLL_MS);
      outcome = await acquire(migration);
    }
    if (outcome === 'mine') await carryOut(migration);
  }
  return carriedOut;
}
