import { delimiters, type Delimiter, type FileLayout } from './columns/find-layout.js';
import type { ColumnMapping } from './columns/mapping.js';
import { cellText } from './csv/cell-text.js';
import type { Encoding } from './csv/encoding.js';
import { createRecordSplitter, type TextRecord } from './csv/record-splitter.js';
import type { Fault, FileFaultCode } from './faults/fault.js';
import { formats, type FormatId } from './formats.js';
import type { ImportSource } from './import-source.js';
import { layoutFor, readBeginning } from './reading/find-form.js';

const SAMPLE_ROWS = 5;

/** What a file seems to be, before anything is read in: what a person looks at to say which column is which. */
export interface InspectedFile {
  /** The format asked for, else the one that recognises it; absent when none does: then `faults` says what the nearest one misses. */
  readonly format?: FormatId;
  readonly encoding: Encoding;
  readonly bytes: number;
  readonly delimiter: Delimiter;
  /** The header's cells, as the file has them; where no header was found, the first row that has cells. */
  readonly header: readonly string[];
  /** The first five rows under the header. */
  readonly sample: readonly (readonly string[])[];
  /** Field → header it was found under. */
  readonly columns: Readonly<Record<string, string>>;
  /** Every field the format knows, in its order. */
  readonly fields: readonly string[];
  /** Of each group at least one field must have a column. */
  readonly needed: readonly (readonly string[])[];
  /** Software recognised by its headers. */
  readonly software?: string;
  readonly faults: readonly Fault<FileFaultCode>[];
}

/** What the caller knows of a file: its format, and which header is which field. */
interface InspectOptions {
  readonly format?: FormatId;
  readonly mapping?: ColumnMapping;
}

type Candidate = { readonly format: (typeof formats)[number] } & ReturnType<typeof layoutFor>;

function candidates(prefix: string, { format: wanted, mapping }: InspectOptions): Candidate[] {
  return formats
    .filter(({ id }) => wanted === undefined || id === wanted)
    .map((format) => ({ format, ...layoutFor(prefix, format, mapping) }))
    .sort((one, other) => one.faults.length - other.faults.length || (other.layout?.columns.size ?? 0) - (one.layout?.columns.size ?? 0));
}

function filledRows(prefix: string, delimiter: string): TextRecord[] {
  const splitter = createRecordSplitter(delimiter);
  return [...splitter.push(prefix), ...splitter.end()].filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

/** A header nobody knows: the first row under the delimiter that cuts it into most cells. */
function guessLayout(prefix: string): FileLayout {
  const [widest] = delimiters
    .map((delimiter) => ({ delimiter, row: filledRows(prefix, delimiter).find(({ cells }) => cells.length > 1) }))
    .sort((one, other) => (other.row?.cells.length ?? 0) - (one.row?.cells.length ?? 0));
  const { delimiter = ';', row } = widest ?? {};
  return { delimiter, headerLine: row?.line ?? 1, header: row?.cells.map(cellText) ?? [], columns: new Map() };
}

function sampleOf(prefix: string, { delimiter, headerLine }: FileLayout): string[][] {
  const below = filledRows(prefix, delimiter).filter(({ line }) => line > headerLine);
  return below.slice(0, SAMPLE_ROWS).map(({ cells }) => cells.map(cellText));
}

/**
 * Says which format a file has by its headers (of the formats whose needed columns are all there, the one that knows most of them), which
 * header holds which field, and what its first rows look like. Reads all bytes once for the encoding. Throws only what the source throws.
 */
export async function inspectFile(source: ImportSource, options: InspectOptions = {}): Promise<InspectedFile> {
  const { byteForm, prefix, faults } = await readBeginning(source);
  const form = { encoding: byteForm.encoding, bytes: byteForm.bytes };
  const nothing = { delimiter: ';', header: [], sample: [], columns: {}, fields: [], needed: [] } as const;
  const [best] = candidates(prefix, options);
  if (faults.length > 0 || best === undefined) return { ...form, ...nothing, faults };
  const layout = best.layout ?? guessLayout(prefix);
  const { delimiter, header, software } = layout;
  const recognised = options.format ?? (best.faults.length === 0 ? best.format.id : undefined);
  return {
    ...form,
    ...(recognised === undefined ? {} : { format: recognised }),
    ...(software === undefined ? {} : { software }),
    delimiter,
    header,
    sample: sampleOf(prefix, layout),
    columns: Object.fromEntries([...layout.columns].map(([field, index]) => [field, header[index] ?? ''])),
    fields: Object.keys(best.format.fields),
    needed: best.format.requirements,
    faults: best.faults,
  };
}
