import { readSegmentRules, segmentFieldCatalogue, tellCondition, type GivenRule } from '@relance/scenario';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clone } from '../../testing/run-cli.js';

const { rules } = JSON.parse(readFileSync(join(clone, 'samples', 'segments.json'), 'utf8')) as { rules: GivenRule[] };

describe('docs/reference/segments.md', () => {
  it('has a line for every field of the rules, with its type, and no other', () => {
    const reference = readFileSync(join(clone, 'docs', 'reference', 'segments.md'), 'utf8');
    const lines = [...reference.matchAll(/^\| `(\w+)` +\| (\w+) +\|/gmu)].map(([, name, type]) => [name, type]);
    const types = { money: 'money', integer: 'number', text: 'text', flag: 'flag' };
    expect(lines.toSorted()).toEqual(segmentFieldCatalogue.map(({ name, type }) => [name, types[type]]).toSorted());
  });
});

describe('samples/segments.json', () => {
  it('is read without a fault, and told in words', () => {
    const read = readSegmentRules(rules);
    if (!('rules' in read)) throw new Error(JSON.stringify(read.issues));
    expect(read.rules.map(({ condition }) => tellCondition(condition, 'fr', segmentFieldCatalogue))).toEqual([
      'Nature du débiteur = Organisme public',
      'Plus ancien retard, en jours > 90 ou Pièces échues du compte ≥ 10',
      expect.stringMatching(/^Encours du compte ≥ 50.000,00.€$/u),
    ]);
  });

  it.each([
    [
      {
        not: {
          any: [
            { field: 'hasEmail', operator: 'eq', value: true },
            { field: 'country', operator: 'in', value: ['FR', 'BE'] },
          ],
        },
      },
      'unless (Has an e-mail address = yes or Country one of FR, BE)',
    ],
    [{ field: 'openItems', operator: 'known', value: false }, 'Open items of the account not known'],
  ])('a condition is told in English too: %#', (condition, told) => {
    const read = readSegmentRules([{ segment: 'a', condition }]);
    if (!('rules' in read) || read.rules[0] === undefined) throw new Error('not read');
    expect(tellCondition(read.rules[0].condition, 'en', segmentFieldCatalogue)).toBe(told);
  });
});
