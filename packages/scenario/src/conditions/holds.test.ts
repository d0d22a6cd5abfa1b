import { describe, expect, it } from 'vitest';
import type { Condition, Operator } from './condition.js';
import { holds, type Known } from './holds.js';

const facts: Readonly<Record<string, Known>> = {
  outstandingCents: { value: 100_000, currency: 'EUR' },
  daysPastDue: { value: 25 },
  segment: { value: 'pme' },
  scenario: { value: '30' },
  hasEmail: { value: true },
  hasMobile: { value: false },
};
const read = (field: string): Known => facts[field];
const is = (field: string, operator: Operator, value: string | number | boolean | string[], currency?: string): Condition =>
  currency === undefined ? { field, operator, value } : { field, operator, value, currency };

const yes = is('hasEmail', 'eq', true);
const no = is('hasMobile', 'eq', true);
const unknown = is('smsConsent', 'eq', true);

describe('a condition on 1,000.00 EUR, 25 days late, segment pme, with e-mail, without mobile', () => {
  it.each<[string, Condition, boolean]>([
    ['at least 1,000.00 EUR', is('outstandingCents', 'ge', 100_000, 'EUR'), true],
    ['more than 1,000.00 EUR', is('outstandingCents', 'gt', 100_000, 'EUR'), false],
    ['at most 1,000.00 EUR', is('outstandingCents', 'le', 100_000, 'EUR'), true],
    ['less than 1,000.00 EUR', is('outstandingCents', 'lt', 100_000, 'EUR'), false],
    ['at least 10.00 GBP: nothing converts', is('outstandingCents', 'ge', 1_000, 'GBP'), false],
    ['not 10.00 GBP: another currency is no answer', is('outstandingCents', 'ne', 1_000, 'GBP'), false],
    ['exactly 25 days', is('daysPastDue', 'eq', 25), true],
    ['other than 25 days', is('daysPastDue', 'ne', 25), false],
    ['other than 24 days', is('daysPastDue', 'ne', 24), true],
    ['more than 24 days', is('daysPastDue', 'gt', 24), true],
    ['at most 24 days', is('daysPastDue', 'le', 24), false],
    ['segment pme', is('segment', 'eq', 'pme'), true],
    ['segment among two', is('segment', 'in', ['grand-compte', 'pme']), true],
    ['segment among others', is('segment', 'in', ['grand-compte']), false],
    ['a text is not greater than another', is('segment', 'gt', 'a'), false],
    ['a number is not greater than a text of digits', is('daysPastDue', 'gt', '10'), false],
    ['a text of digits is not greater than a number', is('scenario', 'gt', 10), false],
    ['consent, of which nobody knows', unknown, false],
    ['no consent, of which nobody knows either', is('smsConsent', 'eq', false), false],
    ['consent is not known', is('smsConsent', 'known', false), true],
    ['the e-mail address is known', is('hasEmail', 'known', true), true],
    ['the e-mail address is not known', is('hasEmail', 'known', false), false],
    ['both', { all: [yes, yes] }, true],
    ['both, one of them false', { all: [yes, no] }, false],
    ['either', { any: [no, yes] }, true],
    ['neither', { any: [no, unknown] }, false],
    ['not', { not: no }, true],
    ['not what nobody knows', { not: unknown }, true],
    ['all of nothing', { all: [] }, true],
    ['any of nothing', { any: [] }, false],
    ['groups in groups', { any: [{ all: [yes, no] }, { not: { any: [no, { not: yes }] } }] }, true],
  ])('%s: %#', (_, condition, expected) => {
    expect(holds(condition, read)).toBe(expected);
  });
});
