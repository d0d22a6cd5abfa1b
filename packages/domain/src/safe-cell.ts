/** A plain negative number: the one cell that may begin with a minus, because spreadsheets must still add it up. */
const NEGATIVE_NUMBER = /^-\d[\d .,'\u00a0\u202f]*(?: ?(?:€|[A-Z]{3}))?$/;

/**
 * A cell that no spreadsheet takes for a formula: one that begins with `= + - @`, a tab or a carriage return, also after blanks or an
 * inner line end, gets an apostrophe in front. Negative numbers stay as they are. `cellText` takes the apostrophe off again.
 */
export function safeCell(cell: string): string {
  if (NEGATIVE_NUMBER.test(cell)) return cell;
  return /^(?:[\t\r]|[\s\u00a0\u202f]*[=+\-@])|[\n\r][\s\u00a0\u202f]*[=+\-@]/.test(cell) ? `'${cell}` : cell;
}
