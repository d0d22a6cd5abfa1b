import { describe, expect, it } from 'vitest';
import { parseMapping } from './mapping.js';

describe('a mapping file', () => {
  it('is taken as it is when nothing is wrong', () => {
    const json = {
      columns: { number: 'Pièce' },
      dateOrder: 'dayFirst',
      decimal: ',',
      currency: 'EUR',
      sign: 'debitPositive',
      skipRules: [{ column: 'A', equals: 'x' }],
    };
    expect(parseMapping(json)).toEqual({ mapping: json, faults: [] });
  });

  it.each([
    ['no object', 'x', ['columns']],
    ['no columns', {}, ['columns']],
    [
      'everything wrong at once',
      { columns: { number: 1 }, dateOrder: 'dmy', decimal: ';', currency: 'euro', sign: '+', skipRules: [{ column: 'A' }] },
      ['columns', 'dateOrder', 'decimal', 'currency', 'sign', 'skipRules'],
    ],
    ['a property nobody knows', { columns: {}, colour: 'red' }, ['colour']],
    ['a rule with a test nobody knows', { columns: {}, skipRules: [{ column: 'A', matches: 'x' }] }, ['skipRules']],
  ])('%s is a fault of each property', (_name, json, columns) => {
    const { faults, mapping } = parseMapping(json);
    expect(mapping).toBeUndefined();
    expect(faults.map(({ column }) => column)).toEqual(columns);
  });
});
