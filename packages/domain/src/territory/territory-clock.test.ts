import { describe, expect, it } from 'vitest';
import { openCalendar } from '../time/calendar.js';
import { fromDayNumber } from '../time/civil-date.js';
import { buildCalendar } from './build-calendar.js';
import { territories } from './territories.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FROM_YEAR = 2020;
const YEARS = 16;

/** The local wall clock by the platform's own formatter, which shares nothing with the calendar. */
function wallClock(timeZone: string): (instantMs: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (instantMs) => format.format(instantMs);
}

/** 01:00 UTC on the last Sunday of March or October: when clocks change in the European Union (directive 2000/84/EC). */
function europeanChange(year: number, month: 3 | 10): number {
  const last = new Date(Date.UTC(year, month - 1, 31, 1));
  return last.getTime() - last.getUTCDay() * DAY_MS;
}

function shown({ day, minute }: { day: number; minute: number }): string {
  const hours = String(Math.floor(minute / 60)).padStart(2, '0');
  return `${fromDayNumber(day)} ${hours}:${String(minute % 60).padStart(2, '0')}`;
}

function momentsToCheck(): number[] {
  const moments: number[] = [];
  for (let year = FROM_YEAR; year < FROM_YEAR + YEARS; year += 1) {
    for (const month of [3, 10] as const) {
      for (let minutes = -180; minutes <= 180; minutes += 15) moments.push(europeanChange(year, month) + minutes * MINUTE_MS);
      moments.push(europeanChange(year, month) - MINUTE_MS);
    }
  }
  const end = Date.UTC(FROM_YEAR + YEARS - 1, 11, 31);
  for (let moment = Date.UTC(FROM_YEAR, 0, 2); moment < end; moment += 41 * HOUR_MS + 7 * MINUTE_MS) moments.push(moment);
  return moments;
}

/** One territory for each zone: Moselle keeps the time of Paris. */
const onePerZone = [...new Map(territories.map(({ code, timeZone }) => [timeZone, code] as const))].map(
  ([timeZone, code]) => [code, timeZone] as const,
);

describe.each(onePerZone)('the clock of %s (%s)', (code, timeZone) => {
  it('shows what the platform shows, through both clock changes of sixteen years', () => {
    const calendar = openCalendar(buildCalendar(code, FROM_YEAR, YEARS));
    const oracle = wallClock(timeZone);
    const wrong = momentsToCheck().filter((moment) => shown(calendar.toCivil(moment)) !== oracle(moment));
    expect(wrong.map((moment) => new Date(moment).toISOString())).toEqual([]);
  });

  it('turns a wall clock back into its first instant', () => {
    const calendar = openCalendar(buildCalendar(code, FROM_YEAR, YEARS));
    const oracle = wallClock(timeZone);
    for (const moment of momentsToCheck()) {
      const { day, minute } = calendar.toCivil(moment);
      const back = calendar.toInstant(day, minute);
      expect(oracle(back)).toBe(oracle(moment));
      expect([0, HOUR_MS]).toContain(moment - (moment % MINUTE_MS) - back);
      if (oracle(moment - HOUR_MS) === oracle(moment)) expect(back).toBe(moment - HOUR_MS);
    }
  });
});

describe('clock changes', () => {
  it('are two a year in Europe and none overseas', () => {
    const changes = (code: string) => buildCalendar(code, 2025, 5).transitions.length - 1;
    for (const code of ['FR', 'FR-57', 'BE', 'DE', 'LU', 'CH', 'ES', 'IT', 'GB', 'NL']) expect(changes(code)).toBe(10);
    for (const code of ['GP', 'MQ', 'GF', 'RE', 'YT', 'MF', 'BL', 'NC', 'PF']) expect(changes(code)).toBe(0);
  });

  it.each([
    ['GP', -240],
    ['MQ', -240],
    ['GF', -180],
    ['RE', 240],
    ['YT', 180],
    ['MF', -240],
    ['BL', -240],
    ['NC', 660],
    ['PF', -600],
  ])('%s keeps %i minutes from UTC', (code, offsetMinutes) => {
    expect(buildCalendar(code, 2025).transitions).toEqual([[0, offsetMinutes]]);
  });
});
