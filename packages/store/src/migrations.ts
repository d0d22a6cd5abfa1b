import type { Migration } from './mongo/run-migrations.js';

/** Every change of stored records, in order, forward only; none so far. */
export const migrations: readonly Migration[] = [];
