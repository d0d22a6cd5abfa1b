import { MongoBulkWriteError, MongoServerError, type WriteError } from 'mongodb';

const DUPLICATE_KEY = 11000;

/** Whether a write failed only because its unique key was there already: the expected outcome of every insert-once. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === DUPLICATE_KEY;
}

/** Positions of an unordered insert that were refused as duplicates; undefined when anything else went wrong too. */
export function duplicatePositions(error: unknown): Set<number> | undefined {
  if (!(error instanceof MongoBulkWriteError)) return undefined;
  const failures: readonly WriteError[] = [error.writeErrors].flat();
  if (failures.length === 0 || failures.some((failure) => failure.code !== DUPLICATE_KEY)) return undefined;
  return new Set(failures.map((failure) => failure.index));
}
