import type { ColumnEvidence } from './column-evidence.js';

/** The character before the minor units. */
export type DecimalMark = ',' | '.';

/** A group of thousands set off by something that is neither a comma nor a dot: a space of any width, an apostrophe. */
const SPACED_GROUP = /\d[^\d.,\-()]{1,3}\d{3}(?!\d)/;

/** Which mark is the decimal one in this cell: a mark, `open` when `1.234` may mean either, undefined when the cell says nothing. */
function markOf(text: string): DecimalMark | 'open' | undefined {
  const dot = text.lastIndexOf('.');
  const comma = text.lastIndexOf(',');
  if (dot < 0 && comma < 0) return undefined;
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  const mark: DecimalMark = dot >= 0 ? '.' : ',';
  const other: DecimalMark = dot >= 0 ? ',' : '.';
  const position = dot >= 0 ? dot : comma;
  if (text.indexOf(mark) !== position) return other;
  const tail = text.length - position - 1;
  if (tail === 1 || tail === 2) return mark;
  const after = /^\d*/.exec(text.slice(position + 1))?.[0].length ?? 0;
  const before = /\d*$/.exec(text.slice(0, position))?.[0] ?? '';
  if (after !== 3 || before.length > 3 || before.length === 0 || before.startsWith('0') || SPACED_GROUP.test(text)) return mark;
  return 'open';
}

/** Adds what one cell says about the decimal mark: first = comma, second = dot; `1.234` alone leaves it open. */
export function observeAmount(evidence: ColumnEvidence, text: string, line: number): void {
  const mark = markOf(text);
  if (mark === undefined) return;
  if (mark === ',') evidence.firstLine ??= line;
  else if (mark === '.') evidence.secondLine ??= line;
  else if (evidence.openLine === undefined) {
    evidence.openLine = line;
    evidence.openValue = text;
  }
}
