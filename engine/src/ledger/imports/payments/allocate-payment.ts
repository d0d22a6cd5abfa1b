import type { PaymentRow } from '@relance/imports';
import type { Payment, PaymentsImport } from '@relance/schemas';

/** What an allocation needs of an item; `outstandingCents` is lowered as payments take it. */
export interface AllocatableItem {
  _id: string;
  accountId: string;
  caseId: string;
  currency: string;
  dueDate: string;
  outstandingCents: number;
  /** Minor units that payments have taken and no reversal has given back. */
  paidCents: number;
}

/** Why money stays unallocated. */
export type UnallocatedReason = PaymentsImport['unallocated'][number]['reason'];

/** Where the money of one row goes; cents of `allocations` are positive for a payment, negative for a reversal. */
export interface Allocation {
  allocations: Payment['allocations'];
  unallocatedCents: number;
  reason?: UnallocatedReason;
  /** Something is still owed on the items it went to. */
  leavesRest: boolean;
}

function unallocated(row: PaymentRow, reason: UnallocatedReason): Allocation {
  return { allocations: [], unallocatedCents: row.amountCents, reason, leavesRest: false };
}

function oldestFirst(items: readonly AllocatableItem[]): AllocatableItem[] {
  return [...items].sort((left, right) => (left.dueDate < right.dueDate ? -1 : left.dueDate > right.dueDate ? 1 : 0));
}

function receive(row: PaymentRow, items: readonly AllocatableItem[]): Allocation {
  const allocations: Payment['allocations'] = [];
  let restCents = row.amountCents;
  for (const item of oldestFirst(items)) {
    const cents = Math.min(restCents, item.outstandingCents);
    if (cents <= 0) continue;
    item.outstandingCents -= cents;
    item.paidCents += cents;
    restCents -= cents;
    allocations.push({ itemId: item._id, cents });
  }
  const leavesRest = items.some((item) => item.outstandingCents > 0);
  return { allocations, unallocatedCents: restCents, leavesRest, ...(restCents > 0 ? { reason: 'overpaid' as const } : {}) };
}

function takeBack(row: PaymentRow, items: readonly AllocatableItem[]): Allocation {
  const allocations: Payment['allocations'] = [];
  let restCents = -row.amountCents;
  for (const item of oldestFirst(items).reverse()) {
    const cents = Math.min(restCents, item.paidCents);
    if (cents <= 0) continue;
    item.outstandingCents += cents;
    item.paidCents -= cents;
    restCents -= cents;
    allocations.push({ itemId: item._id, cents: -cents });
  }
  const leavesRest = items.some((item) => item.outstandingCents > 0);
  if (restCents === 0) return { allocations, unallocatedCents: 0, leavesRest };
  return { allocations, unallocatedCents: -restCents, leavesRest, reason: 'beyondPaid' };
}

/**
 * Sets one payment or reversal against the item it names (law 5: where the remittance says). Several instalments of one number are taken
 * oldest first; a number that belongs to several accounts stays unallocated unless the row names the account; what exceeds the item stays
 * unallocated on the case. A reversal gives back at most what was paid. Lowers or raises the items handed in.
 */
export function allocatePayment(row: PaymentRow, sameNumber: readonly AllocatableItem[], ofAccountId?: string): Allocation {
  if (row.itemNumber === undefined) return unallocated(row, 'numberMissing');
  const ofAccount = ofAccountId === undefined ? sameNumber : sameNumber.filter((item) => item.accountId === ofAccountId);
  if (ofAccount.length === 0) return unallocated(row, 'unknownNumber');
  const items = ofAccount.filter((item) => item.currency === row.currency);
  if (items.length === 0) return unallocated(row, 'otherCurrency');
  if (new Set(items.map((item) => item.accountId)).size > 1) return unallocated(row, 'severalItems');
  return row.amountCents < 0 ? takeBack(row, items) : receive(row, items);
}
