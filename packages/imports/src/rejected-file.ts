import type { Locale } from '@relance/domain';
import type { FileLayout } from './columns/find-layout.js';
import { BYTE_ORDER_MARK, csvLine } from './csv/write-csv.js';
import type { RejectedRow } from './faults/fault.js';
import { faultReason } from './faults/fault-texts.js';

/** What the rejected rows must look like: the file they came from. */
export type RejectedForm = Pick<FileLayout, 'delimiter' | 'header'>;

const REASON_HEADER: Readonly<Record<Locale, string>> = { fr: 'Motif du rejet', en: 'Reason for rejection' };

/** The beginning of a file of rejected rows: byte order mark (it is UTF-8), the original header and the reason column. */
export function rejectedFileHead(form: RejectedForm, locale: Locale): string {
  return BYTE_ORDER_MARK + csvLine([...form.header, REASON_HEADER[locale]], form.delimiter);
}

/** One line of a file of rejected rows, for callers that write while they read. */
export function rejectedFileLine(form: RejectedForm, row: RejectedRow, locale: Locale): string {
  const width = Math.max(form.header.length, row.cells.length);
  const cells = Array.from({ length: width }, (_unused, index) => row.cells[index] ?? '');
  return csvLine([...cells, row.faults.map((fault) => faultReason(fault, locale)).join(' ')], form.delimiter);
}

/**
 * The rejected rows as a file to mend and import again: the file's own delimiter and columns, plus the reasons in the user's language.
 * Cells are safe from being read as formulas; UTF-8 with byte order mark.
 */
export function rejectedFile(form: RejectedForm, rows: Iterable<RejectedRow>, locale: Locale): string {
  return [rejectedFileHead(form, locale), ...Array.from(rows, (row) => rejectedFileLine(form, row, locale))].join('');
}
