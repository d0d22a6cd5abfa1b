import { cellText } from '../csv/cell-text.js';
import { createRecordSplitter } from '../csv/record-splitter.js';
import type { TextRecord } from '../csv/record-splitter.js';
import type { Fault } from '../faults/fault.js';
import type { FieldTable } from './field.js';
import type { ColumnMapping } from './mapping.js';
import { matchColumns } from './match-columns.js';

/** The delimiters tried. */
export const delimiters = [';', '\t', ',', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Where the table stands in a file and what its columns hold. */
export interface FileLayout {
  readonly delimiter: Delimiter;
  /** Line of the header, from 1; what stands above are title lines. */
  readonly headerLine: number;
  /** The header's cells, as the file has them. */
  readonly header: readonly string[];
  /** Field → index of its column, from 0. */
  readonly columns: ReadonlyMap<string, number>;
  /** Software recognised by its headers. */
  readonly software?: string;
}

/** A layout, or why there is none. */
type LayoutSearch = { layout: FileLayout; faults: [] } | { layout?: never; faults: Fault<'headerMissing' | 'mappingHeaderMissing'>[] };

/** Rows in which the header must stand, and by which delimiters are compared. */
const SAMPLE_ROWS = 50;
/** A row with fewer known headers is a title. */
const KNOWN_HEADERS = 3;

interface Candidate {
  readonly layout: FileLayout;
  readonly faults: readonly Fault<'mappingHeaderMissing'>[];
  /** Rows of the sample with as many cells as the header. */
  readonly evenRows: number;
}

function candidateOf(
  records: readonly TextRecord[],
  delimiter: Delimiter,
  fields: FieldTable,
  mapping?: ColumnMapping,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const record of records) {
    if (record.cells.length < 2) continue;
    const header = record.cells.map(cellText);
    const { columns, faults, software } = matchColumns(header, fields, mapping);
    if (columns.size <= (best?.layout.columns.size ?? 1)) continue;
    const evenRows = records.filter((other) => other.cells.length === record.cells.length).length;
    const layout = { delimiter, headerLine: record.line, header, columns, ...(software === undefined ? {} : { software }) };
    best = { layout, faults, evenRows };
    if (columns.size >= KNOWN_HEADERS && faults.length === 0) break;
  }
  return best;
}

/** The first 50 records of a text under one delimiter. */
function sampleRecords(text: string, delimiter: string): TextRecord[] {
  const splitter = createRecordSplitter(delimiter);
  return [...splitter.push(text), ...splitter.end()]
    .filter((record) => record.cells.some((cell) => cell.trim() !== ''))
    .slice(0, SAMPLE_ROWS);
}

/**
 * Finds delimiter and header in the beginning of a file: the delimiter under which most known headers are found and, among equals, most
 * rows have the header's number of cells; the header is the first row with at least three known headers (`satisfied` may accept fewer).
 */
export function findLayout(
  text: string,
  fields: FieldTable,
  satisfied: (columns: ReadonlyMap<string, number>) => boolean,
  mapping?: ColumnMapping,
): LayoutSearch {
  const candidates = delimiters
    .map((delimiter) => candidateOf(sampleRecords(text, delimiter), delimiter, fields, mapping))
    .filter((candidate) => candidate !== undefined)
    .sort((one, other) => other.layout.columns.size - one.layout.columns.size || other.evenRows - one.evenRows);
  const best = candidates[0];
  if (best !== undefined && best.faults.length > 0) return { faults: [...best.faults] };
  if (best !== undefined && (best.layout.columns.size >= KNOWN_HEADERS || satisfied(best.layout.columns)))
    return { layout: best.layout, faults: [] };
  const firstLine = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
  return { faults: [{ code: 'headerMissing', line: 1, value: firstLine.slice(0, 200) }] };
}
