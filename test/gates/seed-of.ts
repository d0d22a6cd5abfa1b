import { createHash } from 'node:crypto';

/** The seed of a test's properties: its own, and the same on every run (SHA-256 of the test's name). */
export function seedOf(name: string): number {
  return createHash('sha256').update(name).digest().readInt32BE();
}
