import type { Locale } from '../money/money.js';
import { isoWeekday, toDayNumber, type CivilDate } from './civil-date.js';

const WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
const MONTHS: Readonly<Record<Locale, readonly string[]>> = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};
const SHORT_FRENCH_MONTHS = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];
const MINUS = '\u2212';

interface DateWords {
  weekday: string;
  /** In French the first of a month is an ordinal: 1er. */
  day: string;
  monthIndex: number;
  year: number;
}

function wordsOf(date: CivilDate, locale: Locale): DateWords {
  const weekday = WEEKDAYS[locale][isoWeekday(toDayNumber(date)) - 1] ?? '';
  const day = Number(date.slice(8));
  return {
    weekday,
    day: locale === 'fr' && day === 1 ? '1er' : String(day),
    monthIndex: Number(date.slice(5, 7)) - 1,
    year: Number(date.slice(0, 4)),
  };
}

/** A date in full: `vendredi 28 novembre 2025`, `Friday 28 November 2025`. Throws RangeError on a date that does not exist. */
export function formatLongDate(date: CivilDate, locale: Locale): string {
  const { weekday, day, monthIndex, year } = wordsOf(date, locale);
  return `${weekday} ${day} ${MONTHS[locale][monthIndex] ?? ''} ${year}`;
}

/** A date without its weekday, for days on which nothing has to be done: `1er juillet 2025`, `1 July 2025`. Throws RangeError like the others. */
export function formatPlainDate(date: CivilDate, locale: Locale): string {
  const { day, monthIndex, year } = wordsOf(date, locale);
  return `${day} ${MONTHS[locale][monthIndex] ?? ''} ${year}`;
}

/** A date in brief, without its year: `ven. 14 nov.`, `Fri 14 Nov`. Throws RangeError on a date that does not exist. */
export function formatShortDate(date: CivilDate, locale: Locale): string {
  const { weekday, day, monthIndex } = wordsOf(date, locale);
  if (locale === 'fr') return `${weekday.slice(0, 3)}. ${day} ${SHORT_FRENCH_MONTHS[monthIndex] ?? ''}`;
  return `${weekday.slice(0, 3)} ${day} ${(MONTHS.en[monthIndex] ?? '').slice(0, 3)}`;
}

/** Days from the due date as people write them, with a true minus: `J−5`, `J0`, `J+15`; English `D−5`. */
export function formatDayOffset(days: number, locale: Locale = 'fr'): string {
  const letter = locale === 'fr' ? 'J' : 'D';
  if (days === 0) return `${letter}0`;
  return days < 0 ? `${letter}${MINUS}${-days}` : `${letter}+${days}`;
}
