import type { CivilDate } from '@relance/domain';
import type { FileLayout } from '../columns/find-layout.js';
import { cellText } from '../csv/cell-text.js';
import type { TextRecord } from '../csv/record-splitter.js';
import type { Fault, RowFaultCode, WarningCode } from '../faults/fault.js';
import type { DateOrder } from '../values/date-order.js';
import type { DecimalMark } from '../values/decimal-style.js';
import { readAmount } from '../values/read-amount.js';
import { readDate } from '../values/read-date.js';

/** How the dates and amounts of a file are written, as decided on whole columns. */
export interface ValueStyle {
  readonly dateOrder: DateOrder;
  readonly decimal: DecimalMark;
}

/** Dates repeat from row to row: what was read once is remembered, up to this many. */
const REMEMBERED_DATES = 2_000;

/** Reads the cells of one row at a time by field and gathers all that is wrong with it; `load` begins the next row. */
export class RowReader {
  readonly layout: FileLayout;
  readonly #style: ValueStyle;
  readonly #dates = new Map<string, CivilDate | null | undefined>();
  #record: TextRecord = { line: 0, cells: [] };
  #faults: Fault<RowFaultCode>[] = [];
  #warnings: Fault<WarningCode>[] = [];

  constructor(layout: FileLayout, style: ValueStyle) {
    this.layout = layout;
    this.#style = style;
  }

  /** Begins the next row: its cells are read, faults and warnings start empty. */
  load(record: TextRecord): void {
    this.#record = record;
    this.#faults = [];
    this.#warnings = [];
  }

  get record(): TextRecord {
    return this.#record;
  }

  get faults(): readonly Fault<RowFaultCode>[] {
    return this.#faults;
  }

  get warnings(): readonly Fault<WarningCode>[] {
    return this.#warnings;
  }

  /** Whether the file has a column for the field. */
  has(field: string): boolean {
    return this.layout.columns.has(field);
  }

  /** The header of the field's column, or the field's name when it has none. */
  columnOf(field: string): string {
    return this.layout.header[this.layout.columns.get(field) ?? -1] ?? field;
  }

  /** The text of a cell, empty when there is no such column. */
  text(field: string): string {
    const index = this.layout.columns.get(field);
    return index === undefined ? '' : cellText(this.#record.cells[index]);
  }

  /** The text of a cell that must not be empty; empty and a fault otherwise. */
  required(field: string): string {
    const text = this.text(field);
    if (text === '') this.fault('valueMissing', field);
    return text;
  }

  /** The date in a cell; undefined when empty or a date that means none; undefined and a fault when it is no date. */
  date(field: string): CivilDate | undefined {
    const text = this.text(field);
    if (text === '') return undefined;
    let date = this.#dates.get(text);
    if (date === undefined) {
      date = readDate(text, this.#style.dateOrder);
      if (this.#dates.size >= REMEMBERED_DATES) this.#dates.clear();
      this.#dates.set(text, date);
    }
    if (date === undefined) this.fault('dateInvalid', field, this.#style.dateOrder === 'dayFirst' ? '31/01/2026' : '01/31/2026');
    return date ?? undefined;
  }

  /** The amount in a cell, integer minor units; undefined when empty; undefined and a fault when it is none. */
  amount(field: string, currency: string): number | undefined {
    const text = this.text(field);
    if (text === '') return undefined;
    const amount = readAmount(text, this.#style.decimal, currency);
    if (typeof amount === 'number') return amount;
    this.fault(amount, field, this.#style.decimal === ',' ? '1 234,56' : '1,234.56');
    return undefined;
  }

  /** Notes what makes the row impossible to import. */
  fault(code: RowFaultCode, field: string, expected?: string): void {
    this.#faults.push(this.#note(code, field, expected));
  }

  /** Notes what deserves a look though the row is imported. */
  warn(code: WarningCode, field: string, expected?: string): void {
    this.#warnings.push(this.#note(code, field, expected));
  }

  #note<Code extends RowFaultCode | WarningCode>(code: Code, field: string, expected: string | undefined): Fault<Code> {
    const found = { code, line: this.#record.line, column: this.columnOf(field), value: this.text(field) };
    return expected === undefined ? found : { ...found, expected };
  }
}
