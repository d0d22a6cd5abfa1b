import { stringify } from 'csv-stringify/sync';
import { safeCell } from '@relance/domain';

/** Makes spreadsheets read the text that follows as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** One record of a delimited file, ended by CRLF (RFC 4180), every cell safe from being read as a formula. */
export function csvLine(cells: readonly string[], delimiter: string): string {
  return stringify([cells.map(safeCell)], { delimiter, record_delimiter: '\r\n' });
}

/**
 * A delimited file piece by piece, for exports of any length: byte order mark and header first, then one line per row.
 * What the rows throw is thrown on.
 */
export async function* writeCsv(
  header: readonly string[],
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  delimiter = ';',
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(header, delimiter);
  for await (const row of rows) yield csvLine(row, delimiter);
}
