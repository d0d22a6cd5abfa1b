import { toDayNumber } from '@relance/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellIssue } from '../compile/issue-texts.js';
import type { Condition } from '../conditions/condition.js';
import { readSegmentRules } from './read-segment-rules.js';
import { segmentFieldCatalogue } from './segment-fields.js';
import { chooseSegment, type SegmentRule, type SegmentSubject } from './segment-rules.js';

const today = toDayNumber('2026-03-10');
const nobody: SegmentSubject = {
  accountCode: 'C1',
  statedSegment: 'default',
  debtorClass: 'business',
  country: 'FR',
  territory: 'FR',
  hasEmail: false,
  hasPhone: false,
  hasMobile: false,
  hasAddress: false,
  items: [],
};
const item = (currency: string, cents: number, due: string) => ({ currency, cents, dueDay: toDayNumber(due) });

const isPublic: Condition = { field: 'debtorClass', operator: 'eq', value: 'publicBuyer' };
const owesMuch: Condition = { field: 'openCents', operator: 'ge', value: 1_000_000, currency: 'EUR' };
const isLate: Condition = { field: 'oldestDaysPastDue', operator: 'gt', value: 60 };
const rules: SegmentRule[] = [
  { segment: 'public', condition: isPublic },
  { segment: 'risky', condition: isLate },
  { segment: 'key', condition: owesMuch },
];

describe('the segment of an account (law 27)', () => {
  it('is that of the first rule it satisfies; the later ones that say another are its overlaps', () => {
    const late = { ...nobody, debtorClass: 'publicBuyer', items: [item('EUR', 2_000_000, '2025-12-01')] };
    expect(chooseSegment(rules, late, today)).toEqual({ rule: 0, overlaps: [1, 2] });
    expect(chooseSegment(rules, { ...late, debtorClass: 'business' }, today)).toEqual({ rule: 1, overlaps: [2] });
  });

  it('is nobody’s where no rule takes it', () => {
    expect(chooseSegment(rules, nobody, today)).toEqual({ rule: undefined, overlaps: [] });
    expect(chooseSegment([], nobody, today)).toEqual({ rule: undefined, overlaps: [] });
  });

  it('overlaps with no rule of the same segment', () => {
    const twice: SegmentRule[] = [
      { segment: 'key', condition: { field: 'accountCode', operator: 'in', value: ['C1', 'C2'] } },
      { segment: 'key', condition: { field: 'country', operator: 'eq', value: 'FR' } },
    ];
    expect(chooseSegment(twice, nobody, today)).toEqual({ rule: 0, overlaps: [] });
  });

  const facts = {
    ...nobody,
    statedSegment: 'PME',
    behaviour: { averageDelayDays: 20, paidByDuePercent: 40 },
    items: [
      item('EUR', 30_000, '2026-03-09'),
      item('EUR', 50_000, '2026-03-10'),
      item('EUR', -10_000, '2026-01-01'),
      item('CHF', 70_000, '2026-02-08'),
    ],
  };
  it.each<[string, Condition, boolean]>([
    ['an amount of one currency, credits set against it', { field: 'openCents', operator: 'eq', value: 70_000, currency: 'EUR' }, true],
    ['an amount of another', { field: 'openCents', operator: 'eq', value: 70_000, currency: 'CHF' }, true],
    ['an amount nobody owes', { field: 'openCents', operator: 'eq', value: 0, currency: 'USD' }, true],
    ['overdue: due before today', { field: 'overdueCents', operator: 'eq', value: 20_000, currency: 'EUR' }, true],
    ['a credit is no item', { field: 'openItems', operator: 'eq', value: 3 }, true],
    ['due today is not overdue', { field: 'overdueItems', operator: 'eq', value: 2 }, true],
    ['the oldest delay, of what is owed', { field: 'oldestDaysPastDue', operator: 'eq', value: 30 }, true],
    ['the segment a person named', { field: 'statedSegment', operator: 'eq', value: 'PME' }, true],
    ['how late it pays', { field: 'averageDelayDays', operator: 'ge', value: 20 }, true],
    ['how often in time', { field: 'paidByDuePercent', operator: 'lt', value: 50 }, true],
    ['promises nobody counted', { field: 'brokenPromisesYear', operator: 'eq', value: 0 }, false],
    ['a field of a newer catalogue', { field: 'moodOfTheDay', operator: 'eq', value: 'PME' }, false],
  ])('reads %s', (_what, condition, expected) => {
    expect(chooseSegment([{ segment: 's', condition }], facts, today).rule === 0).toBe(expected);
  });

  it('never changes with a rule put behind the one that decides', () => {
    const someRule = fc.record({ segment: fc.constantFrom('a', 'b'), condition: fc.constantFrom(isPublic, owesMuch, isLate) });
    const someSubject = fc.record({
      debtorClass: fc.constantFrom('business', 'publicBuyer'),
      items: fc.array(
        fc.record({
          currency: fc.constant('EUR'),
          cents: fc.integer({ min: -2e6, max: 2e6 }),
          dueDay: fc.integer({ min: today - 90, max: today + 30 }),
        }),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(fc.array(someRule, { maxLength: 4 }), someRule, someSubject, (drawn, more, about) => {
        const subject = { ...nobody, ...about };
        const before = chooseSegment(drawn, subject, today);
        const after = chooseSegment([...drawn, more], subject, today);
        const byTheNew = chooseSegment([more], subject, today).rule === undefined ? undefined : drawn.length;
        expect(after.rule).toBe(before.rule ?? byTheNew);
      }),
    );
  });
});

describe('rules as somebody writes them', () => {
  it('are read with every fault at once, each with its rule', () => {
    const read = readSegmentRules([
      { segment: 'a', condition: { field: 'level', operator: 'eq', value: 1 } },
      { segment: 'b', condition: { field: 'openCents', operator: 'ge', value: 5 } },
      { segment: 'c', condition: 'code' },
      { segment: 'd', condition: isLate },
    ]);
    if (!('issues' in read)) throw new Error('read');
    expect(read.issues.map(({ code, path }) => [code, path])).toEqual([
      ['C130', ['0']],
      ['C131', ['1']],
      ['C136', ['2']],
    ]);
    expect(read.issues.map((issue) => tellIssue(issue).fr)[0]).toContain('« 1. a » demande « level »');
  });

  it('come back as they were where nothing is wrong', () => {
    expect(readSegmentRules(rules)).toEqual({ rules });
  });

  it('never throw, whatever the condition is, however deep', () => {
    let deep: unknown = isLate;
    for (let depth = 0; depth < 100_000; depth += 1) deep = { not: deep };
    expect(readSegmentRules([{ segment: 'a', condition: deep }])).toMatchObject({ issues: [{ code: 'C136' }] });
    fc.assert(
      fc.property(fc.anything(), (condition) => {
        readSegmentRules([{ segment: 'a', condition }]);
      }),
    );
  });

  it('may ask for every field of their catalogue', () => {
    for (const { name, type, options } of segmentFieldCatalogue) {
      const value = { money: 1, integer: 1, flag: true, text: options?.[0]?.value ?? 'x' }[type];
      const condition = { field: name, operator: 'eq', value, ...(type === 'money' ? { currency: 'EUR' } : {}) };
      expect(readSegmentRules([{ segment: 'a', condition }]), name).toHaveProperty('rules');
    }
  });
});
