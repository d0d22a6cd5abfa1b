/**
 * Cursors of the pages passed, by selection. The server pages forward by an opaque cursor, so the way back is what was walked; after a
 * reload it is unknown and "previous" leads to the first page.
 */
const walked = new Map<string, string[]>();

/** Remembers the cursor that opened a page (from 2 on) of a selection. */
export function rememberCursor(selection: string, page: number, cursor: string): void {
  const cursors = walked.get(selection) ?? [];
  cursors[page] = cursor;
  walked.set(selection, cursors);
}

/** The page before one: its number and cursor, or undefined for the first page, which also stands for a page whose cursor is unknown. */
export function previousPage(selection: string, page: number): { page: number; after: string } | undefined {
  const cursor = walked.get(selection)?.[page - 1];
  return page <= 2 || cursor === undefined ? undefined : { page: page - 1, after: cursor };
}
