import { accountId, caseId, paymentId } from '@relance/domain';
import { readPayments, type PaymentRow } from '@relance/imports';
import type { Payment, PaymentsImport } from '@relance/schemas';
import { allocatePayment, type AllocatableItem, type Allocation, type UnallocatedReason } from './allocate-payment.js';
import { CaseChanges } from '../case-changes.js';
import { formOf, importOptions, inChunks, skippedLines, totalsOf, warningsOf, type ImportSession } from '../import-session.js';
import { interruptedImports } from '../interrupted-import.js';
import { openPaymentBook, type PaymentBook } from './payment-book.js';
import { paymentFacts } from '../../payments/payment-facts.js';
import { openRejectedRows } from '../rejected-rows.js';

/** At most so many unallocated receipts are listed in a result; all are kept. */
const MOST_LISTED = 1000;

const reasonTexts: Readonly<Record<UnallocatedReason, { fr: string; en: string }>> = {
  unknownNumber: { fr: 'Aucune pièce ne porte ce numéro.', en: 'No item has this number.' },
  numberMissing: { fr: 'La ligne ne nomme aucune pièce.', en: 'The row names no item.' },
  severalItems: { fr: 'Plusieurs comptes ont ce numéro : précisez le compte.', en: 'Several accounts have this number: name the account.' },
  otherCurrency: { fr: 'La pièce est dans une autre devise.', en: 'The item is in another currency.' },
  overpaid: { fr: 'Le règlement dépasse le reste dû.', en: 'The payment exceeds what is owed.' },
  beyondPaid: {
    fr: 'Le rejet ou l’annulation dépasse ce qui a été encaissé sur la pièce.',
    en: 'The reversal exceeds what was received for the item.',
  },
};

interface NumberedRow {
  id: string;
  line: number;
  row: PaymentRow;
}

/** What a row is known by in any file that lists it again: its own words, and its place among rows that say exactly the same. */
function identify(session: ImportSession, row: PaymentRow, seen: Map<string, number>): string {
  const { date, amountCents, currency, kind, accountCode = '', itemNumber = '', reference = '', label = '' } = row;
  const words = [session.entity._id, date, String(amountCents), currency, kind, accountCode, itemNumber, reference, label];
  const key = JSON.stringify(words);
  const occurrence = (seen.get(key) ?? 0) + 1;
  seen.set(key, occurrence);
  return paymentId([...words, String(occurrence)]);
}

function paymentOf(session: ImportSession, { id, row }: NumberedRow, allocation: Allocation, owner: PaymentOwner): Payment {
  const { itemNumber, reference, bankReason } = row;
  return {
    _id: id,
    entityId: session.entity._id,
    kind: row.kind,
    amountCents: row.amountCents,
    currency: row.currency,
    effectiveOn: row.date,
    recordedAt: session.recordedAt,
    source: session.importId,
    allocations: allocation.allocations,
    unallocatedCents: allocation.unallocatedCents,
    ...owner,
    ...(itemNumber === undefined ? {} : { itemNumber }),
    ...(reference === undefined ? {} : { reference }),
    ...(bankReason === undefined ? {} : { bankReason }),
  };
}

interface PaymentOwner {
  accountId?: string;
  caseId?: string;
}

async function ownerOf(
  session: ImportSession,
  row: PaymentRow,
  items: readonly AllocatableItem[],
  allocation: Allocation,
): Promise<PaymentOwner> {
  const first = allocation.allocations[0];
  const item = items.find((one) => one._id === first?.itemId) ?? (allocation.reason === 'severalItems' ? undefined : items[0]);
  if (item !== undefined) return { accountId: item.accountId, caseId: item.caseId };
  if (row.accountCode === undefined) return {};
  const account = await session.dependencies.store.accounts.byCode(session.entity._id, row.accountCode);
  if (account === undefined) return {};
  return { accountId: account._id, caseId: caseId(session.entity._id, account.payerAccountId ?? account._id) };
}

/** Applies a stored payment to its items; whether it changed anything. A payment of an interrupted import is completed here. */
async function applyPayment(session: ImportSession, payment: Payment, changes: CaseChanges, untold: boolean): Promise<void> {
  const { store } = session.dependencies;
  let changed = untold;
  for (const { itemId, fact } of paymentFacts(payment)) {
    const applied = await store.items.appendFact(session.entity._id, itemId, fact);
    changed = changed || applied?.appended === true;
  }
  if (!changed || payment.caseId === undefined) return;
  const paymentIds = payment.unallocatedCents === 0 ? [] : [payment._id];
  await changes.record([{ caseId: payment.caseId, itemIds: payment.allocations.map(({ itemId }) => itemId), paymentIds }]);
}

