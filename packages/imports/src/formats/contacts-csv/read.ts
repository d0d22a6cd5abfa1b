import type { ImportSource } from '../../import-source.js';
import type { ImportOptions } from '../../reading/import-format.js';
import { readFile } from '../../reading/read-file.js';
import type { Reading } from '../../reading/reading.js';
import { contactsCsv } from './format.js';
import type { ContactRow } from './contact-row.js';

/**
 * Reads a list of contacts. The promise settles once the whole file was judged; its rows are then read while the caller
 * iterates. Memory does not grow with the file. Throws only what the source throws.
 */
export function readContacts(source: ImportSource, options?: ImportOptions): Promise<Reading<ContactRow>> {
  return readFile(source, contactsCsv, options);
}
