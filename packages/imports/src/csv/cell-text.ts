/**
 * The text of a cell as its author meant it: without blanks around it (no-break spaces included), without the apostrophe that protects a
 * cell from being read as a formula, and out of the `="00123"` that keeps the zeros of an identifier in a spreadsheet.
 */
export function cellText(cell: string | undefined): string {
  if (cell === undefined) return '';
  const text = cell.trim();
  if (text === '') return text;
  const first = text.charCodeAt(0);
  if (first === 0x27 && /^'[\s\u00a0\u202f]*[=+\-@]/.test(text)) return text.slice(1).trim();
  if (first === 0x3d) return /^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text;
  if (first === 0x22 && text.length > 1 && text.endsWith('"')) return text.slice(1, -1).replaceAll('""', '"').trim();
  return text;
}
