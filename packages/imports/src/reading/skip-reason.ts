import { cellText } from '../csv/cell-text.js';
import { foldText } from '../values/fold-text.js';
import type { ImportFormat, ImportOptions } from './import-format.js';
import type { RowReader } from './row-reader.js';

/** Why a line of the file is no row to import; lines are counted by reason. */
export const skipReasons = [
  'blank',
  'total',
  'subtotal',
  'balance',
  'carriedForward',
  'accountHeading',
  'bucket',
  'label',
  'repeatedHeader',
  'repeatedDocument',
  'closed',
  'mapping',
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** First words of lines that are no rows, accents and case folded, blanks kept. */
const LINE_BEGINNINGS: readonly (readonly [reason: SkipReason, pattern: RegExp])[] = [
  ['subtotal', /^(sous[- ]?tota(l|ux)|sub-?total)\b/],
  ['subtotal', /^total (for|pour|client|compte|tiers|account|customer)\b/],
  ['total', /^(grand )?tota(l|ux)\b/],
  ['balance', /^(solde|balance)\b/],
  ['carriedForward', /^(a )?report(e|er)?\b|^(carried|brought) forward\b/],
  ['accountHeading', /^(compte|client|tiers|account|customer)\b/],
  ['bucket', /^(current|courant|(non )?echue?s?|a echoir|not (yet )?due|overdue)\b/],
  ['bucket', /^([<>+] ?)?\d{1,3} ?(-|–|a|to|et|and|j|jours?|days?)( |$|\d)/],
  ['bucket', /^([<>+]|plus de|moins de|de|over|more than|less than) ?\d{1,3}( |$)/],
];

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

function reasonByWords(text: string): SkipReason | undefined {
  const words = plain(text);
  return LINE_BEGINNINGS.find(([, pattern]) => pattern.test(words))?.[0];
}

function skippedByMapping(reader: RowReader, options: ImportOptions): boolean {
  return (options.mapping?.skipRules ?? []).some((rule) => {
    const index = reader.layout.header.findIndex((header) => foldText(header) === foldText(rule.column));
    const text = cellText(reader.record.cells[index]);
    return (rule.equals !== undefined && text === rule.equals) || (rule.startsWith !== undefined && text.startsWith(rule.startsWith));
  });
}

/** A line whose words stand in the anchor's own column: nothing else but figures follows, and the format has sums. */
function isSumLine(filled: readonly string[], format: Pick<ImportFormat<unknown>, 'totalField'>): boolean {
  return (
    filled.length === 1 ||
    (format.totalField !== undefined &&
      filled.slice(1).every((cell) => /^[A-Z]{3}$/.test(cell) || (/\d/.test(cell) && !/[a-z@]/.test(cell))))
  );
}

function isAlone(cells: readonly string[]): boolean {
  let filled = 0;
  for (const cell of cells) if (cell !== '' && (filled += 1) > 1) return false;
  return true;
}

/** A footer or heading: one cell, or two of which none stands in a known column but the first. */
function isLabel(reader: RowReader, filledCells: number): boolean {
  if (filledCells <= 1) return true;
  return (
    filledCells === 2 && [...reader.layout.columns.values()].every((index) => index === 0 || cellText(reader.record.cells[index]) === '')
  );
}

/**
 * Why a line is left out, or undefined for a row to import. Only lines without the format's anchor (a document number, a payment's date)
 * are judged by their first words; one or two cells without it are a label (a footer, a heading);
 * whatever else lacks it is a row with a fault.
 */
export function skipReasonOf(
  reader: RowReader,
  format: Pick<ImportFormat<unknown>, 'anchor' | 'totalField'>,
  options: ImportOptions,
): SkipReason | undefined {
  if (options.mapping?.skipRules !== undefined && skippedByMapping(reader, options)) return 'mapping';
  const anchor = reader.text(format.anchor);
  if (anchor !== '') {
    if (/\d/.test(anchor) && !isAlone(reader.record.cells)) return undefined;
    if (anchor === reader.columnOf(format.anchor)) return 'repeatedHeader';
  }
  const filled = reader.record.cells.map(cellText).filter((cell) => cell !== '');
  const first = filled[0];
  if (first === undefined) return 'blank';
  if (anchor !== '') {
    if (first !== anchor || !isSumLine(filled, format)) return undefined;
    return reasonByWords(first) ?? (filled.length === 1 ? 'label' : undefined);
  }
  // a line with a due date is an item whose number is missing, though its customer be called Total
  if (reader.text('dueDate') !== '') return undefined;
  const second = reasonByWords(filled[1] ?? '');
  return reasonByWords(first) ?? (second === 'carriedForward' ? second : isLabel(reader, filled.length) ? 'label' : undefined);
}
