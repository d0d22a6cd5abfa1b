import { describe, expect, it } from 'vitest';
import { addDays } from './civil-date.js';
import { formatDayOffset, formatLongDate, formatPlainDate, formatShortDate } from './format-date.js';

describe('dates people read', () => {
  it.each([
    ['2025-11-28', 'vendredi 28 novembre 2025', 'Friday 28 November 2025', 'ven. 28 nov.', 'Fri 28 Nov'],
    ['2025-11-14', 'vendredi 14 novembre 2025', 'Friday 14 November 2025', 'ven. 14 nov.', 'Fri 14 Nov'],
    ['2026-02-01', 'dimanche 1er février 2026', 'Sunday 1 February 2026', 'dim. 1er févr.', 'Sun 1 Feb'],
    ['2025-08-05', 'mardi 5 août 2025', 'Tuesday 5 August 2025', 'mar. 5 août', 'Tue 5 Aug'],
    ['2025-05-21', 'mercredi 21 mai 2025', 'Wednesday 21 May 2025', 'mer. 21 mai', 'Wed 21 May'],
  ])('%s is « %s », "%s", « %s », "%s"', (date, longFrench, longEnglish, shortFrench, shortEnglish) => {
    expect(formatLongDate(date, 'fr')).toBe(longFrench);
    expect(formatLongDate(date, 'en')).toBe(longEnglish);
    expect(formatPlainDate(date, 'fr')).toBe(longFrench.replace(/^\S+ /, ''));
    expect(formatPlainDate(date, 'en')).toBe(longEnglish.replace(/^\S+ /, ''));
    expect(formatShortDate(date, 'fr')).toBe(shortFrench);
    expect(formatShortDate(date, 'en')).toBe(shortEnglish);
  });

  it('have the words of the platform on every day of a year, but for « 1er »', () => {
    const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' });
    const short = new Intl.DateTimeFormat('fr-FR', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
    for (let offset = 0; offset < 366; offset += 1) {
      const date = addDays('2024-01-01', offset);
      const instant = Date.parse(date);
      expect(formatLongDate(date, 'fr').replace('1er', '1')).toBe(long.format(instant).replace('1er', '1'));
      expect(formatShortDate(date, 'fr').replace('1er', '1')).toBe(short.format(instant).replace('1er', '1'));
    }
  });

  it('are refused when they do not exist', () => {
    expect(() => formatLongDate('2025-02-30', 'fr')).toThrow(RangeError);
    expect(() => formatShortDate('14/11/2025', 'en')).toThrow(RangeError);
  });
});

describe('days from the due date', () => {
  it.each([
    [-5, 'J\u22125', 'D\u22125'],
    [0, 'J0', 'D0'],
    [15, 'J+15', 'D+15'],
  ])('%i is %s, in English %s', (days, french, english) => {
    expect(formatDayOffset(days)).toBe(french);
    expect(formatDayOffset(days, 'en')).toBe(english);
  });
});
