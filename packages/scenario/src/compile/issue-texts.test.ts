import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { issueTexts } from './issue-texts.js';

const reference = readFileSync(new URL('../../../../docs/reference/scenario-issues.md', import.meta.url), 'utf8');

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
