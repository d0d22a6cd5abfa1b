import { toDayNumber } from '../time/civil-date.js';
import { easterDay } from './easter.js';
import type { Territory } from './territories.js';

/** Day numbers of a year's public holidays in a territory, in order, each once. */
export function holidaysOfYear(territory: Territory, year: number): number[] {
  const easter = easterDay(year);
  const dates = [...territory.fixed, ...(territory.changing?.(year) ?? [])];
  const days = [...dates.map((monthDay) => toDayNumber(`${year}-${monthDay}`)), ...territory.easter.map((offset) => easter + offset)];
  return [...new Set(days)].sort((left, right) => left - right);
}
