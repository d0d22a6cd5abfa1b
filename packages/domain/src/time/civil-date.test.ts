import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonthsToDay, daysBetween, fromDayNumber, isCivilDate, isoWeekday, toDayNumber } from './civil-date.js';

const FIRST = toDayNumber('0001-01-01');
const LAST = toDayNumber('9999-12-31');
const anyDay = fc.integer({ min: FIRST, max: LAST });

describe('civil dates', () => {
  it.each(['2025-02-29', '1900-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-04-00', '0000-01-01', '2025-4-1', '25-04-01', ''])(
    '"%s" is no date, and computing with it is a programmer fault',
    (text) => {
      expect(isCivilDate(text)).toBe(false);
      expect(() => toDayNumber(text)).toThrow(RangeError);
    },
  );

  it.each([
    '2025-01-0a',
    '2025-01-/1',
    '2025-01/01',
    '2025/01-01',
    '2025/01/01',
    '2025-01-01T00:00',
    ' 2025-01-01',
    '２０２５-01-01',
    20250101,
    null,
    undefined,
  ])('%s is not read as a date', (value) => {
    expect(isCivilDate(value)).toBe(false);
  });

  it('knows leap years by centuries', () => {
    expect(['2000-02-29', '2024-02-29', '2400-02-29'].every(isCivilDate)).toBe(true);
    expect(['2100-02-29', '2200-02-29', '2023-02-29'].some(isCivilDate)).toBe(false);
  });

  it('counts days as the platform does, every day of forty years, at the turn of every February, and at random', () => {
    const check = (day: number) => {
      const oracle = new Date(day * 86_400_000);
      const date = oracle.toISOString().slice(0, 10);
      const isRight = fromDayNumber(day) === date && toDayNumber(date) === day && isoWeekday(day) % 7 === oracle.getUTCDay();
      if (!isRight) expect.fail(`day ${day} is ${date}, not ${fromDayNumber(day)}`);
    };
    for (let day = toDayNumber('1999-12-25'); day <= toDayNumber('2040-01-05'); day += 1) check(day);
    fc.assert(fc.property(anyDay, check), { numRuns: 2_000 });
    for (let year = 1; year <= 9_999; year += 1) {
      const march = toDayNumber(`${String(year).padStart(4, '0')}-03-01`);
      for (let day = march - 2; day <= march + 1; day += 1) check(day);
    }
    check(FIRST);
    check(LAST);
  });

  it('begins on 1 January of the year 1 and ends on 31 December 9999', () => {
    expect([fromDayNumber(-719_162), fromDayNumber(2_932_896)]).toEqual(['0001-01-01', '9999-12-31']);
    expect(isCivilDate('0001-01-01')).toBe(true);
  });

  it('refuses days that have no date', () => {
    for (const day of [FIRST - 1, LAST + 1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => fromDayNumber(day)).toThrow(RangeError);
  });

  it('J+15 of an invoice due on 14 November 2025 is 29 November', () => {
    expect(addDays('2025-11-14', 15)).toBe('2025-11-29');
    expect(addDays('2025-01-03', -5)).toBe('2024-12-29');
    expect(daysBetween('2025-11-14', '2025-11-29')).toBe(15);
    expect(daysBetween('2025-11-29', '2025-11-14')).toBe(-15);
  });
});

describe('months', () => {
  it.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 3, '2025-04-30'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-06-30', 0, '2025-06-30'],
  ])('%s and %i month(s) is %s (law 2)', (date, months, expected) => {
    expect(fromDayNumber(addMonthsToDay(toDayNumber(date), months))).toBe(expected);
  });

  it('lands in the month that was asked for, on the same day or the last one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -120, max: 120 }), (day, months) => {
        const from = fromDayNumber(day);
        const to = fromDayNumber(addMonthsToDay(day, months));
        const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
        expect(monthOf(to) - monthOf(from)).toBe(months);
        const isSameDay = to.slice(8) === from.slice(8);
        const isLastDay = addDays(to, 1).endsWith('-01');
        expect(isSameDay || (isLastDay && to.slice(8) < from.slice(8))).toBe(true);
      }),
    );
  });

  it('refuses fractions and the end of time', () => {
    expect(() => addMonthsToDay(0, 0.5)).toThrow(RangeError);
    expect(() => addMonthsToDay(LAST, 1)).toThrow(RangeError);
  });
});
