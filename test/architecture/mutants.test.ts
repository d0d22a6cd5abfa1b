import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mutants } from '../mutants/mutants.js';

const root = join(import.meta.dirname, '..', '..');

it.each(mutants)('the mistake “$name” can still be made: its text stands once, and the tests that must see it are there', (mutant) => {
  const { file, find, killedBy } = mutant;
  expect(readFileSync(join(root, file), 'utf8').split(find)).toHaveLength(2);
  expect(existsSync(join(root, killedBy))).toBe(true);
});
