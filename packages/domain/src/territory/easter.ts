import { isoWeekday, toDayNumber } from '../time/civil-date.js';

/**
 * The day number of Easter Sunday in the Gregorian calendar: the Sunday after the first ecclesiastical full moon on or after 21 March, by
 * the computus of the 1582 reform. Throws RangeError for a year outside 1583 to 9999.
 */
export function easterDay(year: number): number {
  if (!Number.isInteger(year) || year < 1583 || year > 9999) throw new RangeError(`no Gregorian Easter in the year ${year}`);
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const leapCorrection = century - Math.floor(century / 4);
  const moonCorrection = Math.floor((8 * century + 13) / 25);
  const rawEpact = (19 * golden + leapCorrection - moonCorrection + 15) % 30;
  const fullMoon = rawEpact - (rawEpact === 29 || (rawEpact === 28 && golden > 10) ? 1 : 0);
  const fullMoonDay = toDayNumber(`${year}-03-21`) + fullMoon;
  return fullMoonDay + 7 - (isoWeekday(fullMoonDay) % 7);
}
