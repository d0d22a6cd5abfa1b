import { fromDayNumber, isoWeekday, toDayNumber } from '../time/civil-date.js';

/** Days that were proclaimed once, as `MM-DD`: jubilee, funeral, coronation. */
const PROCLAIMED: Readonly<Record<number, readonly string[]>> = { 2022: ['06-03', '09-19'], 2023: ['05-08'] };
/** Years in which a Monday was moved. */
const EARLY_MAY_MOVED: Readonly<Record<number, string>> = { 2020: '05-08' };
const SPRING_MOVED: Readonly<Record<number, string>> = { 2022: '06-02' };

function monthDay(day: number): string {
  return fromDayNumber(day).slice(5);
}

/** The first Monday on or after a `MM-DD` of the year. */
function mondayFrom(year: number, from: string): string {
  const day = toDayNumber(`${year}-${from}`);
  return monthDay(day + ((8 - isoWeekday(day)) % 7));
}

/** 1 January and, when it falls on a weekend, the Monday after. */
function newYear(year: number): string[] {
  const weekday = isoWeekday(toDayNumber(`${year}-01-01`));
  return weekday >= 6 ? ['01-01', mondayFrom(year, '01-02')] : ['01-01'];
}

/** Christmas and Boxing Day with the weekdays that stand in for them. */
function christmas(year: number): string[] {
  const weekday = isoWeekday(toDayNumber(`${year}-12-25`));
  const substitutes: Readonly<Partial<Record<number, readonly string[]>>> = { 5: ['12-28'], 6: ['12-27', '12-28'], 7: ['12-27'] };
  return ['12-25', '12-26', ...(substitutes[weekday] ?? [])];
}

/**
 * Bank holidays of England and Wales that do not follow Easter, as `MM-DD` (Banking and Financial Dealings Act 1971, schedule 1, and the
 * proclamations up to 2025). A weekend holiday is listed with the day that stands in for it.
 */
export function bankHolidaysOfEnglandAndWales(year: number): readonly string[] {
  return [
    ...newYear(year),
    EARLY_MAY_MOVED[year] ?? mondayFrom(year, '05-01'),
    SPRING_MOVED[year] ?? mondayFrom(year, '05-25'),
    mondayFrom(year, '08-25'),
    ...christmas(year),
    ...(PROCLAIMED[year] ?? []),
  ];
}
