import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { openCalendar, type Calendar } from '../time/calendar.js';
import { fromDayNumber, isoWeekday, toDayNumber } from '../time/civil-date.js';
import { buildCalendar } from './build-calendar.js';
import { easterDay } from './easter.js';
import { territories } from './territories.js';

const FROM_YEAR = 2020;
const YEARS = 16;

/** Arguments of the oracle's constructor where they are not the code itself. */
const ORACLE: Readonly<Record<string, readonly [string, string?]>> = {
  'FR-57': ['FR', '57'],
  'FR-67': ['FR', '67'],
  'FR-68': ['FR', '68'],
  GB: ['GB', 'ENG'],
};

/** Weekdays on which we differ knowingly, as a date, `MM-DD` or a word: why stands here or at the territory. */
const OURS_ONLY: Readonly<Record<string, readonly string[]>> = {
  MF: ['05-28'],
  NL: ['05-05', 'Good Friday'],
  // First kept in 2025, which the oracle has from 2026 on.
  PF: ['2025-11-20'],
};
const ORACLE_ONLY: Readonly<Record<string, readonly string[]>> = {
  GP: ['Good Friday'],
  MQ: ['Good Friday'],
  CH: ['Good Friday', 'Easter Monday', 'Whit Monday', '12-26'],
  // Moved from a Sunday by most communities, not by all.
  ES: ['2022-12-26', '2033-12-26'],
};

function nameOf(date: string): string {
  const sinceEaster = toDayNumber(date) - easterDay(Number(date.slice(0, 4)));
  const moving: Readonly<Partial<Record<number, string>>> = { [-2]: 'Good Friday', 1: 'Easter Monday', 50: 'Whit Monday' };
  return moving[sinceEaster] ?? date.slice(5);
}

