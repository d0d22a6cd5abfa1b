import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { issueTexts } from '@relance/scenario';
import { expect, it } from 'vitest';

const reference = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'reference', 'scenario-issues.md'), 'utf8');

/** Codes of the reference, a range such as C130–C135 counted out. */
function documented(): string[] {
  const ranges = [...reference.matchAll(/`([A-Z])(\d{3})`–`[A-Z](\d{3})`/gu)].flatMap(([, letter = '', from, to]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${letter}${String(Number(from) + index)}`),
  );
  return [...new Set([...ranges, ...[...reference.matchAll(/`([A-Z]\d{3})`/gu)].map(([, code = '']) => code)])].sort();
}

it('has a text for every code of the reference, and a row there for every text', () => {
  expect(documented()).toEqual(Object.keys(issueTexts).sort());
});
