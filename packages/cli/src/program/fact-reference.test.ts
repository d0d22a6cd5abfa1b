import { factKindNames, factKinds, type FactKindDefinition } from '@relance/schemas';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clone } from '../testing/run-cli.js';

const read = (name: string) => readFileSync(join(clone, 'docs', 'reference', name), 'utf8');
const cells = (line: string) => line.split('|').map((cell) => cell.trim());

describe('docs/reference/facts.md', () => {
  it('has one line for every kind of fact, as it is defined, and no other', () => {
    const lines = read('facts.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const expected = factKindNames.map((kind) => {
      const { title, help, role, about, needs }: FactKindDefinition = factKinds[kind];
      return ['', `\`${kind}\``, title.en, role, about, needs.join(', '), help.en, ''];
    });
    expect(lines.map(cells)).toEqual(expected);
  });
});

describe('docs/reference/cli.md', () => {
  it.each(factKindNames)('has an example line of relance record %s', (kind) => {
    expect(read('cli.md')).toMatch(new RegExp(`^npx relance record ${kind} `, 'm'));
  });
});
