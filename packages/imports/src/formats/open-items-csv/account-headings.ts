/** The accounts of a list that names them on lines of their own, such as `Compte 411ABC`, above or below their items. */
interface AccountHeadings {
  noteHeading(line: number, text: string): void;
  noteRow(line: number): void;
  count(): number;
  /** The code of a row's account; lines must be asked in ascending order. */
  accountAt(line: number): string | undefined;
}

const HEADING = /^\s*(?:compte|client|tiers|account|customer)(?: client| tiers| no\.?| n°)?\s*:?\s+(\S+)/i;

/** Collects headings; whether they stand above or below is decided by what comes first in the file, a heading or a row. */
export function createAccountHeadings(): AccountHeadings {
  const headings: { code: string; line: number }[] = [];
  let firstRow: number | undefined;
  let cursor = 0;
  return {
    noteHeading(line, text) {
      const code = HEADING.exec(text)?.[1];
      if (code !== undefined) headings.push({ line, code });
    },
    noteRow(line) {
      firstRow ??= line;
    },
    count: () => headings.length,
    accountAt(line) {
      const above = (headings[0]?.line ?? 0) < (firstRow ?? 0);
      while (cursor < headings.length && (headings[cursor]?.line ?? 0) < line) cursor += 1;
      return headings[above ? cursor - 1 : cursor]?.code;
    },
  };
}
