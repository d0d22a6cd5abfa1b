import { foldPayment, paymentId } from '@relance/domain';
import type { Entity, InputOf, IssueView, Item, Payment, PaymentMovement, PaymentRecorded, contracts } from '@relance/schemas';
import { businessMoment } from '../../clock/business-day.js';
import type { EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import type { Doing } from '../../facts/keep-fact.js';
import { moveMoney, settleMoney, tellMoney } from './keep-money.js';
import { moneyAnswer } from './money-answer.js';
import { amountFaults, dayFaults, moneyFault, shownMoney } from './payment-faults.js';

type Body = InputOf<typeof contracts.reversePayment>['body'];

interface Reversing {
  reversalId: string;
  body: Body;
  doing: Doing;
  /** Of the items that have money of the payment. */
  dueDates: ReadonlyMap<string, string>;
}

/** Everything wrong with taking money of a payment back as it is now. */
function reversalFaults(payment: Payment, body: Pick<Body, 'cents' | 'on'>, today: Doing['today']): IssueView[] {
  if (payment.kind !== 'payment') {
    const fr = 'C’est déjà une annulation : seul un règlement reçu s’annule.';
    return [moneyFault('notReceived', 'reason', fr, 'This is a reversal itself: only a payment received is reversed.')];
  }
  const { currency, amountCents, effectiveOn } = payment;
  const leftCents = amountCents - foldPayment(payment).reversedCents;
  const faults = dayFaults(body.on, today, effectiveOn);
  if (leftCents <= 0) {
    const fr = 'Ce règlement est déjà entièrement annulé.';
    return [...faults, moneyFault('nothingLeft', 'cents', fr, 'This payment is reversed in full already.')];
  }
  if (body.cents === undefined) return faults;
  faults.push(...amountFaults(body.cents, 'cents'));
  if (body.cents <= leftCents) return faults;
  const left = shownMoney(leftCents, currency);
  const fr = `Il reste ${left.fr} de ce règlement : l’annulation ne dépasse pas cela.`;
  return [...faults, moneyFault('moreThanLeft', 'cents', fr, `${left.en} are left of this payment: a reversal takes no more.`)];
}

/** What of a payment is taken back from where: what no item has first, then from the items due last (as the latest paid). */
function takenBack(payment: Payment, { reversalId, body, doing, dueDates }: Reversing): PaymentMovement[] {
  const { byItem, freeCents, reversedCents } = foldPayment(payment);
  const dueOn = (itemId: string): string => dueDates.get(itemId) ?? '';
  const latestFirst = [...byItem].sort(([left], [right]) =>
    dueOn(left) !== dueOn(right) ? (dueOn(left) < dueOn(right) ? 1 : -1) : left < right ? 1 : -1,
  );
  const places: [string | undefined, number][] = [[undefined, freeCents], ...latestFirst];
  let restCents = body.cents ?? payment.amountCents - reversedCents;
  const movements: PaymentMovement[] = [];
  for (const [itemId, heldCents] of places) {
    const cents = Math.min(restCents, heldCents);
    if (cents <= 0) continue;
    restCents -= cents;
    const about = itemId === undefined ? {} : { itemId };
    const moment = { on: body.on ?? doing.today, at: doing.nowMs, by: doing.caller.userId };
    movements.push({ id: `${reversalId}/${String(movements.length)}`, kind: 'reversed', cents, ...about, ...moment });
  }
  return movements;
}

function movementsOf({ movements = [] }: Payment, reversalId: string): PaymentMovement[] {
  return movements.filter(({ id }) => id.startsWith(`${reversalId}/`));
}

/** The record of the reversal, from what it took back: the same again whenever it is made. */
function reversalOf(payment: Payment, reversalId: string, { reason, bankReason }: Body, movements: readonly PaymentMovement[]): Payment {
  const { entityId, accountId, caseId, currency, reference, _id: reversesId } = payment;
  const [first] = movements;
  const by = first?.by ?? '';
  return {
    _id: reversalId,
    entityId,
    kind: 'reversal',
    amountCents: -movements.reduce((total, { cents }) => total + cents, 0),
    currency,
    effectiveOn: first?.on ?? payment.effectiveOn,
    recordedAt: first?.at ?? payment.recordedAt,
    source: by,
    recordedBy: by,
    reversesId,
    reason,
    allocations: movements.flatMap(({ itemId, cents }) => (itemId === undefined ? [] : [{ itemId, cents: -cents }])),
    // what it took of the part no item had is no longer unallocated: the payment itself says so
    unallocatedCents: 0,
    ...(accountId === undefined ? {} : { accountId }),
    ...(caseId === undefined ? {} : { caseId }),
    ...(reference === undefined ? {} : { reference }),
    ...(bankReason === undefined ? {} : { bankReason }),
  };
}

function identify(payment: Payment, { key, cents, on, reason }: Body, today: string): string {
  const own = key === undefined ? [on ?? today, String(cents ?? 'all'), reason] : ['key', key];
  return paymentId([payment.entityId, payment._id, 'reversal', ...own]);
}

async function dueDatesOf({ store }: EngineDependencies, payment: Payment): Promise<Map<string, string>> {
  const items = await store.items.getMany(payment.entityId, [...foldPayment(payment).byItem.keys()]);
  return new Map(items.map(({ _id, dueDate }: Item) => [_id, dueDate]));
}

/** Takes a payment back, whole or in part, once, and tells the cases of its items (law 7). Throws RLC_INVALID_INPUT, RLC_NOT_FOUND. */
export async function reversePayment(
  dependencies: EngineDependencies,
  { entity, caller, id, dryRun, body }: { entity: Entity; caller: Doing['caller']; id: string; dryRun: boolean; body: Body },
): Promise<PaymentRecorded> {
  const { store } = dependencies;
  const found = await store.payments.get(entity._id, id);
  if (found === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
  const { nowMs, today } = businessMoment(dependencies, entity);
  const doing = { caller, nowMs, today };
  const records = found.caseId === undefined ? undefined : await store.readCaseRecords(entity._id, found.caseId);
  const reversalId = identify(found, body, today);
  const dueDates = await dueDatesOf(dependencies, found);
  const wasThere = movementsOf(found, reversalId).length > 0;
  const decide = (payment: Payment): PaymentMovement[] => {
    if (movementsOf(payment, reversalId).length > 0) return [];
    const issues = reversalFaults(payment, body, today);
    if (issues.length > 0) throw new ApiError('RLC_INVALID_INPUT', { issues });
    return takenBack(payment, { reversalId, body, doing, dueDates });
  };
  const planned = dryRun ? { ...found, movements: [...(found.movements ?? []), ...decide(found)] } : undefined;
  const payment = planned ?? (await moveMoney(store, entity._id, id, (current) => ({ movements: decide(current) })));
  const movements = movementsOf(payment, reversalId);
  const reversal = reversalOf(payment, reversalId, body, movements);
  const shares = reversal.allocations;
  const told = { payment: { ...payment, unallocatedCents: foldPayment(payment).freeCents }, reversal, shares };
  if (!dryRun) {
    await store.payments.insertOnce(reversal);
    await settleMoney(store, payment);
    await settleMoney(store, reversal);
    const itemIds = shares.map(({ itemId }) => itemId);
    const news = { eventId: reversalId, detail: `reversal.${body.reason}`, action: 'payment.reversed', at: reversal.recordedAt, itemIds };
    await tellMoney(dependencies, payment, { ...news, cents: -reversal.amountCents }, { ...doing, isNew: !wasThere });
  }
  return moneyAnswer(store, entity, { ...told, recorded: !dryRun && !wasThere }, { records, nowMs });
}
