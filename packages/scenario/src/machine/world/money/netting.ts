import { compareText } from '../../../compare-text.js';
import type { CaseFacts, ItemFacts } from '../../facts/environment.js';
import type { FoldedItem } from '../fold-item.js';

/** A part of a credit note or of an unallocated receipt set against one item, in minor units. */
export interface CreditUse {
  source: { itemId: string } | { receiptId: string };
  itemId: string;
  cents: number;
  currency: string;
}

/** An item that credits may reduce. */
interface Debt {
  facts: ItemFacts;
  dueDay: number;
  restCents: number;
  /** 0 overdue and undisputed, 1 not yet due, 2 disputed: the order of law 5. */
  turn: number;
}

interface Credit {
  source: CreditUse['source'];
  cents: number;
  currency: string;
  /** Absent for a receipt, which goes to any payee account; a credit note goes to its own only. */
  payee: { accountId: string | undefined } | undefined;
  day: number;
  order: string;
  namesItemId?: string | undefined;
  isReceipt: boolean;
}

/** What netting needs to know: the folded items, which of them are disputed, and the day. */
export interface NettingInput {
  facts: CaseFacts;
  folded: ReadonlyMap<string, FoldedItem>;
  disputed: ReadonlySet<string>;
  today: number;
  nowMs: number;
  /** Of what exceeds a paid item, the part that paid its accessories: no credit, by item id. */
  keptCents?: ReadonlyMap<string, number>;
}

function debtsOf(input: NettingInput): Debt[] {
  const debts: Debt[] = [];
  for (const facts of input.facts.items) {
    const folded = input.folded.get(facts.id);
    if (folded?.state !== 'open') continue;
    const turn = input.disputed.has(facts.id) ? 2 : folded.dueDay >= input.today ? 1 : 0;
    debts.push({ facts, dueDay: folded.dueDay, restCents: folded.outstandingCents, turn });
  }
  return debts.sort(
    (left, right) =>
      left.turn - right.turn ||
      left.dueDay - right.dueDay ||
      compareText(left.facts.number, right.facts.number) ||
      compareText(left.facts.id, right.facts.id),
  );
}

function creditsOf(input: NettingInput): Credit[] {
  const credits: Credit[] = [];
  for (const facts of input.facts.items) {
    const folded = input.folded.get(facts.id);
    if (folded?.state !== 'credit' || facts.blocked === true) continue;
    credits.push({
      source: { itemId: facts.id },
      cents: -folded.outstandingCents - (input.keptCents?.get(facts.id) ?? 0),
      currency: facts.currency,
      payee: { accountId: facts.payeeAccountId },
      day: facts.invoiceDay,
      order: facts.number + facts.id,
      namesItemId: facts.namesItemId,
      isReceipt: false,
    });
  }
  for (const receipt of input.facts.receipts) {
    if (receipt.recordedAt > input.nowMs || receipt.cents <= 0) continue;
    const { id, cents, currency, day, itemId } = receipt;
    credits.push({ source: { receiptId: id }, cents, currency, payee: undefined, day, order: id, namesItemId: itemId, isReceipt: true });
  }
  return credits.sort((left, right) => left.day - right.day || compareText(left.order, right.order));
}

function apply(credit: Credit, debt: Debt, uses: CreditUse[]): void {
  const cents = Math.min(credit.cents, debt.restCents);
  if (cents <= 0) return;
  credit.cents -= cents;
  debt.restCents -= cents;
  uses.push({ source: credit.source, itemId: debt.facts.id, cents, currency: credit.currency });
}

function mayReduce(credit: Credit, debt: Debt): boolean {
  return debt.facts.currency === credit.currency && (credit.payee === undefined || debt.facts.payeeAccountId === credit.payee.accountId);
}

/** Credits and receipts that name an item go there first; the excess becomes free. */
function applyNamed(credits: readonly Credit[], debts: readonly Debt[], uses: CreditUse[]): void {
  const byId = new Map(debts.map((debt) => [debt.facts.id, debt]));
  for (const receiptTurn of [false, true]) {
    for (const credit of credits) {
      if (credit.isReceipt !== receiptTurn || credit.namesItemId === undefined) continue;
      const debt = byId.get(credit.namesItemId);
      if (debt?.facts.currency === credit.currency) apply(credit, debt, uses);
    }
  }
}

/** A receipt that equals exactly one item's rest is for that item. */
function applyExact(credits: readonly Credit[], debts: readonly Debt[], uses: CreditUse[]): void {
  for (const credit of credits) {
    if (!credit.isReceipt || credit.cents <= 0) continue;
    const exact = debts.filter((debt) => debt.restCents === credit.cents && debt.facts.currency === credit.currency);
    const only = exact[0];
    if (exact.length === 1 && only !== undefined) apply(credit, only, uses);
  }
}

/**
 * Sets credit notes and unallocated receipts against the open items in the order of law 5: named ones first, by date and number; a receipt
 * then to a unique exact amount; what is free to overdue undisputed items, oldest due first, then not yet due, disputed last. Blocked credits
 * net nothing; a public buyer's only when named. Nothing converts between currencies. Minor units.
 */
export function netCredits(input: NettingInput): CreditUse[] {
  const credits = creditsOf(input);
  if (credits.length === 0) return [];
  const debts = debtsOf(input);
  const uses: CreditUse[] = [];
  applyNamed(credits, debts, uses);
  if (input.facts.payer.debtorClass === 'publicBuyer') return uses;
  applyExact(credits, debts, uses);
  for (const credit of credits) {
    for (const debt of debts) {
      if (credit.cents <= 0) break;
      if (debt.restCents > 0 && mayReduce(credit, debt)) apply(credit, debt, uses);
    }
  }
  return uses;
}
