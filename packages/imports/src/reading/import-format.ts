import type { FieldTable } from '../columns/field.js';
import type { FileLayout } from '../columns/find-layout.js';
import type { ColumnMapping } from '../columns/mapping.js';
import type { Fault, FileFaultCode, WarningCode } from '../faults/fault.js';
import type { DateOrder } from '../values/date-order.js';
import type { DecimalMark } from '../values/decimal-style.js';
import type { RowReader } from './row-reader.js';
import type { SkipReason } from './skip-reason.js';

/** What the caller knows about a file beyond what it says itself; an option wins over the mapping file. */
export interface ImportOptions {
  readonly mapping?: ColumnMapping;
  /** Order of day and month where no date of the file proves one. */
  readonly dateOrder?: DateOrder;
  /** Decimal mark where no amount of the file proves one. */
  readonly decimal?: DecimalMark;
  /** ISO 4217 code of rows that name none (EUR). */
  readonly currency?: string;
  /** E-mail domains of the creditor itself: an address there is no debtor's. */
  readonly ownEmailDomains?: readonly string[];
}

/** What a format learns from all rows before the first one is returned, and remembers while rows are read. */
export interface FormatStudy {
  /** Looks at a row that will be returned. */
  observe(reader: RowReader): void;
  /** Looks at a row such as `Compte 411ABC` that names the account of the rows around it. */
  observeHeading?(reader: RowReader): void;
  /** All rows were seen: what makes the file impossible, and what deserves a look. */
  conclude(): { faults: Fault<FileFaultCode>[]; warnings: Fault<WarningCode>[] };
}

/** An amount that counts towards the totals of the file. */
interface CountedAmount {
  readonly currency: string;
  readonly cents: number;
}

/** A format of delimited files: what it may hold, when a file is one, and what a row becomes. */
export interface ImportFormat<Row, Study extends FormatStudy = FormatStudy> {
  readonly id: string;
  readonly fields: FieldTable;
  /** Of each group at least one field must have a column. */
  readonly requirements: readonly (readonly string[])[];
  /** The field without which a row is no row: total lines, headings and footers lack it. */
  readonly anchor: string;
  /** The column in which total lines repeat the sum of the rows. */
  readonly totalField?: string;
  startStudy(layout: FileLayout, options: ImportOptions): Study;
  /** A reason of the format's own to leave a row out: closed, a repeated document. */
  skip(reader: RowReader, study: Study): SkipReason | undefined;
  /** The records of a row; what is wrong with it goes to the reader, and then the records are not used. */
  map(reader: RowReader, study: Study): Row[];
  amountOf(row: Row): CountedAmount | undefined;
}
