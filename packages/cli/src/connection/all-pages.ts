const PAGE = 200;

/** Which page is asked for. */
type PageAsked = { limit: number; cursor?: string };

/** All rows of a list that comes page by page. */
export async function allPages<Row>(read: (page: PageAsked) => Promise<{ rows: Row[]; nextCursor?: string }>): Promise<Row[]> {
  const rows: Row[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await read({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    rows.push(...page.rows);
    if (page.nextCursor === undefined) return rows;
    cursor = page.nextCursor;
  }
}
