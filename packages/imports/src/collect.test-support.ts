import { bytesSource } from './import-source.js';
import type { ImportSource } from './import-source.js';
import type { Fault, RejectedRow } from './faults/fault.js';
import type { FileForm, Reading, ReadTally } from './reading/reading.js';

/** Everything a reading returns, for files small enough to hold. */
export interface Collected<Row> {
  readonly form: FileForm | undefined;
  readonly faults: readonly Fault[];
  readonly rows: Row[];
  readonly rejected: RejectedRow[];
  readonly warnings: Fault[];
  readonly tally: ReadTally;
}

/** Reads all rows of a reading into memory. */
export async function collect<Row>(opened: Promise<Reading<Row>>): Promise<Collected<Row>> {
  const reading = await opened;
  const rows: Row[] = [];
  const rejected: RejectedRow[] = [];
  const warnings: Fault[] = [];
  for await (const read of reading.rows) {
    if (read.kind === 'rejected') rejected.push(read.rejected);
    else {
      rows.push(read.row);
      warnings.push(...read.warnings);
    }
  }
  return { form: reading.form, faults: reading.faults, rows, rejected, warnings, tally: reading.tally };
}

/** A source of text, UTF-8, in pieces small enough to cut through cells and characters. */
export function textSource(text: string, chunkBytes = 7): ImportSource {
  return bytesSource(Buffer.from(text, 'utf8'), chunkBytes);
}

/** A table as delimited text. */
export function table(rows: readonly (readonly string[])[], delimiter = ';', lineEnd = '\r\n'): string {
  return rows.map((row) => row.join(delimiter) + lineEnd).join('');
}
