import { accountId, caseId, itemId } from '@relance/domain';
import { readOpenItems, type ItemRow as ReadItem, type Reading } from '@relance/imports';
import type { IssueView, ItemsImport } from '@relance/schemas';
import type { RowsOutcome } from '@relance/store';
import { ApiError } from '../../errors.js';
import { evaluateSegments } from '../segments/evaluate-segments.js';
import { CaseChanges, type CaseChange } from './case-changes.js';
import {
  formOf,
  importOptions,
  importStamp,
  inChunks,
  oneAhead,
  skippedLines,
  totalsOf,
  warningsOf,
  type ImportSession,
} from './import-session.js';
import { interruptedImports } from './interrupted-import.js';
import { previewRows } from './preview-rows.js';
import { openRejectedRows, type RejectedRows } from './rejected-rows.js';
import { accountDefaults, accountInputOf, itemRowOf } from './row-to-records.js';
import { SegmentWatch } from './segment-watch.js';

/** Share of the open items beyond which a complete file needs a second confirmation. */
const CONFIRM_SHARE = 0.2;

/** What `--full` asks for. */
export interface FullChoice {
  full: boolean;
  confirmed: boolean;
}

const keptOpen: IssueView = {
  code: 'fullWithRejectedRows',
  severity: 'warning',
  fr: 'Des lignes ont été rejetées : aucune pièce n’a été fermée par absence. Corrigez-les et importez à nouveau le fichier complet.',
  en: 'Rows were rejected: no item was closed by absence. Correct them and import the complete file again.',
};

function idOf(session: ImportSession, row: ReadItem): string {
  const { accountCode, type, number, instalmentOrdinal } = row;
  return itemId({ entityId: session.entity._id, accountCode, type, number, ordinal: instalmentOrdinal });
}

/** The items a complete file lists; undefined when a row of it cannot be read, for then it cannot be known what it leaves out. */
async function listedItems(session: ImportSession): Promise<Set<string> | undefined> {
  const listed = new Set<string>();
  const reading = await readOpenItems(session.upload.source, importOptions(session));
  for await (const read of reading.rows) {
    if (read.kind === 'rejected') return undefined;
    listed.add(idOf(session, read.row));
  }
  return listed;
}

async function confirmClosing(session: ImportSession, listed: ReadonlySet<string>, confirmed: boolean): Promise<number> {
  const { open, absent } = await session.dependencies.store.items.countAbsent(session.entity._id, listed);
  if (!confirmed && !session.dryRun && absent > open * CONFIRM_SHARE) {
    throw new ApiError('RLC_FULL_NEEDS_CONFIRMATION', { params: { closing: absent, open }, counts: { closing: absent, open } });
  }
  return absent;
}

function payerCodeOf(row: ReadItem): string {
  return row.payerCode === undefined || row.payerCode.trim() === '' ? row.accountCode : row.payerCode;
}

/** Writes the accounts of a chunk, before its items, for those name them. */
async function writeAccounts(session: ImportSession, rows: readonly ReadItem[]): Promise<void> {
  const entityId = session.entity._id;
  const inputs = rows.flatMap((row) => {
    const payerCode = payerCodeOf(row);
    const ownPayer = payerCode === row.accountCode;
    const account = accountInputOf(row, ownPayer ? undefined : accountId(entityId, payerCode));
    return ownPayer ? [account] : [account, { code: payerCode }];
  });
  await session.dependencies.store.accounts.upsertMany(entityId, inputs, accountDefaults(session.entity), importStamp(session));
}

/** Rows that name no payer are their account's: the one it was given before, by an earlier list or by a person (law 6). */
async function withKnownPayers(session: ImportSession, rows: readonly ReadItem[]): Promise<ReadItem[]> {
  const { accounts } = session.dependencies.store;
  const entityId = session.entity._id;
  const idsOf = new Map(rows.map(({ accountCode }) => [accountCode, accountId(entityId, accountCode)]));
  const paidFor = (await accounts.getMany(entityId, [...idsOf.values()])).filter(({ payerAccountId }) => payerAccountId !== undefined);
  if (paidFor.length === 0) return [...rows];
  const payers = await accounts.getMany(
    entityId,
    paidFor.flatMap(({ payerAccountId }) => payerAccountId ?? []),
  );
  const codes = new Map(payers.map(({ _id, code }) => [_id, code]));
  const payerOf = new Map(paidFor.map(({ _id, payerAccountId = '' }) => [_id, codes.get(payerAccountId)]));
  return rows.map((row) => {
    const known = payerOf.get(idsOf.get(row.accountCode) ?? '');
    return known === undefined || payerCodeOf(row) !== row.accountCode ? row : { ...row, payerCode: known };
  });
}

/** Writes the items of a chunk; then their cases learn of it. */
async function writeItems(session: ImportSession, rows: readonly ReadItem[], { changes, isInterrupted }: ItemsRun): Promise<RowsOutcome> {
  const { store } = session.dependencies;
  const entityId = session.entity._id;
  const stamp = { importId: session.importId, recordedAt: session.recordedAt, asOf: session.today };
  const outcome = await store.items.importRows(entityId, rows.map(itemRowOf), stamp);
  const untold = outcome.unchanged === 0 ? [] : await leftUntold(session, rows, isInterrupted);
  await changes.record([...outcome.touched.map((touched) => ({ ...touched, itemIds: [touched.itemId] })), ...untold]);
  return outcome;
}

