import { isoWeekday } from './civil-date.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A Monday near the epoch (1970-01-05), from which weekdays are counted. */
const REFERENCE_MONDAY = 4;

/**
 * A territory's holidays and clock changes for some years, small enough (about 440 bytes for five years with clock changes) to travel in a case's state, so
 * that a workflow never asks the machine what day it is. Plain JSON.
 */
export interface CalendarData {
  /** Code of the list in `@relance/domain/calendars`, such as `FR` or `RE`. */
  territory: string;
  /** IANA name, for display; nothing is looked up by it. */
  timeZone: string;
  /** First and last day covered, both included, as days since 1970-01-01. */
  fromDay: number;
  toDay: number;
  /** Holidays in order, two base-36 digits each: days since the holiday before, the first since `fromDay`. */
  holidays: string;
  /** UTC offsets in force from an instant on, in order; the first entry has instant 0 and holds from the beginning. */
  transitions: readonly (readonly [instantMs: number, offsetMinutes: number])[];
  /** Identity of everything above, by which a case pins its calendar. */
  hash: string;
}

/** A local day and minute of that day (0 to 1439). */
export interface CivilMinute {
  day: number;
  minute: number;
}

/**
 * Questions about days and hours in one territory. Outside the covered days nothing throws: days follow Monday to Friday alone and the
 * nearest known offset holds; whoever must not guess asks `covers` first (law 27).
 */
export interface Calendar {
  readonly data: CalendarData;
  /** Whether the day is a public holiday, weekends included. */
  isHoliday(day: number): boolean;
  /** Monday to Friday and no holiday. */
  isBusinessDay(day: number): boolean;
  /** The first business day on or after the day. */
  nextBusinessDay(day: number): number;
  /** The last business day on or before the day. */
  previousBusinessDay(day: number): number;
  /** The count-th business day strictly after the day, strictly before it when negative; 0 leaves the day as it is. */
  addBusinessDays(day: number, count: number): number;
  /** The instant of a local minute: one in a spring gap moves forward by the gap (2:30 becomes 3:30), an ambiguous one is the first. */
  toInstant(day: number, minuteOfDay: number): number;
  /** The local day and minute at an instant; seconds are dropped. */
  toCivil(instantMs: number): CivilMinute;
  /** Whether the day's holidays and offsets are known. */
  covers(day: number): boolean;
}

type BusinessDays = Pick<Calendar, 'isHoliday' | 'isBusinessDay' | 'nextBusinessDay' | 'previousBusinessDay' | 'addBusinessDays'>;

/** How many days of Monday to Friday lie between the reference Monday and the day (the day excluded; negative before). */
function weekdayRank(day: number): number {
  const weeks = Math.floor((day - REFERENCE_MONDAY) / 7);
  return weeks * 5 + Math.min(day - REFERENCE_MONDAY - weeks * 7, 5);
}

/** The inverse of `weekdayRank` among the days Monday to Friday. */
function weekdayOfRank(rank: number): number {
  const weeks = Math.floor(rank / 5);
  return REFERENCE_MONDAY + weeks * 7 + (rank - weeks * 5);
}

function decodeHolidays(data: CalendarData): Uint8Array {
  const flags = new Uint8Array(data.toDay - data.fromDay + 1);
  let offset = 0;
  for (let index = 0; index < data.holidays.length; index += 2) {
    const delta = Number.parseInt(data.holidays.slice(index, index + 2), 36);
    offset += delta;
    if (!(offset >= 0 && offset < flags.length)) throw new RangeError(`calendar ${data.territory}: a holiday lies outside its days`);
    flags[offset] = 1;
  }
  return flags;
}

/** Business days by rank: every question is two array reads, whatever the count. */
function businessDays(data: CalendarData): BusinessDays {
  const { fromDay, toDay } = data;
  const holidays = decodeHolidays(data);
  const ranks = new Int32Array(holidays.length + 1);
  const ordered: number[] = [];
  for (let day = fromDay; day <= toDay; day += 1) {
    if (isoWeekday(day) <= 5 && holidays[day - fromDay] === 0) ordered.push(day);
    ranks[day - fromDay + 1] = ordered.length;
  }
  const days = Int32Array.from(ordered);
  const rankBefore = weekdayRank(fromDay);
  const rankAfter = weekdayRank(toDay + 1);

  /** Business days from `fromDay` up to the day, the day excluded. */
  const rankOf = (day: number): number => {
    if (day < fromDay) return weekdayRank(day) - rankBefore;
    if (day > toDay) return days.length + weekdayRank(day) - rankAfter;
    return ranks[day - fromDay] ?? 0;
  };
  const dayOf = (rank: number): number => {
    if (rank < 0) return weekdayOfRank(rankBefore + rank);
    return days[rank] ?? weekdayOfRank(rankAfter + rank - days.length);
  };
  return {
    isHoliday: (day) => holidays[day - fromDay] === 1,
    isBusinessDay: (day) => isoWeekday(day) <= 5 && holidays[day - fromDay] !== 1,
    nextBusinessDay: (day) => dayOf(rankOf(day)),
    previousBusinessDay: (day) => dayOf(rankOf(day + 1) - 1),
    addBusinessDays: (day, count) => {
      if (count === 0) return day;
      return count > 0 ? dayOf(rankOf(day + 1) + count - 1) : dayOf(rankOf(day) + count);
    },
  };
}

function clock(data: CalendarData): Pick<Calendar, 'toInstant' | 'toCivil'> {
  const offsetsMs = Float64Array.from(data.transitions, ([, offsetMinutes]) => offsetMinutes * MINUTE_MS);
  const first = offsetsMs[0];
  if (first === undefined) throw new RangeError(`calendar ${data.territory} has no offset`);
  const later = data.transitions.slice(1);
  const instants = Float64Array.from(later, ([instantMs]) => instantMs);
  /** Local times from which the new offset holds: after the gap, or after the second pass of the repeated hour. */
  const localStarts = Float64Array.from(later, ([instantMs], index) => {
    return instantMs + Math.max(offsetsMs[index] ?? first, offsetsMs[index + 1] ?? first);
  });
  const offsetAt = (starts: Float64Array, moment: number): number => {
    let index = starts.length;
    while (index > 0 && moment < (starts[index - 1] ?? 0)) index -= 1;
    return offsetsMs[index] ?? first;
  };
  return {
    toInstant: (day, minuteOfDay) => {
      const local = day * DAY_MS + minuteOfDay * MINUTE_MS;
      return local - offsetAt(localStarts, local);
    },
    toCivil: (instantMs) => {
      const local = instantMs + offsetAt(instants, instantMs);
      const day = Math.floor(local / DAY_MS);
      return { day, minute: Math.floor((local - day * DAY_MS) / MINUTE_MS) };
    },
  };
}

/**
 * Reads compact calendar data into tables that answer in constant time. Opening costs some tens of microseconds, so the caller keeps the
 * result, by `data.hash`. Throws RangeError on data that was damaged.
 */
export function openCalendar(data: CalendarData): Calendar {
  if (!(data.toDay >= data.fromDay)) throw new RangeError(`calendar ${data.territory} covers no day`);
  return { data, ...businessDays(data), ...clock(data), covers: (day) => day >= data.fromDay && day <= data.toDay };
}