class PaymentsTally {
  allocated = 0;
  partial = 0;
  over = 0;
  unchanged = 0;
  readonly unallocated: PaymentsImport['unallocated'] = [];

  add({ line, row }: NumberedRow, { allocations, leavesRest, unallocatedCents, reason }: Allocation): void {
    if (allocations.length > 0) this.allocated += 1;
    if (allocations.length > 0 && leavesRest && row.amountCents > 0) this.partial += 1;
    if (reason === 'overpaid') this.over += 1;
    if (unallocatedCents === 0 || reason === undefined || this.unallocated.length >= MOST_LISTED) return;
    const { itemNumber, accountCode, currency } = row;
    this.unallocated.push({
      line,
      cents: unallocatedCents,
      currency,
      reason,
      ...reasonTexts[reason],
      ...(itemNumber === undefined ? {} : { itemNumber }),
      ...(accountCode === undefined ? {} : { accountCode }),
    });
  }
}

interface PaymentRun {
  session: ImportSession;
  book: PaymentBook;
  changes: CaseChanges;
  tally: PaymentsTally;
  isInterrupted: ReturnType<typeof interruptedImports>;
}

async function takeChunk({ session, book, changes, tally, isInterrupted }: PaymentRun, rows: readonly NumberedRow[]): Promise<void> {
  const { store } = session.dependencies;
  const entityId = session.entity._id;
  const ids = rows.map(({ id }) => id);
  const known = new Map((await store.payments.getMany(entityId, ids)).map((payment) => [payment._id, payment]));
  for (const numbered of rows) {
    const { row, id } = numbered;
    const stored = known.get(id);
    if (stored !== undefined) {
      tally.unchanged += 1;
      if (!session.dryRun) await applyPayment(session, stored, changes, await isInterrupted(stored.source));
      continue;
    }
    const items = await book.itemsOf(row);
    const allocation = allocatePayment(row, items, row.accountCode === undefined ? undefined : accountId(entityId, row.accountCode));
    tally.add(numbered, allocation);
    if (session.dryRun) continue;
    const payment = paymentOf(session, numbered, allocation, await ownerOf(session, row, items, allocation));
    const { payment: kept, inserted } = await store.payments.insertOnce(payment);
    await applyPayment(session, kept, changes, inserted);
  }
}

/**
 * Imports payments and sets them against items by number (law 5): part payments, overpayments, reversals; what names no item stays an
 * unallocated receipt. A row listed again, in this file or a later one, changes nothing. Throws RLC_FILE_UNREADABLE.
 */
export async function importPayments(session: ImportSession): Promise<PaymentsImport> {
  const { dependencies, importId, dryRun } = session;
  const reading = await readPayments(session.upload.source, importOptions(session));
  const form = formOf(session, reading);
  const rejected = openRejectedRows(dependencies.config.dataFolder, importId, form, session.locale);
  const changes = new CaseChanges(session);
  const run: PaymentRun = {
    session,
    changes,
    tally: new PaymentsTally(),
    book: await openPaymentBook(dependencies.store, session.entity._id),
    isInterrupted: interruptedImports(session),
  };
  const seen = new Map<string, number>();
  let done = 0;
  for await (const chunk of inChunks(reading.rows)) {
    const rows: NumberedRow[] = [];
    for (const read of chunk) {
      if (read.kind === 'rejected') await rejected.add(read.rejected);
      else rows.push({ id: identify(session, read.row, seen), line: read.line, row: read.row });
    }
    await takeChunk(run, rows);
    done += chunk.length;
    session.report({ phase: 'reading', done });
  }
  const hasRejected = await rejected.close();
  const { allocated, partial, over, unchanged, unallocated } = run.tally;
  return {
    importId,
    dryRun,
    rows: reading.tally.rows,
    allocated,
    partial,
    over,
    unchanged,
    totals: totalsOf(reading.tally),
    unallocated,
    rejected: reading.tally.rejected,
    skipped: skippedLines(reading.tally),
    rejectedFile: hasRejected ? `/api/v1/imports/${importId}/rejected` : null,
    issues: warningsOf(reading.tally),
    casesWoken: await changes.wake(),
  };
}