/** Items of these rows that an interrupted import wrote without telling their cases. */
async function leftUntold(session: ImportSession, rows: readonly ReadItem[], isInterrupted: IsInterrupted): Promise<CaseChange[]> {
  const entityId = session.entity._id;
  const items = await session.dependencies.store.items.getMany(
    entityId,
    rows.map((row) => idOf(session, row)),
  );
  const payers = new Map<string, string>();
  for (const row of rows) {
    const payerAccountId = accountId(entityId, payerCodeOf(row));
    payers.set(caseId(entityId, payerAccountId), payerAccountId);
  }
  const untold: CaseChange[] = [];
  for (const { _id, caseId: ofCase, lastImportId } of items) {
    if (lastImportId === session.importId || !(await isInterrupted(lastImportId))) continue;
    const payerAccountId = payers.get(ofCase);
    untold.push({ caseId: ofCase, itemIds: [_id], ...(payerAccountId === undefined ? {} : { payerAccountId }) });
  }
  return untold;
}

type IsInterrupted = ReturnType<typeof interruptedImports>;

interface ItemsRun {
  rejected: RejectedRows;
  changes: CaseChanges;
  isInterrupted: IsInterrupted;
  segments: SegmentWatch;
}

interface Counted {
  created: number;
  updated: number;
  unchanged: number;
}

interface Chunk {
  /** Rows read, the rejected ones too. */
  read: number;
  rows: ReadItem[];
}

/** The chunks of a file, their accounts written. */
async function* withAccounts(session: ImportSession, reading: Reading<ReadItem>, rejected: RejectedRows): AsyncGenerator<Chunk, void> {
  for await (const chunk of oneAhead(inChunks(reading.rows))) {
    const rows: ReadItem[] = [];
    for (const read of chunk) {
      if (read.kind === 'row') rows.push(read.row);
      else await rejected.add(read.rejected);
    }
    if (!session.dryRun) await writeAccounts(session, rows);
    yield { read: chunk.length, rows: session.dryRun ? rows : await withKnownPayers(session, rows) };
  }
}

/** While the items of a chunk are written, the accounts of the next one are, and the rows of the one after are read. */
async function readAll(session: ImportSession, reading: Reading<ReadItem>, run: ItemsRun): Promise<Counted> {
  const counted: Counted = { created: 0, updated: 0, unchanged: 0 };
  let done = 0;
  for await (const { read, rows } of oneAhead(withAccounts(session, reading, run.rejected))) {
    run.segments.note(rows);
    const outcome = session.dryRun
      ? await previewRows(session.dependencies.store, session.entity._id, rows.map(itemRowOf))
      : await writeItems(session, rows, run);
    counted.created += outcome.created;
    counted.updated += outcome.updated;
    counted.unchanged += outcome.unchanged;
    done += read;
    session.report({ phase: 'reading', done });
  }
  return counted;
}

/**
 * Imports a list of open items in chunks: accounts and their contacts by code, items by the identity of law 6, then the cases whose facts
 * changed are recorded and woken. With `full`, what the file no longer lists is closed by absence; a file with rejected rows closes
 * nothing. Throws RLC_FILE_UNREADABLE, or RLC_FULL_NEEDS_CONFIRMATION before anything was written.
 */
export async function importItems(session: ImportSession, choice: FullChoice): Promise<ItemsImport> {
  const { dependencies, entity, upload, importId, dryRun } = session;
  const reading = await readOpenItems(upload.source, importOptions(session));
  const form = formOf(session, reading);
  const listed = choice.full ? await listedItems(session) : undefined;
  const closing = listed === undefined ? 0 : await confirmClosing(session, listed, choice.confirmed);

  const changes = new CaseChanges(session);
  const rejected = openRejectedRows(dependencies.config.dataFolder, importId, form, session.locale);
  const segments = new SegmentWatch();
  const counted = await readAll(session, reading, { rejected, changes, segments, isInterrupted: interruptedImports(session) });
  const hasRejected = await rejected.close();
  let closedByAbsence = closing;
  if (listed !== undefined && !dryRun && closing > 0) {
    const stamp = { importId, recordedAt: session.recordedAt, asOf: session.today };
    session.report({ phase: 'closing', done: 0, total: closing });
    const closed = await dependencies.store.items.closeAbsent(entity._id, listed, stamp);
    await changes.record(closed.map((touched) => ({ ...touched, itemIds: [touched.itemId] })));
    closedByAbsence = closed.length;
  }
  // before the cases wake: a new item must find the scenario of the segment its account belongs into now (law 27)
  if (!dryRun) await evaluateSegments(dependencies, entity, { nowMs: session.recordedAt, today: session.today });
  const casesWoken = await changes.wake();
  return {
    importId,
    dryRun,
    rows: reading.tally.rows,
    ...counted,
    rejected: reading.tally.rejected,
    skipped: skippedLines(reading.tally),
    duplicates: reading.tally.skipped.repeatedDocument ?? 0,
    totals: totalsOf(reading.tally),
    rejectedFile: hasRejected ? `/api/v1/imports/${importId}/rejected` : null,
    closedByAbsence,
    issues: [
      ...warningsOf(reading.tally),
      ...(choice.full && listed === undefined ? [keptOpen] : []),
      ...(await segments.warnings(dependencies.store, entity._id)),
    ],
    casesWoken,
  };
}
