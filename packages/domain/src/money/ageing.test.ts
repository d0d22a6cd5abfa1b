import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/civil-date.js';
import { ageingBuckets } from './ageing.js';

const today = '2025-11-14';
const due = (daysPastDue: number, outstandingCents = 100, currency = 'EUR') => ({
  currency,
  outstandingCents,
  dueDate: addDays(today, -daysPastDue),
});

describe('the aged balance', () => {
  it.each([
    [-30, 'notDueCents'],
    [0, 'notDueCents'],
    [1, 'days1To30Cents'],
    [30, 'days1To30Cents'],
    [31, 'days31To60Cents'],
    [60, 'days31To60Cents'],
    [61, 'days61To90Cents'],
    [90, 'days61To90Cents'],
    [91, 'over90Cents'],
    [4000, 'over90Cents'],
  ] as const)('an item %i days past due stands in %s', (days, bucket) => {
    const [row] = ageingBuckets([due(days)], today);
    expect(row?.[bucket]).toBe(100);
    expect(row?.totalCents).toBe(100);
  });

  it('keeps currencies apart and takes credit notes off where they fall', () => {
    expect(ageingBuckets([due(10, 500, 'USD'), due(5, 1000), due(40, 300), due(5, -250)], today)).toEqual([
      {
        currency: 'EUR',
        notDueCents: 0,
        days1To30Cents: 750,
        days31To60Cents: 300,
        days61To90Cents: 0,
        over90Cents: 0,
        totalCents: 1050,
      },
      { currency: 'USD', notDueCents: 0, days1To30Cents: 500, days31To60Cents: 0, days61To90Cents: 0, over90Cents: 0, totalCents: 500 },
    ]);
    expect(ageingBuckets([], today)).toEqual([]);
    const currencies = (...names: string[]) =>
      ageingBuckets(
        names.map((name) => due(1, 1, name)),
        today,
      ).map(({ currency }) => currency);
    expect(currencies('CHF', 'USD', 'EUR')).toEqual(['CHF', 'EUR', 'USD']);
    expect(currencies('EUR', 'CHF')).toEqual(['CHF', 'EUR']);
  });

  it('adds up to the cent, in whatever order the items come', () => {
    const items = fc.array(fc.tuple(fc.integer({ min: -50, max: 200 }), fc.integer({ min: -100_000, max: 900_000 })));
    fc.assert(
      fc.property(items, (drawn) => {
        const list = drawn.map(([days, cents]) => due(days, cents));
        const rows = ageingBuckets(list, today);
        expect(ageingBuckets([...list].reverse(), today)).toEqual(rows);
        for (const row of rows) {
          expect(row.totalCents).toBe(drawn.reduce((total, [, cents]) => total + cents, 0));
          expect(row.totalCents).toBe(row.notDueCents + row.days1To30Cents + row.days31To60Cents + row.days61To90Cents + row.over90Cents);
        }
      }),
    );
  });
});
