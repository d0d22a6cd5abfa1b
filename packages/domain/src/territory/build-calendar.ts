import { Temporal } from 'temporal-polyfill/implementation';
import { canonicalJson } from '../identity/canonical-json.js';
import { sha256Hex } from '../identity/identifiers.js';
import type { CalendarData } from '../time/calendar.js';
import { fromDayNumber, toDayNumber } from '../time/civil-date.js';
import { holidaysOfYear } from './holidays-of-year.js';
import { territories } from './territories.js';

const HASH_HEX_DIGITS = 16;
const NANOSECONDS_PER_MINUTE = 60_000_000_000;

function encodeHolidays(days: readonly number[], fromDay: number): string {
  return days.map((day, index) => (day - (days[index - 1] ?? fromDay)).toString(36).padStart(2, '0')).join('');
}

function transitionsBetween(timeZone: string, fromDay: number, toDay: number): CalendarData['transitions'] {
  let moment = Temporal.PlainDate.from(fromDayNumber(fromDay)).toZonedDateTime(timeZone);
  const end = Temporal.PlainDate.from(fromDayNumber(toDay + 1)).toZonedDateTime(timeZone).epochMilliseconds;
  const found: (readonly [number, number])[] = [[0, moment.offsetNanoseconds / NANOSECONDS_PER_MINUTE]];
  for (;;) {
    const next = moment.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= end) return found;
    found.push([next.epochMilliseconds, next.offsetNanoseconds / NANOSECONDS_PER_MINUTE]);
    moment = next;
  }
}

/**
 * Holidays and clock changes of a territory for whole years from 1 January of `fromYear`, for storing and pinning by hash. Zone rules are
 * those of the machine it is built on, which is why it is built once and kept, never inside a workflow. Throws RangeError for an unknown
 * territory (never another one's holidays), a year outside 1970 to 2200 or a span outside 1 to 30 years.
 */
export function buildCalendar(territoryCode: string, fromYear: number, years = 5): CalendarData {
  const territory = territories.find(({ code }) => code === territoryCode);
  if (territory === undefined) throw new RangeError(`no calendar is known for the territory ${territoryCode}`);
  if (!Number.isInteger(fromYear) || fromYear < 1970 || fromYear > 2200) throw new RangeError(`no calendar from the year ${fromYear}`);
  if (!Number.isInteger(years) || years < 1 || years > 30) throw new RangeError(`no calendar of ${years} years`);
  const fromDay = toDayNumber(`${fromYear}-01-01`);
  const toDay = toDayNumber(`${fromYear + years}-01-01`) - 1;
  const holidays = Array.from({ length: years }, (_, index) => holidaysOfYear(territory, fromYear + index)).flat();
  const content = {
    territory: territory.code,
    timeZone: territory.timeZone,
    fromDay,
    toDay,
    holidays: encodeHolidays(holidays, fromDay),
    transitions: transitionsBetween(territory.timeZone, fromDay, toDay),
  };
  return { ...content, hash: sha256Hex(canonicalJson(content)).slice(0, HASH_HEX_DIGITS) };
}
