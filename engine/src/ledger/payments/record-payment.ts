import { foldPayment, paymentId, proposeAllocation, type ProposedAllocation } from '@relance/domain';
import type { CaseRecords, Entity, InputOf, IssueView, Payment, PaymentMovement, PaymentRecorded, contracts } from '@relance/schemas';
import { businessMoment } from '../../clock/business-day.js';
import type { EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import type { Doing } from '../../facts/keep-fact.js';
import { caseRecordsOf } from '../../story/case-lookup.js';
import { settleMoney, tellMoney } from './keep-money.js';
import { moneyAnswer } from './money-answer.js';
import { isPublicBuyer, owedItems } from './owed-items.js';
import { amountFaults, currencyFaults, dayFaults, itemsByName, moneyFault } from './payment-faults.js';

type Body = InputOf<typeof contracts.recordPayment>['body'];

interface Received {
  entity: Entity;
  records: CaseRecords;
  body: Body;
  doing: Doing;
}

/** The items the body names, and everything wrong with it. */
function check({ records, body, doing }: Received): { namedIds: string[]; faults: IssueView[] } {
  const { cents, currency, on, items: names = [], allocate } = body;
  const named = names.map((name, index) => itemsByName(name, `items/${String(index)}`, records.items, currency));
  const faults = [...amountFaults(cents, 'cents'), ...currencyFaults(currency, records.items), ...dayFaults(on, doing.today)];
  if (names.length > 0 && allocate === 'nothing') {
    const fr = 'Nommez des pièces, ou n’affectez rien : pas les deux.';
    faults.push(moneyFault('contradiction', 'allocate', fr, 'Name items, or allocate nothing: not both.'));
  }
  // of an unknown currency the items say nothing
  const ofItems = faults.some(({ path }) => path === 'body/currency') ? [] : named.flatMap((one) => one.faults);
  return { namedIds: named.flatMap(({ items }) => items.map(({ _id }) => _id)), faults: [...faults, ...ofItems] };
}

/** In the words of an imported row, so that the same payment entered and imported is one; a key of the caller tells equal ones apart. */
function identify({ entity, records, body: { cents, currency, on, reference = '', items, key }, doing }: Received): string {
  const payer = records.accounts.find(({ _id }) => _id === records.case.payerAccountId);
  if (key !== undefined) return paymentId([entity._id, records.case._id, 'key', key]);
  const number = items?.length === 1 ? (items[0] ?? '') : '';
  return paymentId([entity._id, on ?? doing.today, String(cents), currency, 'payment', payer?.code ?? '', number, reference, '', '1']);
}

function propose({ entity, records, body, doing }: Received, namedIds: string[]): ProposedAllocation {
  const { cents, currency, reference, allocate } = body;
  if (allocate === 'nothing') return { shares: [], restCents: cents };
  const beyondNamed = isPublicBuyer(records) ? 'nothing' : allocate === 'all' ? 'oldest' : 'exact';
  const items = owedItems(entity, records, new Set(namedIds), { currency, nowMs: doing.nowMs, today: doing.today });
  return proposeAllocation(items, { cents, namedIds, reference, beyondNamed });
}

function paymentOf(received: Received, _id: string, { shares, restCents }: ProposedAllocation): Payment {
  const { entity, records, body, doing } = received;
  const { cents: amountCents, currency, on = doing.today, reference, note, items } = body;
  const { nowMs: at, today, caller } = doing;
  const { _id: caseId, payerAccountId: accountId } = records.case;
  const movements = shares.map(({ itemId, cents, rule }, index): PaymentMovement => {
    return { id: String(index), kind: 'allocated', itemId, cents, rule, on: today, at, by: caller.userId };
  });
  const place = { _id, entityId: entity._id, accountId, caseId };
  const said = {
    ...(reference === undefined ? {} : { reference }),
    ...(note === undefined ? {} : { note }),
    ...(items?.length === 1 ? { itemNumber: items[0] } : {}),
  };
  const money = {
    kind: 'payment',
    amountCents,
    currency,
    effectiveOn: on,
    allocations: [],
    movements,
    unallocatedCents: restCents,
  } as const;
  return { ...place, ...money, allocations: [], ...said, recordedAt: at, source: caller.userId, recordedBy: caller.userId, version: 0 };
}

/** Records money received once, sets it against items in the order of law 5 and tells the case. Throws RLC_INVALID_INPUT, RLC_NOT_FOUND. */
export async function recordPayment(
  dependencies: EngineDependencies,
  { entity, caller, id, dryRun, body }: { entity: Entity; caller: Doing['caller']; id: string; dryRun: boolean; body: Body },
): Promise<PaymentRecorded> {
  const { store } = dependencies;
  const records = await caseRecordsOf(store, entity._id, id);
  const { nowMs, today } = businessMoment(dependencies, entity);
  const doing = { caller, nowMs, today };
  const received = { entity, records, body, doing };
  const _id = identify(received);
  // asked again: what it was for may be paid by now, so it is not checked anew
  const before = await store.payments.get(entity._id, _id);
  const { namedIds, faults } = before === undefined ? check(received) : { namedIds: [], faults: [] };
  if (faults.length > 0) throw new ApiError('RLC_INVALID_INPUT', { issues: faults });
  const wanted = before ?? paymentOf(received, _id, propose(received, namedIds));
  const kept = dryRun || before !== undefined ? { payment: wanted, inserted: false } : await store.payments.insertOnce(wanted);
  const payment = dryRun ? kept.payment : await settleMoney(store, kept.payment);
  const shares = [...foldPayment(payment).byItem].map(([itemId, cents]) => {
    return { itemId, cents, rule: payment.movements?.find((movement) => movement.itemId === itemId)?.rule };
  });
  if (!dryRun) {
    const itemIds = shares.map(({ itemId }) => itemId);
    const detail = itemIds.length === 0 ? 'receipt' : 'payment';
    const news = { eventId: _id, detail, action: 'payment.recorded', at: payment.recordedAt, itemIds, cents: payment.amountCents };
    await tellMoney(dependencies, payment, news, { ...doing, isNew: kept.inserted });
  }
  return moneyAnswer(store, entity, { payment, shares, recorded: kept.inserted }, { records, nowMs });
}
