import { isCurrency } from '@relance/domain';
import type { Fault } from '../faults/fault.js';
import type { DateOrder } from '../values/date-order.js';
import type { DecimalMark } from '../values/decimal-style.js';

/** Rows of the user's own list that are no rows to import: by what a column holds. */
export interface SkipRule {
  readonly column: string;
  readonly equals?: string;
  readonly startsWith?: string;
}

/** Which sign a debt has in the file. */
export type AmountSign = 'debitPositive' | 'creditPositive';

/** A mapping file: which header holds which field, and what the file itself leaves open. */
export interface ColumnMapping {
  /** Field → header as the file writes it; fields left out are found by their usual headers. */
  readonly columns: Readonly<Record<string, string>>;
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  /** ISO 4217 code of rows that name none. */
  readonly currency?: string;
  readonly sign?: AmountSign;
  readonly skipRules?: readonly SkipRule[];
  /** Headers whose columns are left alone, whatever they look like. */
  readonly ignored?: readonly string[];
}

type Check = (value: unknown) => boolean;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isSkipRule(value: unknown): boolean {
  if (!isRecord(value) || !isText(value['column'])) return false;
  const tests = Object.keys(value).filter((name) => name !== 'column');
  return tests.length > 0 && tests.every((name) => (name === 'equals' || name === 'startsWith') && isText(value[name]));
}

const CHECKS: Readonly<Record<keyof ColumnMapping, readonly [check: Check, expected: string]>> = {
  columns: [(value) => isRecord(value) && Object.values(value).every(isText), '{"number": "N° facture", …}'],
  dateOrder: [(value) => value === 'dayFirst' || value === 'monthFirst', 'dayFirst, monthFirst'],
  decimal: [(value) => value === ',' || value === '.', '"," , "."'],
  currency: [(value) => isText(value) && isCurrency(value), 'EUR'],
  sign: [(value) => value === 'debitPositive' || value === 'creditPositive', 'debitPositive, creditPositive'],
  skipRules: [(value) => Array.isArray(value) && value.every(isSkipRule), '[{"column": "…", "equals": "…"}]'],
  ignored: [(value) => Array.isArray(value) && value.every(isText), '["…"]'],
};

function isMapping(value: unknown, faults: readonly Fault[]): value is ColumnMapping {
  return faults.length === 0 && isRecord(value);
}

/**
 * Checks the JSON of a mapping file: `{columns, dateOrder?, decimal?, currency?, sign?, skipRules?, ignored?}`. Returns the mapping, or every
 * mistake at once as `mappingInvalid` faults that name the property. Headers are checked against the file when it is read.
 */
export function parseMapping(
  json: unknown,
): { mapping: ColumnMapping; faults: [] } | { mapping?: never; faults: Fault<'mappingInvalid'>[] } {
  const faults: Fault<'mappingInvalid'>[] = [];
  const given = isRecord(json) ? json : {};
  for (const [name, [check, expected]] of Object.entries(CHECKS)) {
    const value = given[name];
    if (value === undefined ? name === 'columns' : !check(value)) {
      faults.push({ code: 'mappingInvalid', column: name, value: value === undefined ? '' : JSON.stringify(value), expected });
    }
  }
  for (const name of Object.keys(given)) {
    if (!(name in CHECKS)) faults.push({ code: 'mappingInvalid', column: name, value: name, expected: Object.keys(CHECKS).join(', ') });
  }
  return isMapping(json, faults) ? { mapping: json, faults: [] } : { faults };
}
