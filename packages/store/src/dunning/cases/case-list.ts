import type { CaseRecord } from '@relance/schemas';
import { pageOf, type PageOrder, type PageRequest } from '../../mongo/page.js';
import type { Filter, Records } from '../../mongo/records.js';
import { searchWords } from '../../ledger/search-words.js';
import { plainCase, type StoredCase } from './case-definition.js';

/** What of the cases is listed, and in which order. */
export interface CaseListRequest extends PageRequest {
  /** Beginnings of words of name, code or SIREN; all must be there. */
  search?: string;
  segment?: string;
  state?: 'overdue' | 'notDue' | 'closed' | 'incident';
  /** `overdue` when absent. */
  sort?: CaseSort;
}

/** Orders of the list: most overdue, most owed, oldest due date, name, next move. */
export type CaseSort = 'overdue' | 'open' | 'oldest' | 'name' | 'next';

/** One page, with totals over the whole selection in minor units. */
export interface CaseList {
  cases: CaseRecord[];
  nextCursor?: string;
  total: number;
  totals: { openCents: number; overdueCents: number };
}

const orders = {
  overdue: { field: 'listing.overdue', direction: -1 },
  open: { field: 'listing.open', direction: -1 },
  oldest: { field: 'listing.oldest', direction: 1 },
  name: { field: 'listing.name', direction: 1 },
  next: { field: 'listing.next', direction: 1 },
} as const satisfies Record<CaseSort, PageOrder>;

function stateFilter(state: CaseListRequest['state']): Filter {
  if (state === undefined) return {};
  return state === 'incident' ? { 'listing.incident': true } : { 'listing.state': state };
}

/** A word is letters and digits only, so its beginning is safe in a pattern and the pattern is a range of the index. */
function wordFilters(search: string | undefined): Filter[] {
  return searchWords(search ?? '').map((word) => ({ 'listing.words': new RegExp(`^${word}`) }));
}

function selection(entityId: string, request: CaseListRequest): Filter {
  const words = wordFilters(request.search);
  const segment = request.segment === undefined ? {} : { 'listing.segment': request.segment };
  return { entityId, ...segment, ...stateFilter(request.state), ...(words.length === 0 ? {} : { $and: words }) };
}

interface TotalsRow {
  total: number;
  openCents: number;
  overdueCents: number;
}

async function totalsOf(records: Records<StoredCase>, filter: Filter): Promise<Pick<CaseList, 'total' | 'totals'>> {
  const [row] = await records.group<TotalsRow>(filter, [
    {
      $group: { _id: null, total: { $sum: 1 }, openCents: { $sum: '$listing.open' }, overdueCents: { $sum: '$listing.overdue' } },
    },
  ]);
  return { total: row?.total ?? 0, totals: { openCents: row?.openCents ?? 0, overdueCents: row?.overdueCents ?? 0 } };
}

/** One page of an entity's cases by search, segment and state. */
export async function listCases(records: Records<StoredCase>, entityId: string, request: CaseListRequest): Promise<CaseList> {
  const filter = selection(entityId, request);
  const page = await pageOf(records, filter, orders[request.sort ?? 'overdue'], request);
  const cursor = page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor };
  return { cases: page.rows.map(plainCase), ...cursor, ...(await totalsOf(records, filter)) };
}

interface CountRow {
  _id: { state: 'overdue' | 'notDue' | 'closed'; segment: string };
  cases: number;
}

/** How many cases an entity has by state and by segment, from the last projections. */
export interface CaseCounts {
  total: number;
  byState: Record<'overdue' | 'notDue' | 'closed', number>;
  bySegment: Record<string, number>;
  /** Of those, what is not closed. */
  openBySegment: Record<string, number>;
}

/** Counts the cases of an entity. */
export async function countCases(records: Records<StoredCase>, entityId: string): Promise<CaseCounts> {
  const rows = await records.group<CountRow>({ entityId }, [
    { $group: { _id: { state: '$listing.state', segment: '$listing.segment' }, cases: { $sum: 1 } } },
  ]);
  const counts: CaseCounts = { total: 0, byState: { overdue: 0, notDue: 0, closed: 0 }, bySegment: {}, openBySegment: {} };
  for (const { _id, cases } of rows) {
    counts.total += cases;
    counts.byState[_id.state] += cases;
    counts.bySegment[_id.segment] = (counts.bySegment[_id.segment] ?? 0) + cases;
    const open = _id.state === 'closed' ? 0 : cases;
    counts.openBySegment[_id.segment] = (counts.openBySegment[_id.segment] ?? 0) + open;
  }
  return counts;
}
