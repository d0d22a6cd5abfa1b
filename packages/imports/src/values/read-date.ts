import { isCivilDate } from '@relance/domain';
import type { CivilDate } from '@relance/domain';
import type { DateOrder } from './date-order.js';

const TIME = String.raw`(?:[T ]\d{1,2}[:h].*)?$`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}`);
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

/** Dates by which software says that there is none: the first day of its own calendar. */
const NO_DATE: ReadonlySet<string> = new Set(['1900-01-01', '1899-12-30', '1753-01-01', '0001-01-01', '0000-00-00']);

/** Two-digit years below 70 belong to this century. */
const CENTURY_PIVOT = 70;

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < CENTURY_PIVOT ? '20' : '19'}${year}`;
}

function isoOf(text: string, order: DateOrder): string | undefined {
  const yearFirst = EIGHT_DIGITS.exec(text) ?? YEAR_FIRST.exec(text);
  if (yearFirst !== null) {
    const [, year = '', month = '', day = ''] = yearFirst;
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast === null) return undefined;
  const [, first = '', separator = '', second = '', year = ''] = yearLast;
  const dayFirst = separator === '.' || order === 'dayFirst';
  const [day, month] = dayFirst ? [first, second] : [second, first];
  return `${fullYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * A civil date out of a cell: `31/01/2026`, `31-01-2026`, `31.01.2026` (dots always mean day first), `20260131`, `2026-01-31`, two-digit
 * years, with or without a time of day, which is dropped. Null for the dates that mean none (1900-01-01 and its kin); undefined when the
 * text is no existing day.
 */
export function readDate(text: string, order: DateOrder): CivilDate | null | undefined {
  const iso = isoOf(text, order);
  if (iso === undefined) return undefined;
  if (NO_DATE.has(iso)) return null;
  return isCivilDate(iso) && iso >= '1950-01-01' && iso <= '2200-01-01' ? iso : undefined;
}
