import type { FileLayout } from '../columns/find-layout.js';
import type { Encoding } from '../csv/encoding.js';
import type { Fault, FileFaultCode, RejectedRow, WarningCode } from '../faults/fault.js';
import type { SkipReason } from './skip-reason.js';
import type { ValueStyle } from './row-reader.js';

/** How a file is written: found once, shown to the user, and kept for the rejected rows, which go back in the same form. */
export interface FileForm extends FileLayout, ValueStyle {
  readonly encoding: Encoding;
  readonly bytes: number;
}

/** Counts that grow while rows are read; complete once the last row was returned. */
export interface ReadTally {
  bytesRead: number;
  /** Rows to import found: accepted and rejected. */
  rows: number;
  accepted: number;
  rejected: number;
  skipped: Partial<Record<SkipReason, number>>;
  /** Sum of the accepted rows per currency, in its minor units. */
  totals: Map<string, number>;
  /** What deserves a look about the file as a whole. */
  warnings: Fault<WarningCode>[];
}

/** One row read: a record to import with what deserves a look, or a row that must go back to the user. */
export type ReadRow<Row> =
  | { readonly kind: 'row'; readonly line: number; readonly row: Row; readonly warnings: readonly Fault<WarningCode>[] }
  | { readonly kind: 'rejected'; readonly line: number; readonly rejected: RejectedRow };

/** A file opened for reading: either faults of the whole file and no rows, or its rows in order. */
export interface Reading<Row> {
  readonly form?: FileForm;
  readonly faults: readonly Fault<FileFaultCode>[];
  /** Can be iterated once; memory does not grow with the file. I/O failures of the source are thrown. */
  readonly rows: AsyncIterable<ReadRow<Row>>;
  readonly tally: ReadTally;
}

/** A tally before the first row. */
export function emptyTally(): ReadTally {
  return { bytesRead: 0, rows: 0, accepted: 0, rejected: 0, skipped: {}, totals: new Map(), warnings: [] };
}
