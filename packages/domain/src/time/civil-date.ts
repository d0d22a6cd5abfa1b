/** A calendar day without time or zone, `YYYY-MM-DD`, proleptic Gregorian, years 0001 to 9999. */
export type CivilDate = string;

const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;
const DAYS_BEFORE_EPOCH = 719_468;
const DAYS_PER_ERA = 146_097;
const MONTH_LENGTHS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const TWO_DIGITS: readonly string[] = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

function monthLength(year: number, month: number): number {
  if (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) return 29;
  return MONTH_LENGTHS[month - 1] ?? 0;
}

/** Days since 1970-01-01 of a valid year, month and day; the year is counted from March so that the leap day comes last. */
function dayOfParts(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_BEFORE_EPOCH;
}

/** Year, month and day packed as `year * 512 + month * 32 + day`, so that the hot path allocates nothing. */
function packedParts(dayNumber: number): number {
  const shifted = dayNumber + DAYS_BEFORE_EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return year * 512 + month * 32 + day;
}

/** The number written in ASCII digits at [from, to), or NaN when another character stands there. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The day number of a well-formed existing date, or NaN. */
function parse(text: string): number {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return Number.NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month))) return Number.NaN;
  return dayOfParts(year, month, day);
}

function assertDayNumber(day: number): void {
  if (!Number.isInteger(day) || day < FIRST_DAY || day > LAST_DAY) throw new RangeError(`no civil date has the day number ${day}`);
}

/** Whether a value is a `YYYY-MM-DD` string naming a day that exists (29 February only in leap years; years 0001 to 9999). */
export function isCivilDate(value: unknown): value is CivilDate {
  return typeof value === 'string' && !Number.isNaN(parse(value));
}

/** Days from 1970-01-01 to the date (negative before). Throws RangeError when the text is not an existing `YYYY-MM-DD` day. */
export function toDayNumber(date: CivilDate): number {
  const day = parse(date);
  if (Number.isNaN(day)) throw new RangeError(`not a civil date: ${date}`);
  return day;
}

/** The `YYYY-MM-DD` date of a day number. Throws RangeError for a fraction or a day outside the years 0001 to 9999. */
export function fromDayNumber(day: number): CivilDate {
  assertDayNumber(day);
  const packed = packedParts(day);
  const year = Math.floor(packed / 512);
  const century = TWO_DIGITS[Math.floor(year / 100)] ?? '';
  return `${century}${TWO_DIGITS[year % 100] ?? ''}-${TWO_DIGITS[(packed >> 5) & 15] ?? ''}-${TWO_DIGITS[packed & 31] ?? ''}`;
}

/** The date a whole number of calendar days later (earlier when negative); J+n of law 1. Throws RangeError on nonsense. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Calendar days from one date to another: positive when `to` is later, 0 on the same day. Throws RangeError on nonsense. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/**
 * The same day of the month a number of months later (earlier when negative), as day numbers; where the month is too short, its last
 * day: 31 January + 1 month is the last day of February, never a jump into March (law 2). Throws RangeError on nonsense.
 */
export function addMonthsToDay(day: number, months: number): number {
  assertDayNumber(day);
  if (!Number.isInteger(months)) throw new RangeError(`not a whole number of months: ${months}`);
  const packed = packedParts(day);
  const monthIndex = Math.floor(packed / 512) * 12 + ((packed >> 5) & 15) - 1 + months;
  const year = Math.floor(monthIndex / 12);
  const month = monthIndex - year * 12 + 1;
  const result = dayOfParts(year, month, Math.min(packed & 31, monthLength(year, month)));
  assertDayNumber(result);
  return result;
}

/** A day of the week as ISO 8601 counts it: 1 is Monday, 7 is Sunday. */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The ISO 8601 weekday of a whole day number; total, so that hot loops need no check. */
export function isoWeekday(day: number): IsoWeekday {
  const sinceMonday = (day + 3) % 7;
  return ((sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1) as IsoWeekday;
}
