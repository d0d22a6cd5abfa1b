import { describe, expect, it } from 'vitest';
import { conditionFaults } from './condition-faults.js';
import type { Comparison, Condition } from './condition.js';
import { fieldCatalogue, operatorsOf, type Field } from './field-catalogue.js';

const fields: readonly Field[] = fieldCatalogue;
const codes = (condition: Condition): string[] => conditionFaults(condition).map(({ code }) => code);
const sound: Comparison = { field: 'outstandingCents', operator: 'ge', value: 100_000, currency: 'EUR' };

describe('the catalogue of fields', () => {
  it.each(fields.map((field) => [field.name, field] as const))('%s speaks both languages, options included', (_, field) => {
    const labels = [field.label, ...(field.options ?? []).map(({ label }) => label)];
    for (const { fr, en } of labels) expect(fr.length > 2 && en.length > 2).toBe(true);
    expect(field.type === 'money' ? field.unit : 'no amount').toBe(field.type === 'money' ? 'cents' : 'no amount');
  });

  it('names each field once, in each language', () => {
    for (const names of [fields.map(({ name }) => name), fields.map(({ label }) => label.fr), fields.map(({ label }) => label.en)])
      expect(new Set(names).size).toBe(fields.length);
  });

  it.each(fields.map((field) => [field.name, field] as const))(
    '%s takes a value of its type by every comparison of its type',
    (name, field) => {
      const values = { money: 100, integer: 3, text: field.options?.[0]?.value ?? 'x', flag: true };
      for (const operator of operatorsOf[field.type]) {
        const value = values[field.type];
        const asked = operator === 'known' ? true : operator === 'in' ? [value as string | number] : value;
        const currency = field.type === 'money' && operator !== 'known' ? { currency: 'EUR' } : {};
        expect(codes({ field: name, operator, value: asked, ...currency })).toEqual([]);
      }
    },
  );
});

describe('a condition that cannot be asked is told by its code', () => {
  it.each<[string, Condition, string[]]>([
    ['an amount in euros', sound, []],
    ['an amount in francs of the Pacific, which have no cents', { ...sound, currency: 'XPF' }, []],
    ['an unknown field', { ...sound, field: 'shoeSize' }, ['C130']],
    ['a field named like a member of every object', { ...sound, field: 'constructor' }, ['C130']],
    ['an amount without a currency', { field: 'overdueCents', operator: 'ge', value: 1 }, ['C131']],
    ['an amount in a currency there is not', { ...sound, currency: 'ZZZ' }, ['C135']],
    ['days in a currency', { field: 'daysPastDue', operator: 'ge', value: 1, currency: 'EUR' }, ['C135']],
    ['an amount out of a list', { ...sound, operator: 'in', value: [1, 2] }, ['C132']],
    ['a text that is greater', { field: 'segment', operator: 'gt', value: 'pme' }, ['C132']],
    ['a yes or no that is at least', { field: 'hasEmail', operator: 'ge', value: true }, ['C132']],
    ['an amount that is a text', { ...sound, value: '1000' }, ['C133']],
    ['half a cent', { ...sound, value: 0.5 }, ['C133']],
    ['days that are a yes', { field: 'daysPastDue', operator: 'eq', value: true }, ['C133']],
    ['one level for a list', { field: 'level', operator: 'in', value: 3 }, ['C133']],
    ['a list for one level', { field: 'level', operator: 'eq', value: [3] }, ['C133']],
    ['no level at all', { field: 'level', operator: 'in', value: [] }, ['C133']],
    ['levels, one of them a text', { field: 'level', operator: 'in', value: [1, '2'] }, ['C133']],
    ['a number for a text', { field: 'segment', operator: 'eq', value: 3 }, ['C133']],
    ['a word for a yes or no', { field: 'hasEmail', operator: 'eq', value: 'yes' }, ['C133']],
    ['the opposite of what can be asked', { not: sound }, []],
    ['an empty text', { field: 'segment', operator: 'eq', value: '' }, ['C133']],
    ['a class of debtor there is not', { field: 'debtorClass', operator: 'eq', value: 'friend' }, ['C134']],
    ['two of them', { field: 'debtorClass', operator: 'in', value: ['friend', 'consumer', 'foe'] }, ['C134', 'C134']],
    ['whether consent is known', { field: 'smsConsent', operator: 'known', value: false }, []],
    ['whether it is known, three times', { field: 'smsConsent', operator: 'known', value: 3 }, ['C133']],
    [
      'everything at once, however deep',
      { all: [sound, { any: [{ not: { ...sound, field: 'x' } }, { field: 'overdueCents', operator: 'ge', value: 'y' }] }] },
      ['C130', 'C131', 'C133'],
    ],
  ])('%s', (_, condition, expected) => {
    expect(codes(condition)).toEqual(expected);
  });
});

describe('what a fault names, so that a person can mend it', () => {
  const overdue = { fieldFr: 'Échu net du compte', fieldEn: 'Net overdue of the account' };
  it.each<[string, Condition, unknown]>([
    ['the unknown field', { ...sound, field: 'shoeSize' }, { field: 'shoeSize' }],
    ['the amount without a currency', { field: 'overdueCents', operator: 'ge', value: 1 }, { field: 'overdueCents' }],
    ['the comparison', { field: 'overdueCents', operator: 'in', value: [1], currency: 'EUR' }, { ...overdue, operator: 'in' }],
    ['the currency', { field: 'overdueCents', operator: 'ge', value: 1, currency: 'ZZZ' }, { ...overdue, currency: 'ZZZ' }],
    ['the strange option', { field: 'debtorClass', operator: 'eq', value: 'friend' }, { value: 'friend' }],
  ])('%s', (_, condition, params) => {
    expect(conditionFaults(condition)).toMatchObject([{ severity: 'error', params }]);
  });
});
