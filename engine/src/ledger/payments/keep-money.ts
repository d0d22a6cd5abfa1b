import { foldPayment } from '@relance/domain';
import type { CaseRecords, JournalEntry, Payment, PaymentMovement } from '@relance/schemas';
import type { PaymentMove } from '@relance/store';
import type { EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import type { Doing } from '../../facts/keep-fact.js';
import { paymentFacts } from './payment-facts.js';

type Store = EngineDependencies['store'];

/** Attempts at a compare-and-set before a payment everybody moves at once is called busy. */
const MOST_ATTEMPTS = 20;

/** What is told to case, story and log of one thing done with money. */
export interface MoneyNews {
  /** Names what was done, so that it is told once. */
  eventId: string;
  /** Code of the story's words, and of the log's action. */
  detail: string;
  action: string;
  at: number;
  itemIds: readonly string[];
  /** Positive minor units. */
  cents: number;
}

/** The records of a case as they are once payments are as given, their facts on its items included. */
export function withPayments(records: CaseRecords, payments: readonly Payment[]): CaseRecords {
  const told = payments.flatMap(paymentFacts);
  const changed = new Set(payments.map(({ _id }) => _id));
  const items = records.items.map((item) => {
    const known = new Set(item.facts.map(({ id }) => id));
    const missing = told.filter(({ itemId, fact }) => itemId === item._id && !known.has(fact.id)).map(({ fact }) => fact);
    return missing.length === 0 ? item : { ...item, facts: [...item.facts, ...missing] };
  });
  return { ...records, items, payments: [...records.payments.filter(({ _id }) => !changed.has(_id)), ...payments] };
}

/**
 * Moves the money of a payment by what `decide` says of it as it is; decided anew when somebody else moved it in between, so that of two who want the same
 * money one wins and the other is told what is left. Throws RLC_NOT_FOUND, and RLC_SAME_KEY_RUNNING when it never comes to rest.
 */
export async function moveMoney(store: Store, entityId: string, id: string, decide: (payment: Payment) => PaymentMove): Promise<Payment> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const payment = await store.payments.get(entityId, id);
    if (payment === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
    const move = decide(payment);
    if (move.movements.length === 0) return payment;
    const moved = await store.payments.move(payment, move);
    if (moved !== undefined) return moved;
  }
  throw new ApiError('RLC_SAME_KEY_RUNNING');
}

/** The withdrawal of an allocation the item no longer owed enough for. */
function withdrawalOf(allocated: PaymentMovement): PaymentMovement {
  const { id, itemId, cents, on, at, by } = allocated;
  return { id: `${id}/withdrawn`, kind: 'withdrawn', ofId: id, cents, on, at, by, ...(itemId === undefined ? {} : { itemId }) };
}

/**
 * Puts what a payment says on its items, each fact once: also what somebody else was cut off before telling. An allocation for which the item owes too little
 * by now is withdrawn, for no item is ever paid beyond what it owes; answers the payment as it is then.
 */
export async function settleMoney(store: Store, payment: Payment): Promise<Payment> {
  const { entityId } = payment;
  const tooMuch: PaymentMovement[] = [];
  for (const { itemId, fact, movement } of paymentFacts(payment)) {
    const isHeld = movement?.kind === 'allocated' && (foldPayment(payment).byItem.get(itemId) ?? 0) >= movement.cents;
    if (!isHeld) await store.items.appendFact(entityId, itemId, fact);
    else if ((await store.items.takePayment(entityId, itemId, fact))?.fits === false) tooMuch.push(movement);
  }
  if (tooMuch.length === 0) return payment;
  return moveMoney(store, entityId, payment._id, () => ({ movements: tooMuch.map(withdrawalOf) }));
}

/** Every case that has to know: the payment's own, and those of the items it went to. */
async function casesOf(store: Store, payment: Payment, itemIds: readonly string[]): Promise<string[]> {
  const items = await store.items.getMany(payment.entityId, itemIds);
  return [...new Set([...(payment.caseId === undefined ? [] : [payment.caseId]), ...items.map(({ caseId }) => caseId)])];
}

/**
 * Tells cases and their story of something done with a payment, and the audit log where it was this call that did it. All but the log are told again when it
 * had been done before: whoever did it may have been cut off (law 3).
 */
export async function tellMoney(
  { store, starter }: EngineDependencies,
  payment: Payment,
  news: MoneyNews,
  { caller, today, isNew }: Doing & { isNew: boolean },
): Promise<void> {
  const { _id, entityId, currency } = payment;
  const { eventId, detail, action, at, cents } = news;
  const itemIds = [...news.itemIds];
  for (const caseId of await casesOf(store, payment, itemIds)) {
    await store.cases.recordFacts(entityId, caseId, { paymentIds: [_id], at });
    const kind: JournalEntry['kind'] = 'fact';
    const told = { at, on: today, kind, factId: _id, detail, onceKey: `payment/${eventId}`, itemIds, cents, currency };
    await store.journal.append(entityId, caseId, [told]);
    await starter.wake([{ entityId, caseId }], { eventId: `payment-${eventId}`, recordedAt: at });
  }
  if (isNew) await store.auditLog.append({ entityId, at, userId: caller.userId, action, subjectId: _id, details: { cents, currency } });
}
