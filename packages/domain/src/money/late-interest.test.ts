import { describe, expect, it } from 'vitest';
import { toDayNumber } from '../time/civil-date.js';
import { lateInterestCents, lateInterestPeriods } from './late-interest.js';

const rate = (from: string, annualRateBasisPoints: number) => ({ fromDay: toDayNumber(from), annualRateBasisPoints });
/** ECB main refinancing rate of the first day of each half-year, plus ten points. */
const business = [rate('2024-01-01', 1450), rate('2024-07-01', 1425), rate('2025-01-01', 1315), rate('2025-07-01', 1215)];
const publicBuyer = [rate('2025-01-01', 1115), rate('2025-07-01', 1015)];

function interest(cents: number, due: string, to: string, rates = business, fixing?: 'floating' | 'frozenAtStart'): number {
  const balances = [{ fromDay: Number.NEGATIVE_INFINITY, cents }];
  return lateInterestCents({ dueDay: toDayNumber(due), toDay: toDayNumber(to), balances }, rates, fixing);
}

describe('late interest', () => {
  it.each([
    // 1,000.00 × 13.15 % × 30 ÷ 365 = 10.808…
    ['thirty days at one rate', 100_000, '2025-03-31', '2025-04-30', 1081],
    // 12,000.00 × (13.15 % × 30 + 12.15 % × 46) ÷ 365 = 129.698… + 183.748… = 313.446…
    ['the rate changes on 1 July', 1_200_000, '2025-05-31', '2025-08-15', 31_345],
    // 2,500.00 × 12.15 % ÷ 365 = 0.832…
    ['one day late', 250_000, '2025-09-30', '2025-10-01', 83],
    ['on the due date nothing is late (law 1)', 250_000, '2025-09-30', '2025-09-30', 0],
    ['not yet due', 250_000, '2025-09-30', '2025-09-12', 0],
    // 28, 29 February and 1 March 2024: three days of 1,000.00 × 14.50 % ÷ 365 = 1.1917…
    ['29 February counts as a day, the year stays at 365', 100_000, '2024-02-27', '2024-03-01', 119],
    // 366 days of 1,000.00 over the leap year: 182 days (1 January to 30 June) at 14.50 %, 184 at 14.25 % = 72.301… + 71.835…
    ['a whole leap year', 100_000, '2023-12-31', '2024-12-31', 14_414],
    // 0.01 × 13.15 % × 30 ÷ 365 is nothing
    ['a cent', 1, '2025-03-31', '2025-04-30', 0],
  ])('%s', (_case, cents, due, to, expected) => {
    expect(interest(cents, due, to)).toBe(expected);
  });

  it('rounds half up, once for the item', () => {
    // 73.00 × 10 % × 25 ÷ 365 = 0.50 exactly; 36.50 × 10 % × 5 ÷ 365 = 0.05; 3.65 × 10 % × 5 ÷ 365 = 0.005 → one cent
    const tenPercent = [rate('2020-01-01', 1000)];
    expect(interest(7_300, '2025-03-01', '2025-03-26', tenPercent)).toBe(50);
    expect(interest(365, '2025-03-01', '2025-03-06', tenPercent)).toBe(1);
    expect(interest(364, '2025-03-01', '2025-03-06', tenPercent)).toBe(0);
    // two half-years of 0.005 each are one cent together, not two
    const twice = [rate('2020-01-01', 1000), rate('2025-03-07', 1000)];
    expect(interest(365, '2025-03-01', '2025-03-11', twice)).toBe(1);
  });

  it('days before the first rate bear none', () => {
    // 31 days of July at 12.15 % only: 1,000.00 × 12.15 % × 31 ÷ 365 = 10.319…
    expect(interest(100_000, '2025-05-31', '2025-07-31', [rate('2025-07-01', 1215)])).toBe(1032);
    expect(interest(100_000, '2025-05-31', '2025-06-30', [rate('2025-07-01', 1215)])).toBe(0);
  });

  it('a public buyer keeps the rate of the half-year in which interest began (R2192-31)', () => {
    // due 1 July: begins on 2 July, 15,000.00 × 10.15 % × 30 ÷ 365 = 125.136…
    expect(interest(1_500_000, '2025-07-01', '2025-07-31', publicBuyer, 'frozenAtStart')).toBe(12_514);
    // due 31 May: 61 days at 11.15 %, 15,000.00 × 11.15 % × 61 ÷ 365 = 279.513…
    expect(interest(1_500_000, '2025-05-31', '2025-07-31', publicBuyer, 'frozenAtStart')).toBe(27_951);
    // began before any known rate: none is guessed
    expect(interest(1_500_000, '2024-12-15', '2025-07-31', publicBuyer, 'frozenAtStart')).toBe(0);
  });

  it('a part payment bears interest to its own day', () => {
    // 1,000.00 from 1 to 10 April, 400.00 from 11 to 30 April at 13.15 %: (10,000 + 8,000) × 13.15 % ÷ 365 = 6.484…
    const balances = [
      { fromDay: Number.NEGATIVE_INFINITY, cents: 100_000 },
      { fromDay: toDayNumber('2025-04-11'), cents: 40_000 },
    ];
    const owed = { dueDay: toDayNumber('2025-03-31'), toDay: toDayNumber('2025-04-30'), balances };
    expect(lateInterestCents(owed, business)).toBe(648);
  });

  it('stays exact for sums beyond what a double holds', () => {
    // 10,000,000,000.00 at 10 % for 365 days
    expect(interest(1_000_000_000_000, '2024-12-31', '2025-12-31', [rate('2020-01-01', 1000)])).toBe(100_000_000_000);
  });

  it('refuses a fraction of a cent', () => {
    expect(() => interest(0.5, '2025-03-31', '2025-04-30')).toThrow(RangeError);
  });
});

