import { findLayout } from '../columns/find-layout.js';
import type { FileLayout } from '../columns/find-layout.js';
import type { ColumnMapping } from '../columns/mapping.js';
import { findEncoding } from '../csv/encoding.js';
import type { ByteForm } from '../csv/encoding.js';
import { readText } from '../csv/read-text.js';
import type { Fault, FileFaultCode } from '../faults/fault.js';
import type { ImportSource } from '../import-source.js';
import type { ImportFormat } from './import-format.js';

/** Characters in which the header must stand. */
const PREFIX_LENGTH = 65_536;

/** The beginning of a file's text with what its bytes say, or why it is no text. */
interface FileBeginning {
  readonly byteForm: ByteForm;
  readonly prefix: string;
  readonly faults: Fault<FileFaultCode>[];
}

async function prefixOf(source: ImportSource, byteForm: ByteForm): Promise<string> {
  let prefix = '';
  for await (const text of readText(source, byteForm)) {
    prefix += text;
    if (prefix.length >= PREFIX_LENGTH) break;
  }
  if (prefix.length < PREFIX_LENGTH) return prefix;
  const whole = prefix.slice(0, PREFIX_LENGTH);
  return whole.slice(0, Math.max(whole.lastIndexOf('\n'), whole.lastIndexOf('\r')) + 1) || whole;
}

/** Reads all bytes once for the encoding and decodes the beginning. */
export async function readBeginning(source: ImportSource): Promise<FileBeginning> {
  const byteForm = await findEncoding(source);
  if (byteForm.binary !== undefined) return { byteForm, prefix: '', faults: [{ code: 'fileNotText', value: byteForm.binary }] };
  const prefix = await prefixOf(source, byteForm);
  return { byteForm, prefix, faults: prefix.trim() === '' ? [{ code: 'fileEmpty' }] : [] };
}

function missingColumns(format: Pick<ImportFormat<unknown>, 'fields' | 'requirements'>, columns: ReadonlyMap<string, number>): string[] {
  return format.requirements.filter((group) => !group.some((field) => columns.has(field))).map((group) => group[0] ?? '');
}

/** Finds the table in the beginning of a file, with a fault for each column the format cannot do without. */
export function layoutFor(
  prefix: string,
  format: Pick<ImportFormat<unknown>, 'fields' | 'requirements'>,
  mapping?: ColumnMapping,
): { layout?: FileLayout; faults: Fault<FileFaultCode>[] } {
  const search = findLayout(prefix, format.fields, (columns) => missingColumns(format, columns).length === 0, mapping);
  if (search.layout === undefined) return search;
  const { columns, headerLine } = search.layout;
  const faults = missingColumns(format, columns).map((field): Fault<FileFaultCode> => {
    // the first entry is the field's own name, which people do not write
    const expected = (format.fields[field]?.headers ?? []).slice(1, 6).join(' | ');
    return { code: 'columnMissing', line: headerLine, column: field, expected };
  });
  return { layout: search.layout, faults };
}
