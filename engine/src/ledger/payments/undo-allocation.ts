import { randomUUID } from 'node:crypto';
import { foldPayment } from '@relance/domain';
import type { Entity, InputOf, Item, Payment, PaymentMovement, PaymentRecorded, contracts } from '@relance/schemas';
import { businessMoment } from '../../clock/business-day.js';
import type { EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import type { Doing } from '../../facts/keep-fact.js';
import { moveMoney, settleMoney, tellMoney } from './keep-money.js';
import { moneyAnswer } from './money-answer.js';
import { moneyFault } from './payment-faults.js';

type Body = InputOf<typeof contracts.undoAllocation>['body'];

/**
 * Takes the money of a payment off an item again, once: the receipt is unallocated, the item owes it and goes on in place (law 7). What was allocated stays on
 * record. Throws RLC_INVALID_INPUT, RLC_NOT_FOUND.
 */
export async function undoAllocation(
  dependencies: EngineDependencies,
  { entity, caller, id, dryRun, body }: { entity: Entity; caller: Doing['caller']; id: string; dryRun: boolean; body: Body },
): Promise<PaymentRecorded> {
  const { store } = dependencies;
  const found = await store.payments.get(entity._id, id);
  if (found === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
  const { nowMs, today } = businessMoment(dependencies, entity);
  const records = found.caseId === undefined ? undefined : await store.readCaseRecords(entity._id, found.caseId);
  const items = await store.items.getMany(entity._id, itemIdsOf(found));
  const named = items.filter(({ _id, number }: Item) => _id === body.item || number === body.item).map(({ _id }) => _id);
  const actId = body.key ?? randomUUID();
  const ofAct = ({ movements = [] }: Payment): PaymentMovement[] => movements.filter((one) => one.id.startsWith(`${actId}/`));
  const decide = (payment: Payment): PaymentMovement[] => {
    if (ofAct(payment).length > 0) return [];
    const held = [...foldPayment(payment).byItem].filter(([itemId]) => payment.kind === 'payment' && named.includes(itemId));
    if (held.length === 0) {
      const fr = `${body.item} n’a rien de ce règlement.`;
      const issue = moneyFault('notAllocated', 'item', fr, `${body.item} has nothing of this payment.`);
      throw new ApiError('RLC_INVALID_INPUT', { issues: [issue] });
    }
    const { reason } = body;
    return held.map(([itemId, cents], index) => {
      return { id: `${actId}/${String(index)}`, kind: 'undone', itemId, cents, reason, on: today, at: nowMs, by: caller.userId };
    });
  };
  const wasThere = ofAct(found).length > 0;
  const kept = dryRun
    ? { ...found, movements: [...(found.movements ?? []), ...decide(found)] }
    : await settleMoney(store, await moveMoney(store, entity._id, id, (payment) => ({ movements: decide(payment) })));
  const payment = { ...kept, unallocatedCents: foldPayment(kept).freeCents };
  const shares = ofAct(payment).flatMap(({ itemId, cents }) => (itemId === undefined ? [] : [{ itemId, cents: -cents }]));
  if (!dryRun) {
    const cents = shares.reduce((total, share) => total - share.cents, 0);
    const news = { eventId: `${id}/${actId}`, detail: 'allocationUndone', action: 'payment.undone', at: ofAct(payment)[0]?.at ?? nowMs };
    const itemIds = shares.map(({ itemId }) => itemId);
    await tellMoney(dependencies, payment, { ...news, cents, itemIds }, { caller, nowMs, today, isNew: !wasThere });
  }
  return moneyAnswer(store, entity, { payment, shares, recorded: !dryRun && !wasThere }, { records, nowMs });
}

/** Every item that ever had money of a payment. */
function itemIdsOf({ allocations, movements = [] }: Payment): string[] {
  return [...allocations.map(({ itemId }) => itemId), ...movements.flatMap(({ itemId }) => itemId ?? [])];
}
