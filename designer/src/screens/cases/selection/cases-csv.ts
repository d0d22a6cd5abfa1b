import { safeCell } from '@relance/domain';
import type { CaseRow } from '@relance/schemas';

const HUNDRED = 100;

/** Amounts as a spreadsheet of the language reads them: two digits, without currency, which has a column of its own. */
function amount(cents: number, separator: string): string {
  return (cents / HUNDRED).toFixed(2).replace('.', separator);
}

/**
 * Rows as CSV for a spreadsheet: a byte order mark, the separator of the language, quotes where needed, and no cell that would be taken for a
 * formula. `headings` are in the order of the columns: code, name, segment, state, oldest due date, open, overdue, currency.
 */
export function casesCsv(rows: readonly CaseRow[], headings: readonly string[], locale: 'fr' | 'en'): string {
  const [separator, decimal] = locale === 'fr' ? [';', ','] : [',', '.'];
  const cell = (text: string): string => {
    const safe = safeCell(text);
    return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = rows.map((row) => [
    row.accountCode,
    row.accountName,
    row.segment,
    row.state,
    row.oldestDueDate ?? '',
    amount(row.openCents, decimal),
    amount(row.overdueCents, decimal),
    row.currency,
  ]);
  return `\ufeff${[headings, ...lines].map((line) => line.map(cell).join(separator)).join('\r\n')}\r\n`;
}

/** Gives a text to the browser as a file to keep. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
