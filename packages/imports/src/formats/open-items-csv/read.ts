import type { ImportSource } from '../../import-source.js';
import type { ImportOptions } from '../../reading/import-format.js';
import { readFile } from '../../reading/read-file.js';
import type { Reading } from '../../reading/reading.js';
import { openItemsCsv } from './format.js';
import type { ItemRow } from './item-row.js';

/**
 * Reads an open-items list: what is owed, row by row, with what it says about the accounts. The promise settles once the whole file was judged; its rows are then read while the caller
 * iterates. Memory does not grow with the file. Throws only what the source throws.
 */
export function readOpenItems(source: ImportSource, options?: ImportOptions): Promise<Reading<ItemRow>> {
  return readFile(source, openItemsCsv, options);
}
