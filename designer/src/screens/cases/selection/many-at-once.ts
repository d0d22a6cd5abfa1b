import { contracts, mostCasesAtOnce, type CaseOutcome, type CaseRow } from '@relance/schemas';
import { api } from '../../../api/client.js';
import type { CasesQuery } from '../../../api/cases.js';

/** What is done to every case of a selection. */
export type Order = { kind: 'hold'; untilOn: string; reason: string; key: string } | { kind: 'assign'; collector: string };

const MOST_ROWS = 200;

/** Every row of a search, page by page, in the order of the list. */
export async function allRows(query: CasesQuery, onProgress: (rows: number) => void): Promise<CaseRow[]> {
  const rows: CaseRow[] = [];
  const selection = { ...query };
  delete selection.cursor;
  let cursor: string | undefined;
  do {
    const page = await api.call(contracts.listCases, {
      querystring: { ...selection, limit: MOST_ROWS, ...(cursor === undefined ? {} : { cursor }) },
    });
    rows.push(...page.cases);
    cursor = page.nextCursor;
    onProgress(rows.length);
  } while (cursor !== undefined);
  return rows;
}

async function ask(order: Order, cases: string[], dryRun: boolean): Promise<CaseOutcome[]> {
  const querystring = { dryRun };
  if (order.kind === 'assign') {
    return (await api.call(contracts.assignCases, { querystring, body: { cases, collector: order.collector } })).outcomes;
  }
  const { untilOn, reason, key } = order;
  return (await api.call(contracts.recordFactOfMany, { querystring, body: { cases, kind: 'hold', untilOn, reason, key } })).outcomes;
}

/**
 * Does an order to each case, part by part, or only tells what it would do. A part whose answer is lost is thrown, and the same order again
 * does nothing twice to those before it.
 */
export async function doToMany(
  order: Order,
  ids: readonly string[],
  dryRun: boolean,
  onProgress: (done: number) => void,
): Promise<CaseOutcome[]> {
  const outcomes: CaseOutcome[] = [];
  for (let from = 0; from < ids.length; from += mostCasesAtOnce) {
    outcomes.push(...(await ask(order, ids.slice(from, from + mostCasesAtOnce), dryRun)));
    onProgress(outcomes.length);
  }
  return outcomes;
}
