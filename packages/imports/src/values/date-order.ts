import type { ColumnEvidence } from './column-evidence.js';

/** Which part of `01/02/2026` is the day. */
export type DateOrder = 'dayFirst' | 'monthFirst';

/** The words by which it is said outside a mapping file: `--date-order` of the command line, `dateOrder` of the API. */
export const dateOrderByWord = { day: 'dayFirst', month: 'monthFirst' } as const satisfies Record<string, DateOrder>;

const TWO_PARTS_FIRST = /^(\d{1,2})[/-](\d{1,2})[/-]\d/;

/** Adds what one cell says about the order of day and month: first = day first, second = month first; a part above 12 can only be a day. */
export function observeDate(evidence: ColumnEvidence, text: string, line: number): void {
  const parts = TWO_PARTS_FIRST.exec(text);
  if (parts === null || parts[1] === parts[2]) return;
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  if (first > 12 && second <= 12) evidence.firstLine ??= line;
  else if (second > 12 && first <= 12) evidence.secondLine ??= line;
  else if (first <= 12 && first !== second && evidence.openLine === undefined) {
    evidence.openLine = line;
    evidence.openValue = text;
  }
}
