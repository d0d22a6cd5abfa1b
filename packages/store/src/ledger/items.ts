import { foldItem } from '@relance/domain';
import { itemSchema, type Item, type ItemFact } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { pageOf, type Page, type PageRequest } from '../mongo/page.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';
import { condition, type Records } from '../mongo/records.js';
import { closeAbsentItems, countAbsentItems, importItemRows, type AbsentCount, type RowsOutcome, type TouchedItem } from './item-import.js';
import type { ImportStamp, ItemRow } from './item-row.js';

const indexes = [
  { name: 'entity_number', keys: { entityId: 1, number: 1 } },
  { name: 'entity_open', keys: { entityId: 1, open: 1, _id: 1 } },
  { name: 'entity_state', keys: { entityId: 1, open: 1, absent: 1, handedOver: 1 } },
] as const;
const definition: RecordDefinition = { collection: 'items', fields: fieldsOf(itemSchema), indexes };

/** What an allocation of payments needs of an item, small enough to hold for all items of an entity. */
export type ItemReference = Pick<
  Item,
  '_id' | 'accountId' | 'caseId' | 'type' | 'number' | 'ordinal' | 'currency' | 'dueDate' | 'outstandingCents' | 'open'
>;
const referenceFields = ['accountId', 'caseId', 'type', 'number', 'ordinal', 'currency', 'dueDate', 'outstandingCents', 'open'] as const;

const openItemFields = ['accountId', 'currency', 'outstandingCents', 'dueDate'] as const;

/** Items of an entity by what became of them; `settled` were paid or credited. */
export interface ItemCounts {
  total: number;
  open: number;
  handedOver: number;
  absent: number;
  settled: number;
}

/** An item past its due date: what its coverage is judged by, and what it is shown by. */
export type OverdueItemRow = Pick<
  Item,
  '_id' | 'accountId' | 'caseId' | 'number' | 'currency' | 'dueDate' | 'outstandingCents' | 'handedOver'
>;
const overdueFields = ['accountId', 'caseId', 'number', 'currency', 'dueDate', 'outstandingCents', 'handedOver'] as const;

/** Which items are listed. */
export interface ItemListRequest extends PageRequest {
  open: boolean;
}

/** What an item made of money for it; `fits` is false when it owed less, and then nothing was appended. */
export interface TakenPayment {
  item: Item;
  appended: boolean;
  fits: boolean;
}

/** What an account owes on an item, and since when: enough to judge the account by (law 27). */
export type OpenItem = Pick<Item, 'currency' | 'outstandingCents' | 'dueDate'>;

/** An item as it tells how its account pays. */
export type PaidItemRow = Pick<Item, '_id' | 'accountId' | 'type' | 'dueDate' | 'facts'>;
const paidItemFields = ['accountId', 'type', 'dueDate', 'facts'] as const;

/** The open items of the accounts, with their dated facts (law 3). */
export interface ItemRepository {
  get(entityId: string, itemId: string): Promise<Item | undefined>;
  getMany(entityId: string, ids: readonly string[]): Promise<Item[]>;
  /** All items with one of these numbers, whoever's they are. */
  byNumbers(entityId: string, numbers: readonly string[]): Promise<Item[]>;
  /** Every item by its number, read once: for payment files of more than a few hundred rows. */
  numberIndex(entityId: string): Promise<Map<string, ItemReference[]>>;
  /** Imports rows; the same rows again change nothing. The cases of `touched` are then told by `cases.recordFacts`. */
  importRows(entityId: string, rows: readonly ItemRow[], stamp: ImportStamp): Promise<RowsOutcome>;
  /** How many open items a complete list leaves out. */
  countAbsent(entityId: string, listed: ReadonlySet<string>): Promise<AbsentCount>;
  /** Closes them by absence. */
  closeAbsent(entityId: string, listed: ReadonlySet<string>, stamp: ImportStamp): Promise<TouchedItem[]>;
  /** Adds items made here, each once: instalments of a plan, credit notes entered by hand; the ids of those it was this call that added. */
  addMade(items: readonly Item[]): Promise<string[]>;
  /** Appends a fact once (by its id) and folds anew; `appended` is false when it was there. Undefined: no such item. */
  appendFact(entityId: string, itemId: string, fact: ItemFact): Promise<{ item: Item; appended: boolean } | undefined>;
  /** The same for money: refused, with the item as it is, where the item owes less than the fact takes by then. */
  takePayment(entityId: string, itemId: string, fact: ItemFact): Promise<TakenPayment | undefined>;
  /** Makes these items part of another case, because their payer changed; the ids of those it was this call that moved. */
  moveToCase(entityId: string, ids: readonly string[], caseId: string): Promise<string[]>;
  /** Items that are open, or those that are not, in order of id. */
  list(entityId: string, request: ItemListRequest): Promise<Page<Item>>;
  counts(entityId: string): Promise<ItemCounts>;
  /** Every open item by the account that owes it, read once. */
  openByAccount(entityId: string): Promise<Map<string, OpenItem[]>>;
  /** Every open item due before a civil day, credits left out, one after the other. */
  overdue(entityId: string, today: string): AsyncIterable<OverdueItemRow>;
  /** Every item with its facts, one after the other: how accounts paid. */
  eachPaid(entityId: string): AsyncIterable<PaidItemRow>;
}

