import type { ImportSource } from '../import-source.js';
import type { Fault, FileFaultCode } from '../faults/fault.js';
import { layoutFor, readBeginning } from './find-form.js';
import type { FormatStudy, ImportFormat, ImportOptions } from './import-format.js';
import { readRows } from './read-rows.js';
import { emptyTally } from './reading.js';
import type { FileForm, Reading, ReadRow } from './reading.js';
import { scanFile } from './scan-file.js';

async function* noRows(): AsyncGenerator<never> {
  // a file with faults of its own has no rows to give
}

function refused<Row>(faults: readonly Fault<FileFaultCode>[], form?: FileForm): Reading<Row> {
  const rows: AsyncIterable<ReadRow<Row>> = noRows();
  return { faults, rows, tally: emptyTally(), ...(form === undefined ? {} : { form }) };
}

/**
 * Opens a file of one format: three passes over a source that can be reopened (encoding; what is decided on whole columns; rows). The
 * promise settles after the second pass, with the faults of the whole file; the third runs while the caller iterates. Throws only what the
 * source throws.
 */
export async function readFile<Row, Study extends FormatStudy>(
  source: ImportSource,
  format: ImportFormat<Row, Study>,
  options: ImportOptions = {},
): Promise<Reading<Row>> {
  const { byteForm, prefix, faults: beginningFaults } = await readBeginning(source);
  if (beginningFaults.length > 0) return refused(beginningFaults);
  const { layout, faults: layoutFaults } = layoutFor(prefix, format, options.mapping);
  if (layout === undefined || layoutFaults.length > 0) return refused(layoutFaults);
  const study = format.startStudy(layout, options);
  const scan = await scanFile(source, byteForm, layout, format, study, options);
  const form: FileForm = { ...layout, ...scan.style, encoding: byteForm.encoding, bytes: byteForm.bytes };
  if (scan.faults.length > 0) return refused(scan.faults, form);
  const tally = { ...emptyTally(), warnings: scan.warnings };
  return { form, faults: [], rows: readRows({ source, byteForm, form, format, study, options, tally }), tally };
}
