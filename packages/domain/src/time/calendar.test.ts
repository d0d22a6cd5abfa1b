import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCalendar } from '../territory/build-calendar.js';
import { openCalendar, type Calendar, type CalendarData } from './calendar.js';
import { isoWeekday, toDayNumber } from './civil-date.js';

const parisData = buildCalendar('FR', 2025);
/** Opened by each test, so that a mistake in the opening is seen by those that ask it. */
const openParis = () => openCalendar(parisData);
const day = toDayNumber;
const instant = (text: string) => Date.parse(text);
const aroundTheCalendar = fc.integer({ min: parisData.fromDay - 400, max: parisData.toDay + 400 });

/** Moves day by day; knows nothing of ranks. */
function slowly(calendar: Calendar, from: number, count: number): number {
  const step = Math.sign(count);
  let current = from;
  for (let left = Math.abs(count); left > 0;) {
    current += step;
    if (isoWeekday(current) <= 5 && !calendar.isHoliday(current)) left -= 1;
  }
  return current;
}

describe('business days in metropolitan France', () => {
  it.each([
    ['2025-05-01', 1, '2025-05-02'],
    ['2025-04-30', 1, '2025-05-02'],
    ['2025-05-07', 1, '2025-05-09'],
    ['2025-12-24', 1, '2025-12-26'],
    ['2025-12-24', 5, '2026-01-02'],
    ['2025-11-15', 1, '2025-11-17'],
    ['2025-11-15', 0, '2025-11-15'],
    ['2025-11-17', -1, '2025-11-14'],
    ['2025-11-16', -1, '2025-11-14'],
    ['2026-01-02', -1, '2025-12-31'],
  ])('%s and %i business day(s) is %s', (from, count, expected) => {
    const paris = openParis();
    expect(paris.addBusinessDays(day(from), count)).toBe(day(expected));
  });

  it('rolls off a long week-end in both directions', () => {
    const paris = openParis();
    expect(paris.nextBusinessDay(day('2025-07-12'))).toBe(day('2025-07-15'));
    expect(paris.previousBusinessDay(day('2025-07-14'))).toBe(day('2025-07-11'));
    expect(paris.nextBusinessDay(day('2025-07-15'))).toBe(day('2025-07-15'));
    expect(paris.previousBusinessDay(day('2025-07-15'))).toBe(day('2025-07-15'));
  });

  it('a holiday on a Sunday stays a holiday', () => {
    const paris = openParis();
    expect(paris.isHoliday(day('2026-11-01'))).toBe(true);
    expect(paris.isBusinessDay(day('2026-11-01'))).toBe(false);
    expect(paris.isHoliday(day('2026-11-08'))).toBe(false);
  });

  it('counts as someone does who walks day by day, beyond the calendar too', () => {
    const paris = openParis();
    fc.assert(
      fc.property(aroundTheCalendar, fc.integer({ min: -90, max: 90 }), (from, count) => {
        expect(paris.addBusinessDays(from, count)).toBe(slowly(paris, from, count));
        expect(paris.nextBusinessDay(from)).toBe(slowly(paris, from - 1, 1));
        expect(paris.previousBusinessDay(from)).toBe(slowly(paris, from + 1, -1));
        expect(paris.isBusinessDay(from)).toBe(slowly(paris, from - 1, 1) === from);
      }),
      { numRuns: 3_000 },
    );
  });

  it('knows where its knowledge ends', () => {
    const paris = openParis();
    expect(paris.covers(day('2025-01-01'))).toBe(true);
    expect(paris.covers(day('2029-12-31'))).toBe(true);
    expect(paris.covers(day('2024-12-31'))).toBe(false);
    expect(paris.covers(day('2030-01-01'))).toBe(false);
    expect(paris.isHoliday(day('2030-01-01'))).toBe(false);
    expect(paris.isHoliday(day('2024-12-25'))).toBe(false);
  });
});

describe('hours in Paris', () => {
  it.each([
    ['2025-03-30', 1, 59, '2025-03-30T00:59:00Z', 'before the spring gap'],
    ['2025-03-30', 2, 0, '2025-03-30T01:00:00Z', 'the first minute that does not exist becomes 3:00'],
    ['2025-03-30', 2, 30, '2025-03-30T01:30:00Z', 'in the gap: becomes 3:30'],
    ['2025-03-30', 3, 0, '2025-03-30T01:00:00Z', 'after the gap'],
    ['2025-10-26', 1, 59, '2025-10-25T23:59:00Z', 'before the repeated hour'],
    ['2025-10-26', 2, 30, '2025-10-26T00:30:00Z', 'repeated: the first time'],
    ['2025-10-26', 3, 0, '2025-10-26T02:00:00Z', 'after the repeated hour'],
    ['2025-07-01', 9, 0, '2025-07-01T07:00:00Z', 'summer'],
    ['2025-12-01', 9, 0, '2025-12-01T08:00:00Z', 'winter'],
  ])('%s %i:%i is %s (%s)', (date, hour, minute, expected) => {
    const paris = openParis();
    expect(paris.toInstant(day(date), hour * 60 + minute)).toBe(instant(expected));
  });

  it('midnight at the end of a day is the next day', () => {
    const paris = openParis();
    expect(paris.toInstant(day('2025-06-30'), 1440)).toBe(paris.toInstant(day('2025-07-01'), 0));
  });

  it('reads back what it was given, except in the gap', () => {
    const paris = openParis();
    fc.assert(
      fc.property(aroundTheCalendar, fc.integer({ min: 0, max: 1439 }), (date, minute) => {
        const back = paris.toCivil(paris.toInstant(date, minute));
        const isInGap = back.minute === minute + 60 && minute >= 120 && minute < 180;
        expect(back).toEqual({ day: date, minute: isInGap ? minute + 60 : minute });
      }),
    );
  });

  it('time never runs backwards from one minute to a later one, but for the gap', () => {
    const paris = openParis();
    for (const date of ['2025-03-30', '2025-10-26']) {
      for (let minute = 181; minute <= 1440; minute += 1) {
        expect(paris.toInstant(day(date), minute)).toBeGreaterThan(paris.toInstant(day(date), minute - 1));
      }
    }
  });

  it('drops seconds', () => {
    const paris = openParis();
    expect(paris.toCivil(instant('2025-07-01T07:00:59.999Z'))).toEqual({ day: day('2025-07-01'), minute: 540 });
  });
});

describe('damaged calendars', () => {
  const data = buildCalendar('FR', 2025, 1);
  it.each<[string, Partial<CalendarData>]>([
    ['no day', { toDay: data.fromDay - 1 }],
    ['no offset', { transitions: [] }],
    ['a holiday beyond the end', { holidays: 'zz' }],
    ['a holiday the day after the last', { holidays: `00${(data.toDay - data.fromDay + 1).toString(36)}` }],
    ['a holiday that is no number', { holidays: '00--' }],
    ['a holiday before the first day', { holidays: '-1' }],
  ])('are refused: %s', (_, damage) => {
    expect(() => openCalendar({ ...data, ...damage })).toThrow(RangeError);
  });

  it('one day is a calendar', () => {
    const monday = day('2025-06-02');
    const calendar = openCalendar({ ...data, fromDay: monday, toDay: monday, holidays: '00' });
    expect([calendar.covers(monday), calendar.isHoliday(monday), calendar.nextBusinessDay(monday)]).toEqual([true, true, monday + 1]);
  });
});