/** `MM-DD` of Easter by the anonymous algorithm of 1876 (Meeus, Astronomical Algorithms, chapter 8). */
function easterByMeeus(year: number): string {
  const quotient = (dividend: number, divisor: number) => Math.floor(dividend / divisor);
  const [a, b, c] = [year % 19, quotient(year, 100), year % 100];
  const [d, e, f] = [quotient(b, 4), b % 4, quotient(b + 8, 25)];
  const g = quotient(b - f + 1, 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * e + 2 * quotient(c, 4) - h - (c % 4)) % 7;
  const m = quotient(a + 11 * h + 22 * l, 451);
  const n = h + l - 7 * m + 114;
  return `${String(quotient(n, 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
}

function oracleWeekdays(code: string, year: number): Set<string> {
  const [country, region] = ORACLE[code] ?? [code];
  const oracle = region === undefined ? new Holidays(country) : new Holidays(country, region);
  const dates = oracle.getHolidays(year).filter(({ type }) => type === 'public');
  return new Set(dates.map(({ date }) => date.slice(0, 10)).filter((date) => isoWeekday(toDayNumber(date)) <= 5));
}

function ourWeekdays(calendar: Calendar, year: number): Set<string> {
  const found = new Set<string>();
  for (let day = toDayNumber(`${year}-01-01`); day < toDayNumber(`${year + 1}-01-01`); day += 1) {
    if (calendar.isHoliday(day) && isoWeekday(day) <= 5) found.add(fromDayNumber(day));
  }
  return found;
}

describe.each(territories.map(({ code }) => code))('holidays of %s', (code) => {
  it('are those of an independent table, weekday by weekday, but for differences we can name', () => {
    const calendar = openCalendar(buildCalendar(code, FROM_YEAR, YEARS));
    for (let year = FROM_YEAR; year < FROM_YEAR + YEARS; year += 1) {
      const ours = ourWeekdays(calendar, year);
      const theirs = oracleWeekdays(code, year);
      const isKnown = (list: readonly string[] | undefined, date: string) =>
        list?.includes(date) === true || list?.includes(nameOf(date)) === true;
      const surplus = [...ours].filter((date) => !theirs.has(date) && !isKnown(OURS_ONLY[code], date));
      const missing = [...theirs].filter((date) => !ours.has(date) && !isKnown(ORACLE_ONLY[code], date));
      expect({ surplus, missing }).toEqual({ surplus: [], missing: [] });
    }
  });
});

describe('holidays by the statute', () => {
  const holidays2026 = (code: string) => {
    const calendar = openCalendar(buildCalendar(code, 2026, 1));
    const days = Array.from({ length: 365 }, (_, index) => calendar.data.fromDay + index);
    return days.filter((day) => calendar.isHoliday(day)).map((day) => fromDayNumber(day).slice(5));
  };
  const common = ['01-01', '04-06', '05-01', '05-08', '05-14', '05-25', '07-14', '08-15', '11-01', '11-11', '12-25'];

  it('metropolitan France has eleven', () => {
    expect(holidays2026('FR')).toEqual(common);
  });

  it.each([
    ['FR-57', ['04-03', '12-26']],
    ['GP', ['05-27']],
    ['MQ', ['05-22']],
    ['GF', ['06-10']],
    ['RE', ['12-20']],
    ['YT', ['04-27']],
    ['MF', ['05-27', '05-28']],
    ['BL', ['10-09']],
    ['NC', ['09-24']],
    ['PF', ['03-05', '04-03', '11-20']],
  ])('%s adds %j', (code, added) => {
    expect(holidays2026(code)).toEqual([...common, ...added].sort());
  });

  it.each([
    [1818, '03-22'],
    [1943, '04-25'],
    [1954, '04-18'],
    [1981, '04-19'],
    [2000, '04-23'],
    [2008, '03-23'],
    [2025, '04-20'],
    [2038, '04-25'],
    [2049, '04-18'],
    [2076, '04-19'],
  ])('Easter %i is on %s', (year, expected) => {
    expect(fromDayNumber(easterDay(year))).toBe(`${year}-${expected}`);
  });

  it('Easter agrees with another computus in every year of the reformed calendar', () => {
    for (let year = 1583; year <= 9_999; year += 1) {
      if (fromDayNumber(easterDay(year)).slice(5) !== easterByMeeus(year)) expect.fail(`Easter ${year} is on ${easterByMeeus(year)}`);
    }
  });

  it.each([
    ['PF', '2024-06-29', true],
    ['PF', '2024-11-20', false],
    ['PF', '2025-06-29', false],
    ['PF', '2025-11-20', true],
    ['IT', '2025-10-04', false],
    ['IT', '2026-10-04', true],
    ['NL', '2025-04-26', true],
    ['NL', '2025-04-27', false],
    ['NL', '2026-05-05', true],
  ])('in %s, %s a holiday: %s', (code, date, expected) => {
    expect(openCalendar(buildCalendar(code, 2024)).isHoliday(toDayNumber(date))).toBe(expected);
  });

  it('there is no Easter before the reform of 1582', () => {
    expect(() => easterDay(1582)).toThrow(RangeError);
    expect(() => easterDay(10_000)).toThrow(RangeError);
    expect(() => easterDay(2025.5)).toThrow(RangeError);
  });
});

describe('what is stored', () => {
  it('is small, plain JSON, and named by its content', () => {
    for (const { code } of territories) {
      const data = buildCalendar(code, 2025);
      expect(JSON.stringify(data).length).toBeLessThan(480);
      expect(JSON.parse(JSON.stringify(data))).toEqual(data);
      expect(buildCalendar(code, 2025)).toEqual(data);
    }
    const hashes = territories.map(({ code }) => buildCalendar(code, 2025).hash);
    expect(new Set(hashes).size).toBe(territories.length);
    expect(buildCalendar('FR', 2026).hash).not.toBe(buildCalendar('FR', 2025).hash);
  });

  it.each(['XX', 'FR-75', 'fr', ''])('no other list stands in for the unknown territory "%s"', (code) => {
    expect(() => buildCalendar(code, 2025)).toThrow(RangeError);
  });

  it('the clock changes of its years are in it, and no other', () => {
    const changes = (territory: string, year: number) =>
      buildCalendar(territory, year, 1)
        .transitions.slice(1)
        .map(([ms]) => new Date(ms).toISOString());
    expect(changes('FR', 2025)).toEqual(['2025-03-30T01:00:00.000Z', '2025-10-26T01:00:00.000Z']);
    expect(changes('RE', 2025)).toEqual([]);
    const { fromDay, toDay } = buildCalendar('FR', 2025, 2);
    expect([fromDayNumber(fromDay), fromDayNumber(toDay)]).toEqual(['2025-01-01', '2026-12-31']);
  });

  it('the years 1970 and 2200 and spans of 1 and 30 years are taken', () => {
    for (const [from, years] of [
      [1970, 1],
      [2200, 30],
    ] as const)
      expect(buildCalendar('FR', from, years).toDay).toBe(toDayNumber(`${from + years}-01-01`) - 1);
  });

  it('spans that make no sense are refused', () => {
    for (const [from, years] of [
      [1969, 5],
      [2201, 5],
      [2025.5, 5],
      [2025, 0],
      [2025, 31],
      [2025, 1.5],
    ] as const) {
      expect(() => buildCalendar('FR', from, years)).toThrow(RangeError);
    }
  });
});
