import type { FileLayout } from './columns/find-layout.js';
import type { Encoding } from './csv/encoding.js';
import type { Fault, FileFaultCode } from './faults/fault.js';
import { formats } from './formats.js';
import type { FormatId } from './formats.js';
import type { ImportSource } from './import-source.js';
import { layoutFor, readBeginning } from './reading/find-form.js';

/** What a file seems to be, before anyone says. */
export interface SniffedFile {
  /** Absent when no format recognises it: then `faults` says what the nearest one misses. */
  readonly format?: FormatId;
  readonly encoding: Encoding;
  readonly bytes: number;
  readonly layout?: FileLayout;
  readonly faults: readonly Fault<FileFaultCode>[];
}

/**
 * Says which format a file has by its headers: of the formats whose needed columns are all there, the one that knows most of them. Reads
 * all bytes once for the encoding. Throws only what the source throws.
 */
export async function sniffFile(source: ImportSource): Promise<SniffedFile> {
  const { byteForm, prefix, faults } = await readBeginning(source);
  const form = { encoding: byteForm.encoding, bytes: byteForm.bytes };
  if (faults.length > 0) return { ...form, faults };
  const found = formats
    .map((format) => ({ format: format.id, ...layoutFor(prefix, format) }))
    .sort((one, other) => one.faults.length - other.faults.length || (other.layout?.columns.size ?? 0) - (one.layout?.columns.size ?? 0));
  const best = found[0];
  if (best?.layout === undefined) return { ...form, faults: best?.faults ?? [] };
  if (best.faults.length > 0) return { ...form, layout: best.layout, faults: best.faults };
  return { ...form, format: best.format, layout: best.layout, faults: [] };
}
