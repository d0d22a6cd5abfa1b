import type { Item, ItemFact } from '@relance/schemas';
import { foldItem } from '@relance/domain';
import { mergeMany } from '../mongo/merge-many.js';
import type { ConditionalUpdate, Records } from '../mongo/records.js';
import { decideRow, identifyRows, type IdentifiedRow, type ImportStamp, type ItemRow } from './item-row.js';

/** An item an import created or changed, and the cases whose facts changed by it. */
export interface TouchedItem {
  itemId: string;
  caseId: string;
  accountId: string;
  /** Whose the case is; the row said it. */
  payerAccountId?: string;
  created: boolean;
  /** The case it belonged to before its payer changed. */
  previousCaseId?: string;
}

/** What an import of rows did; `touched` holds what was created or updated. */
export interface RowsOutcome {
  created: number;
  updated: number;
  unchanged: number;
  touched: TouchedItem[];
}

/** Rows about one item are taken one after the other, each in a pass of its own; nearly always there is one pass. */
function passes(rows: readonly IdentifiedRow[]): Map<string, IdentifiedRow>[] {
  const found: Map<string, IdentifiedRow>[] = [];
  for (const row of rows) {
    const free = found.find((pass) => !pass.has(row.id));
    if (free === undefined) found.push(new Map([[row.id, row]]));
    else free.set(row.id, row);
  }
  return found;
}

/** Imports rows of an open-items list by the identity of law 6; importing them again changes nothing. */
export async function importItemRows(
  records: Records<Item>,
  entityId: string,
  rows: readonly ItemRow[],
  stamp: ImportStamp,
): Promise<RowsOutcome> {
  const outcome: RowsOutcome = { created: 0, updated: 0, unchanged: 0, touched: [] };
  for (const pass of passes(identifyRows(entityId, rows))) {
    const previousCases = new Map<string, string>();
    const merged = await mergeMany(records, pass, (id, row, current) => {
      if (current !== undefined && current.caseId !== row.caseId) previousCases.set(id, current.caseId);
      return decideRow(entityId, row, stamp, current);
    });
    outcome.created += merged.created.length;
    outcome.updated += merged.updated.length;
    outcome.unchanged += merged.unchanged.length;
    const created = new Set(merged.created);
    for (const itemId of [...merged.created, ...merged.updated]) {
      const row = pass.get(itemId);
      if (row === undefined) continue;
      const previousCaseId = previousCases.get(itemId);
      const moved = previousCaseId === undefined ? {} : { previousCaseId };
      const { caseId, accountId, payerAccountId } = row;
      outcome.touched.push({ itemId, caseId, accountId, payerAccountId, created: created.has(itemId), ...moved });
    }
  }
  return outcome;
}

/** How many items of an entity are open, and how many of them a complete list leaves out. */
export interface AbsentCount {
  open: number;
  absent: number;
}

async function openItemsLeftOut(records: Records<Item>, entityId: string, listed: ReadonlySet<string>): Promise<string[]> {
  const leftOut: string[] = [];
  for await (const { _id, instalmentPlanId } of records.each({ entityId, open: true }, ['_id', 'instalmentPlanId'])) {
    // imports never touch the instalments of a plan agreed here (law 8)
    if (instalmentPlanId === undefined && !listed.has(_id)) leftOut.push(_id);
  }
  return leftOut;
}

/** Counts before closing, for the question that is asked beyond 20 %. */
export async function countAbsentItems(records: Records<Item>, entityId: string, listed: ReadonlySet<string>): Promise<AbsentCount> {
  const leftOut = await openItemsLeftOut(records, entityId, listed);
  return { open: await records.count({ entityId, open: true }), absent: leftOut.length };
}

function absence(item: Item, stamp: ImportStamp): ConditionalUpdate {
  const fact: ItemFact = {
    id: `${stamp.importId}/absent`,
    kind: 'absent',
    effectiveOn: stamp.asOf,
    recordedAt: stamp.recordedAt,
    source: stamp.importId,
  };
  return {
    filter: { _id: item._id, version: item.version },
    update: { $set: foldItem([...item.facts, fact]), $push: { facts: fact }, $inc: { version: 1 } },
  };
}

/** Closes by absence every open item a complete list leaves out; one that a newer list stated meanwhile stays open. Never called paid. */
export async function closeAbsentItems(
  records: Records<Item>,
  entityId: string,
  listed: ReadonlySet<string>,
  stamp: ImportStamp,
): Promise<TouchedItem[]> {
  const leftOut = await openItemsLeftOut(records, entityId, listed);
  const touched = new Map<string, TouchedItem>();
  await mergeMany(records, new Map(leftOut.map((id) => [id, id])), (id, _input, current) => {
    const closed = current === undefined || !current.open || current.facts.some((fact) => fact.id === `${stamp.importId}/absent`);
    if (closed) return 'unchanged';
    touched.set(id, { itemId: id, caseId: current.caseId, accountId: current.accountId, created: false });
    return { change: absence(current, stamp) };
  });
  return [...touched.values()];
}
