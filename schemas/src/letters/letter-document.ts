/** A piece of text on paper; a line break stands as `\n`. */
export interface LetterRun {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
}

/** A column of a table on paper. */
export interface LetterColumn {
  title: string;
  /** Amounts stand at the right edge. */
  amount?: boolean;
}

/** One part of a letter's body, in reading order. */
export type LetterBlock =
  | { kind: 'paragraph'; runs: LetterRun[] }
  | { kind: 'heading'; runs: LetterRun[] }
  | { kind: 'list'; ordered: boolean; items: LetterRun[][] }
  | { kind: 'table'; title: string; columns: LetterColumn[]; rows: string[][]; totals: { label: string; amount: string }[] }
  | { kind: 'bank'; title: string; lines: string[] };

/**
 * A letter in words, before it is paper: what stands in each place of the sheet, in the reader's language, every date and amount printed. It
 * holds no layout and no code, so that a channel or a paper provider decides how it looks.
 */
export interface LetterDocument {
  locale: 'fr' | 'en';
  /** Civil date on the letter. */
  datedOn: string;
  subject: string;
  /** The creditor's name, and what stands below it. */
  sender: { name: string; lines: string[]; colour: string };
  /** Lines in the window of the envelope, addressee first, town last, at most six. */
  addressee: string[];
  placeAndDate: string;
  /** Reference, account, person to talk to: label and text. */
  references: { label: string; text: string }[];
  blocks: LetterBlock[];
  closing: string;
  signature: string[];
  /** The last line of every page. */
  legal: string;
  /** Words of the layout itself. */
  words: { subject: string; page: string; registered: string };
}
