import { caseColumns } from '@relance/schemas';

/** Which selection of cases a view shows; `all` asks for no state. */
export const caseViews = ['overdue', 'notDue', 'incident', 'closed', 'all'] as const;
/** One of {@link caseViews}. */
export type CaseViewName = (typeof caseViews)[number];

/** What the server can sort by. */
export const caseSorts = ['overdue', 'open', 'oldest', 'name', 'next'] as const;
/** One of {@link caseSorts}. */
export type CaseSort = (typeof caseSorts)[number];

/** The list's state as kept in the address: what is absent is the default. */
export interface CasesSearch {
  view?: CaseViewName;
  search?: string;
  segment?: string;
  sort?: CaseSort;
  /** Columns that are not shown, apart by commas, in the order of the list. */
  hide?: string;
  /** Page shown, from 2 on; its opaque cursor is `after`. */
  page?: number;
  after?: string;
}

function oneOf<T extends string>(names: readonly T[], value: unknown): T | undefined {
  return names.find((name) => name === value);
}

function text(value: unknown): string | undefined {
  // a number typed in the search box comes back from the address as a number
  const read = typeof value === 'number' ? String(value) : value;
  return typeof read === 'string' && read.trim() !== '' ? read : undefined;
}

function hiddenOf(hide: unknown): Pick<CasesSearch, 'hide'> {
  const named = typeof hide === 'string' ? hide.split(',') : [];
  const hidden = caseColumns.filter((column) => named.includes(column));
  return hidden.length === 0 ? {} : { hide: hidden.join(',') };
}

/** The selection alone, without the place in its pages; empty filters are left out. */
export function selectionOf({ view, search, segment, sort, hide }: CasesSearch): CasesSearch {
  return {
    ...(view === undefined ? {} : { view }),
    ...(search === undefined || search.trim() === '' ? {} : { search }),
    ...(segment === undefined || segment === '' ? {} : { segment }),
    ...(sort === undefined ? {} : { sort }),
    ...hiddenOf(hide),
  };
}

/** Reads the list's state from an address; anything unknown is left out, and a page counts only with its cursor. */
export function readCasesSearch(raw: Record<string, unknown>): CasesSearch {
  const read: CasesSearch = {};
  const view = oneOf(caseViews, raw['view']);
  const sort = oneOf(caseSorts, raw['sort']);
  const search = text(raw['search']);
  const segment = text(raw['segment']);
  const after = text(raw['after']);
  Object.assign(read, hiddenOf(raw['hide']));
  const page = raw['page'];
  if (view !== undefined) read.view = view;
  if (sort !== undefined) read.sort = sort;
  if (search !== undefined) read.search = search;
  if (segment !== undefined) read.segment = segment;
  if (after !== undefined && typeof page === 'number' && Number.isInteger(page) && page > 1) Object.assign(read, { page, after });
  return read;
}
