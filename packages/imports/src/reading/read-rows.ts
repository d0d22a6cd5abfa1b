import type { ByteForm } from '../csv/encoding.js';
import { readText } from '../csv/read-text.js';
import { createRecordSplitter } from '../csv/record-splitter.js';
import type { TextRecord } from '../csv/record-splitter.js';
import type { RejectedRow } from '../faults/fault.js';
import type { ImportSource } from '../import-source.js';
import { readAmount } from '../values/read-amount.js';
import { readCurrency } from '../values/words.js';
import { isCurrency } from '@relance/domain';
import type { FormatStudy, ImportFormat, ImportOptions } from './import-format.js';
import type { FileForm, ReadRow, ReadTally } from './reading.js';
import { RowReader } from './row-reader.js';
import { skipReasonOf } from './skip-reason.js';

interface ControlTotal {
  readonly line: number;
  /** The cell as found. */
  readonly text: string;
  readonly cents: number;
}

/** Everything needed to turn the records of one file into rows. */
interface RowTask<Row, Study extends FormatStudy> {
  readonly source: ImportSource;
  readonly byteForm: ByteForm;
  readonly form: FileForm;
  readonly format: ImportFormat<Row, Study>;
  readonly study: Study;
  readonly options: ImportOptions;
  readonly tally: ReadTally;
}

/** A row with more filled cells than the header, or too short for a required column, has slipped: it is refused, never shifted. */
function isRagged(record: TextRecord, lastRequired: number, width: number): boolean {
  return record.cells.length <= lastRequired || record.cells.slice(width).some((cell) => cell.trim() !== '');
}

/** The last column that every row must reach. */
function lastRequiredColumn(form: FileForm, format: Pick<ImportFormat<unknown>, 'requirements'>): number {
  const indexes = format.requirements.flatMap((group) => {
    const field = group.find((name) => form.columns.has(name));
    return field === undefined ? [] : [form.columns.get(field) ?? -1];
  });
  return Math.max(-1, ...indexes);
}

function compareTotals(controls: ReadonlyMap<string, ControlTotal>, tally: ReadTally): void {
  for (const [currency, { line, text, cents }] of controls) {
    const found = tally.totals.get(currency) ?? 0;
    if (Math.abs(found) === Math.abs(cents)) continue;
    tally.warnings.push({ code: 'totalDiffers', line, value: text, sums: { currency, valueCents: cents, expectedCents: found } });
  }
}

/** One row handler per file: counts, checks, maps. */
function openRowHandler<Row, Study extends FormatStudy>(
  task: RowTask<Row, Study>,
): { take(record: TextRecord): ReadRow<Row>[]; end(): void } {
  const { form, format, study, options, tally } = task;
  const reader = new RowReader(form, form);
  const lastRequired = lastRequiredColumn(form, format);
  const controls = new Map<string, ControlTotal>();

  function noteControlTotal(record: TextRecord): void {
    if (format.totalField === undefined) return;
    const currency = readCurrency(reader.text('currency')) ?? (tally.totals.size === 1 ? [...tally.totals.keys()][0] : undefined);
    if (currency === undefined || !isCurrency(currency)) return;
    const text = reader.text(format.totalField);
    const cents = readAmount(text, form.decimal, currency);
    if (typeof cents === 'number') controls.set(currency, { line: record.line, text, cents });
  }

  function reject(record: TextRecord): ReadRow<Row>[] {
    tally.rejected += 1;
    const rejected: RejectedRow = { line: record.line, cells: record.cells, faults: reader.faults };
    return [{ kind: 'rejected', line: record.line, rejected }];
  }

  function take(record: TextRecord): ReadRow<Row>[] {
    reader.load(record);
    const reason = skipReasonOf(reader, format, options) ?? format.skip(reader, study);
    if (reason !== undefined) {
      tally.skipped[reason] = (tally.skipped[reason] ?? 0) + 1;
      if (reason === 'total') noteControlTotal(record);
      return [];
    }
    tally.rows += 1;
    if (isRagged(record, lastRequired, form.header.length)) {
      reader.fault('rowRagged', format.anchor, String(form.header.length));
      return reject(record);
    }
    const rows = format.map(reader, study);
    if (reader.faults.length > 0) return reject(record);
    tally.accepted += 1;
    return rows.map((row) => {
      const amount = format.amountOf(row);
      if (amount !== undefined) tally.totals.set(amount.currency, (tally.totals.get(amount.currency) ?? 0) + amount.cents);
      return { kind: 'row', line: record.line, row, warnings: reader.warnings };
    });
  }

  return {
    take,
    end: () => {
      if (tally.rows === 0) tally.warnings.push({ code: 'noRows', line: form.headerLine });
      compareTotals(controls, tally);
    },
  };
}

/** Reads the rows of a file whose form is known, in order and in constant memory; bad rows are returned as such and stop nothing. */
export async function* readRows<Row, Study extends FormatStudy>(task: RowTask<Row, Study>): AsyncGenerator<ReadRow<Row>> {
  const splitter = createRecordSplitter(task.form.delimiter);
  const handler = openRowHandler(task);
  const countBytes = (bytes: number): void => {
    task.tally.bytesRead += bytes;
  };
  for await (const text of readText(task.source, task.byteForm, countBytes)) {
    for (const record of splitter.push(text)) {
      if (record.line > task.form.headerLine) for (const row of handler.take(record)) yield row;
    }
  }
  for (const record of splitter.end()) {
    if (record.line > task.form.headerLine) for (const row of handler.take(record)) yield row;
  }
  handler.end();
}
