import { accountId, canonicalJson, caseId, foldItem, itemId } from '@relance/domain';
import type { Item, ItemFact } from '@relance/schemas';
import type { MergeDecision } from '../mongo/merge-many.js';
import { nativeSha256 } from './native-sha256.js';
import { rememberedByCode } from './remembered-by-code.js';

const optionalAttributes = [
  'grossCents',
  'payeeAccountId',
  'orderNumber',
  'serviceCode',
  'buyerReference',
  'lastLevel',
  'lastContactOn',
] as const satisfies readonly (keyof Item)[];

/** One line of an open-items list, as the accounts state it. */
export type ItemRow = Pick<Item, 'type' | 'number' | 'currency' | 'invoiceDate' | 'dueDate' | 'outstandingCents'> &
  Partial<Pick<Item, (typeof optionalAttributes)[number]>> & {
    accountCode: string;
    /** Code of the account that pays, where it is not this one (law 6). */
    payerCode?: string;
    /** Which instalment of the document; 0 when absent. */
    ordinal?: number;
  };

/** The import a row came with. */
export interface ImportStamp {
  importId: string;
  /** Business instant. */
  recordedAt: number;
  /** Civil day the list is about. */
  asOf: string;
}

/** A row with the identities of law 6. */
export interface IdentifiedRow {
  id: string;
  accountId: string;
  payerAccountId: string;
  caseId: string;
  rowHash: string;
  row: ItemRow;
}

/** Gives rows their item, their account, their case (the payer's) and the hash by which the same row is recognized. */
export function identifyRows(entityId: string, rows: readonly ItemRow[]): IdentifiedRow[] {
  const idsOf = rememberedByCode((code) => {
    const id = accountId(entityId, code, nativeSha256);
    return { id, caseId: caseId(entityId, id, nativeSha256) };
  });
  return rows.map((row) => {
    const { accountCode, type, number, payerCode = '', ordinal = 0 } = row;
    const account = idsOf(accountCode);
    const payer = payerCode.trim() === '' ? account : idsOf(payerCode);
    return {
      id: itemId({ entityId, accountCode, type, number, ordinal }, nativeSha256),
      accountId: account.id,
      payerAccountId: payer.id,
      caseId: payer.caseId,
      rowHash: nativeSha256(canonicalJson(row)),
      row,
    };
  });
}

type ItemState = Pick<
  Item,
  '_id' | 'entityId' | 'facts' | 'outstandingCents' | 'open' | 'absent' | 'handedOver' | 'lastImportId' | 'version'
>;

function attributesOf(identified: IdentifiedRow): Omit<Item, keyof ItemState> {
  const { accountId: ofAccount, caseId: ofCase, rowHash, row } = identified;
  const given = optionalAttributes.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]);
  const { type, number, ordinal = 0, currency, invoiceDate, dueDate } = row;
  const attributes = { accountId: ofAccount, caseId: ofCase, type, number, ordinal, currency, invoiceDate, dueDate, rowHash };
  return { ...attributes, ...(Object.fromEntries(given) as Partial<Item>) };
}

function newFact(kind: 'stated' | 'dueDateMoved', stamp: ImportStamp, identified: IdentifiedRow): ItemFact {
  return {
    id: `${stamp.importId}/${identified.rowHash.slice(0, 16)}/${kind}`,
    kind,
    effectiveOn: stamp.asOf,
    recordedAt: stamp.recordedAt,
    source: stamp.importId,
    ...(kind === 'stated' ? { cents: identified.row.outstandingCents } : { dueDate: identified.row.dueDate }),
  };
}

function newItem(entityId: string, identified: IdentifiedRow, stamp: ImportStamp): Item {
  const facts = [newFact('stated', stamp, identified)];
  const state = foldItem(facts);
  return { _id: identified.id, entityId, ...attributesOf(identified), facts, ...state, lastImportId: stamp.importId, version: 1 };
}

/** The day the books last spoke of the item, by stating it or by leaving it out of a complete list. */
function lastSpokenOn(item: Item): string {
  return item.facts.reduce((latest, { kind, effectiveOn }) => {
    return (kind === 'stated' || kind === 'absent') && effectiveOn > latest ? effectiveOn : latest;
  }, '');
}

function lastStatedCents(item: Item): number | undefined {
  const statements = item.facts.filter(({ kind }) => kind === 'stated');
  const latest = statements.reduce((on, { effectiveOn }) => (effectiveOn > on ? effectiveOn : on), '');
  return statements.findLast(({ effectiveOn }) => effectiveOn === latest)?.cents;
}

/**
 * The facts a changed row adds. The same amount as last stated is no new statement: it would take back what was paid since and is not yet
 * in the accounts; after an absence it is one, and reopens the item. An outdated list moves no due date.
 */
function newFacts(current: Item, identified: IdentifiedRow, stamp: ImportStamp, outdated: boolean): ItemFact[] {
  const restated = current.absent === true || lastStatedCents(current) !== identified.row.outstandingCents;
  const moved = !outdated && current.dueDate !== identified.row.dueDate;
  const known = new Set(current.facts.map(({ id }) => id));
  const facts = [
    ...(restated ? [newFact('stated', stamp, identified)] : []),
    ...(moved ? [newFact('dueDateMoved', stamp, identified)] : []),
  ];
  return facts.filter(({ id }) => !known.has(id));
}

/**
 * Decides what a row does to its item (law 6): creates it; leaves it alone when it is the very row imported last, whatever was paid since; or
 * appends what it states anew. A row older than what the books said last adds its fact for the record and changes nothing else.
 */
export function decideRow(entityId: string, identified: IdentifiedRow, stamp: ImportStamp, current: Item | undefined): MergeDecision<Item> {
  if (current === undefined) return { insert: newItem(entityId, identified, stamp) };
  const sameRow = current.rowHash === identified.rowHash;
  if (sameRow && current.absent !== true) return 'unchanged';
  const outdated = stamp.asOf < lastSpokenOn(current);
  const added = newFacts(current, identified, stamp, outdated);
  if (added.length === 0 && (sameRow || outdated)) return 'unchanged';
  const attributes = outdated ? {} : { ...attributesOf(identified), lastImportId: stamp.importId };
  const values = { ...attributes, ...foldItem([...current.facts, ...added]) };
  return {
    change: {
      filter: { _id: identified.id, version: current.version },
      update: { $set: values, $push: { facts: { $each: added } }, $inc: { version: 1 } },
    },
  };
}