/** By which index each method reads. */
export const itemAccess = {
  get: '_id',
  getMany: '_id',
  byNumbers: 'entity_number',
  numberIndex: 'entity_number',
  importRows: '_id',
  countAbsent: 'entity_open',
  closeAbsent: 'entity_open',
  addMade: '_id',
  appendFact: '_id',
  takePayment: '_id',
  moveToCase: '_id',
  list: 'entity_open',
  counts: 'entity_state',
  openByAccount: 'entity_open',
  overdue: 'entity_open',
  eachPaid: 'entity_open',
} as const satisfies AccessTable<ItemRepository, typeof indexes>;

async function appendFact(
  records: Records<Item>,
  entityId: string,
  itemId: string,
  fact: ItemFact,
  fits: (item: Item) => boolean = () => true,
): ReturnType<ItemRepository['takePayment']> {
  for (;;) {
    const current = await records.get(itemId, entityId);
    if (current === undefined) return undefined;
    if (current.facts.some(({ id }) => id === fact.id)) return { item: current, appended: false, fits: true };
    if (!fits(current)) return { item: current, appended: false, fits: false };
    const changed = await records.change(
      { _id: itemId, version: current.version },
      { $set: foldItem([...current.facts, fact]), $push: { facts: fact }, $inc: { version: 1 } },
    );
    // Undefined: somebody else changed the item in between, so what he wrote is folded in too.
    if (changed !== undefined) return { item: changed, appended: true, fits: true };
  }
}

async function readNumbers(records: Records<Item>, entityId: string): Promise<Map<string, ItemReference[]>> {
  const byNumber = new Map<string, ItemReference[]>();
  for await (const item of records.each({ entityId }, referenceFields)) {
    const same = byNumber.get(item.number);
    if (same === undefined) byNumber.set(item.number, [item]);
    else same.push(item);
  }
  return byNumber;
}

async function readOpenByAccount(records: Records<Item>, entityId: string): Promise<Map<string, OpenItem[]>> {
  const byAccount = new Map<string, OpenItem[]>();
  for await (const { accountId, currency, outstandingCents, dueDate } of records.each({ entityId, open: true }, openItemFields)) {
    const item = { currency, outstandingCents, dueDate };
    const known = byAccount.get(accountId);
    if (known === undefined) byAccount.set(accountId, [item]);
    else known.push(item);
  }
  return byAccount;
}

interface StateRow {
  _id: { open: boolean; absent?: boolean | null; handedOver?: boolean | null };
  items: number;
}

async function countStates(records: Records<Item>, entityId: string): Promise<ItemCounts> {
  const rows = await records.group<StateRow>({ entityId }, [
    { $group: { _id: { open: '$open', absent: '$absent', handedOver: '$handedOver' }, items: { $sum: 1 } } },
  ]);
  const count = (satisfies: (state: StateRow['_id']) => boolean): number =>
    rows.filter(({ _id }) => satisfies(_id)).reduce((total, { items }) => total + items, 0);
  return {
    total: count(() => true),
    open: count(({ open, handedOver }) => open && handedOver !== true),
    handedOver: count(({ open, handedOver }) => open && handedOver === true),
    absent: count(({ open, absent }) => !open && absent === true),
    settled: count(({ open, absent }) => !open && absent !== true),
  };
}

/** The items kept in a database. */
export function openItems(database: Database): ItemRepository {
  const records = database.records<Item>(definition);
  return {
    get: (entityId, itemId) => records.get(itemId, entityId),
    getMany: (entityId, ids) => records.getMany(ids, entityId),
    byNumbers: async (entityId, numbers) =>
      numbers.length === 0 ? [] : records.find({ entityId, number: condition({ $in: [...numbers] }) }),
    numberIndex: (entityId) => readNumbers(records, entityId),
    importRows: (entityId, rows, stamp) => importItemRows(records, entityId, rows, stamp),
    countAbsent: (entityId, listed) => countAbsentItems(records, entityId, listed),
    closeAbsent: (entityId, listed, stamp) => closeAbsentItems(records, entityId, listed, stamp),
    addMade: async (items) => [...(await records.insertMissing(items))],
    appendFact: (entityId, itemId, fact) => appendFact(records, entityId, itemId, fact),
    takePayment: (entityId, itemId, fact) =>
      appendFact(records, entityId, itemId, fact, ({ outstandingCents }) => outstandingCents >= (fact.cents ?? 0)),
    moveToCase: async (entityId, ids, caseId) => {
      const moved = await Promise.all(
        ids.map((_id) => records.change({ _id, entityId, caseId: condition({ $ne: caseId }) }, { $set: { caseId }, $inc: { version: 1 } })),
      );
      return moved.flatMap((item) => item?._id ?? []);
    },
    list: (entityId, { open, ...page }) => pageOf(records, { entityId, open }, { field: '_id', direction: 1 }, page),
    counts: (entityId) => countStates(records, entityId),
    openByAccount: (entityId) => readOpenByAccount(records, entityId),
    eachPaid: (entityId) => records.each({ entityId }, paidItemFields),
    overdue: (entityId, today) =>
      records.each({ entityId, open: true, dueDate: condition({ $lt: today }), outstandingCents: condition({ $gt: 0 }) }, overdueFields),
  };
}
