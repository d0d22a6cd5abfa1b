import type { ImportSource } from '../../import-source.js';
import type { ImportOptions } from '../../reading/import-format.js';
import { readFile } from '../../reading/read-file.js';
import type { Reading } from '../../reading/reading.js';
import { letterEventsCsv, type LetterEventRow } from './format.js';

/**
 * Reads a list of the post about letters. The promise settles once the whole file was judged; its rows are then read while the caller
 * iterates. Throws only what the source throws.
 */
export function readLetterEvents(source: ImportSource, options?: ImportOptions): Promise<Reading<LetterEventRow>> {
  return readFile(source, letterEventsCsv, options);
}
