import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach } from 'vitest';

/**
 * Gives each property a seed of its own, the same on every run (SHA-256 of the test's name), so that a red run is red again until it is mended and
 * a change is judged by what it changes. Left out of `npm run explore`, which looks for new counter-examples with fresh seeds.
 */
beforeEach(({ task }) => {
  fc.configureGlobal({ seed: createHash('sha256').update(task.name).digest().readInt32BE() });
});