describe('late interest by period', () => {
  it('begins anew with every rate and every balance, and adds up to the cent', () => {
    // 3.65 at 10 % for five days is half a cent: the first half is rounded up, the second then adds nothing
    const rates = [rate('2020-01-01', 1000), rate('2025-03-07', 1000)];
    const balances = [{ fromDay: Number.NEGATIVE_INFINITY, cents: 365 }];
    const owed = { dueDay: toDayNumber('2025-03-01'), toDay: toDayNumber('2025-03-11'), balances };
    const day = (date: string) => toDayNumber(date);
    expect(lateInterestPeriods(owed, rates)).toEqual([
      { fromDay: day('2025-03-02'), toDay: day('2025-03-06'), days: 5, cents: 365, rate: rates[0], interestCents: 1 },
      { fromDay: day('2025-03-07'), toDay: day('2025-03-11'), days: 5, cents: 365, rate: rates[1], interestCents: 0 },
    ]);
    const paid = [...balances, { fromDay: day('2025-03-05'), cents: 0 }];
    expect(lateInterestPeriods({ ...owed, balances: paid }, rates)).toMatchObject([{ toDay: day('2025-03-04'), days: 3 }]);
  });

  it('a rate that begins on the last day holds on that day, and one that begins the day after does not', () => {
    const balances = [{ fromDay: Number.NEGATIVE_INFINITY, cents: 100_000 }];
    const owed = { dueDay: toDayNumber('2025-06-29'), toDay: toDayNumber('2025-07-01'), balances };
    expect(lateInterestPeriods(owed, business).map(({ days, rate: { annualRateBasisPoints } }) => [days, annualRateBasisPoints])).toEqual([
      [1, 1315],
      [1, 1215],
    ]);
    const eve = { ...owed, toDay: toDayNumber('2025-06-30') };
    expect(lateInterestPeriods(eve, business).map(({ days }) => days)).toEqual([1]);
  });

  it('rates and balances may come in any order', () => {
    const balances = [
      { fromDay: toDayNumber('2025-04-11'), cents: 40_000 },
      { fromDay: Number.NEGATIVE_INFINITY, cents: 100_000 },
    ];
    const owed = { dueDay: toDayNumber('2025-03-31'), toDay: toDayNumber('2025-04-30'), balances };
    expect(lateInterestPeriods(owed, business.toReversed()).map(({ cents, days }) => [cents, days])).toEqual([
      [100_000, 10],
      [40_000, 20],
    ]);
  });

  it('days before the first balance are in none', () => {
    const balances = [{ fromDay: toDayNumber('2025-04-11'), cents: 40_000 }];
    const owed = { dueDay: toDayNumber('2025-03-31'), toDay: toDayNumber('2025-04-30'), balances };
    expect(lateInterestPeriods(owed, business).map(({ days }) => days)).toEqual([20]);
  });

  it('is one period throughout at the rate of its first day where that is frozen', () => {
    const balances = [{ fromDay: Number.NEGATIVE_INFINITY, cents: 100_000 }];
    const owed = { dueDay: toDayNumber('2025-05-31'), toDay: toDayNumber('2025-07-31'), balances };
    expect(lateInterestPeriods(owed, publicBuyer, 'frozenAtStart')).toMatchObject([{ days: 61, rate: publicBuyer[0] }]);
  });
});
