import { foldPayment } from '@relance/domain';
import type { AllocationRule, CaseRecords, Entity, Payment, PaymentRecorded, PaymentView } from '@relance/schemas';
import type { Store } from '@relance/store';
import { effectBetween } from '../../facts/fact-effect.js';
import { withPayments } from './keep-money.js';

/** What one thing done with money changes on one item. */
export interface Share {
  itemId: string;
  /** Positive where the item received it. */
  cents: number;
  rule?: AllocationRule | undefined;
}

async function named(store: Store, entityId: string, shares: readonly Share[]): Promise<PaymentRecorded['shares']> {
  const items = await store.items.getMany(
    entityId,
    shares.map(({ itemId }) => itemId),
  );
  const numbers = new Map(items.map(({ _id, number }) => [_id, number]));
  return shares.map(({ itemId, cents, rule }) => {
    const number = numbers.get(itemId) ?? itemId;
    return { itemId, number, cents, ...(rule === undefined ? {} : { rule }) };
  });
}

/** What an answer says of money moved, or that would be. */
export interface MoneyMoved {
  payment: Payment;
  reversal?: Payment;
  shares: readonly Share[];
  recorded: boolean;
}

/** Answers with what changes for the items of the case, as read before; without a case nothing does. */
export async function moneyAnswer(
  store: Store,
  entity: Entity,
  { payment, reversal, shares, recorded }: MoneyMoved,
  before: { records: CaseRecords | undefined; nowMs: number },
): Promise<PaymentRecorded> {
  const { records, nowMs } = before;
  const becoming = reversal === undefined ? [payment] : [payment, reversal];
  return {
    payment,
    ...(reversal === undefined ? {} : { reversal }),
    recorded,
    shares: await named(store, entity._id, shares),
    unallocatedCents: payment.unallocatedCents,
    effect: records === undefined ? [] : effectBetween(entity, records, withPayments(records, becoming), nowMs),
  };
}

/** Where the money of a payment is, or what a reversal took from where. */
export async function paymentView(store: Store, payment: Payment): Promise<PaymentView> {
  const isReceived = payment.kind === 'payment';
  const shares = isReceived ? [...foldPayment(payment).byItem].map(([itemId, cents]) => ({ itemId, cents })) : payment.allocations;
  return { payment, shares: await named(store, payment.entityId, shares) };
}
