import { randomUUID } from 'node:crypto';
import { foldPayment, proposeAllocation, type ProposedShare } from '@relance/domain';
import type { CaseRecords, Entity, InputOf, IssueView, Payment, PaymentMovement, PaymentRecorded, contracts } from '@relance/schemas';
import { businessMoment } from '../../clock/business-day.js';
import type { EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import type { Doing } from '../../facts/keep-fact.js';
import { caseRecordsOf } from '../../story/case-lookup.js';
import { moveMoney, settleMoney, tellMoney } from './keep-money.js';
import { moneyAnswer } from './money-answer.js';
import { isPublicBuyer, owedItems } from './owed-items.js';
import { amountFaults, itemsByName, moneyFault, shownMoney } from './payment-faults.js';

type Body = InputOf<typeof contracts.allocatePayment>['body'];

interface Allocating {
  entity: Entity;
  records: CaseRecords;
  body: Body;
  doing: Doing;
}

type Wanted = { shares: ProposedShare[]; faults: IssueView[] };

/** What law 5 says of what is left of a receipt: where its remittance says, its exact amount, the oldest; a public buyer's only where it names. */
function proposed(payment: Payment, freeCents: number, { entity, records, doing }: Allocating): Wanted {
  const { currency, reference, itemNumber } = payment;
  const namedIds = records.items.filter(({ number }) => number === itemNumber).map(({ _id }) => _id);
  const items = owedItems(entity, records, new Set(namedIds), { currency, nowMs: doing.nowMs, today: doing.today });
  const beyondNamed = isPublicBuyer(records) ? 'nothing' : 'oldest';
  const { shares } = proposeAllocation(items, { cents: freeCents, namedIds, reference, beyondNamed });
  if (shares.length > 0) return { shares, faults: [] };
  const fr = 'Aucune pièce à proposer : nommez-les, ou laissez le règlement en attente.';
  return { shares, faults: [moneyFault('nothingToPropose', 'items', fr, 'No item to propose: name them, or leave the receipt as it is.')] };
}

/** What the caller says, item by item; of items that share a number the oldest first. */
function said({ items = [] }: Body, payment: Payment, freeCents: number, { records, entity, doing }: Allocating): Wanted {
  const { currency } = payment;
  const wanted: Wanted = { shares: [], faults: [] };
  let restCents = freeCents;
  const taken = new Map<string, number>();
  items.forEach(({ item: name, cents }, index) => {
    const field = `items/${String(index)}`;
    const named = itemsByName(name, `${field}/item`, records.items, currency);
    wanted.faults.push(...named.faults, ...(cents === undefined ? [] : amountFaults(cents, `${field}/cents`)));
    const ids = named.items.map(({ _id }) => _id);
    const owed = owedItems(entity, records, new Set(ids), { currency, nowMs: doing.nowMs, today: doing.today })
      .filter(({ _id }) => ids.includes(_id))
      .map((one) => ({ ...one, owedCents: one.owedCents - (taken.get(one._id) ?? 0) }));
    const owedCents = owed.reduce((total, one) => total + Math.max(0, one.owedCents), 0);
    if (named.faults.length === 0 && (owedCents === 0 || (cents ?? 0) > owedCents)) {
      const most = shownMoney(owedCents, currency);
      const fr = `Il reste ${most.fr} dus sur ${name} : on n’affecte pas davantage.`;
      wanted.faults.push(moneyFault('moreThanOwed', `${field}/cents`, fr, `${most.en} are owed on ${name}: no more is allocated.`));
    }
    const { shares } = proposeAllocation(owed, { cents: cents ?? Math.max(0, restCents), namedIds: ids, beyondNamed: 'nothing' });
    for (const share of shares) {
      restCents -= share.cents;
      taken.set(share.itemId, (taken.get(share.itemId) ?? 0) + share.cents);
      wanted.shares.push(share);
    }
  });
  if (restCents >= 0) return wanted;
  const free = shownMoney(freeCents, currency);
  const fr = `Il reste ${free.fr} à affecter de ce règlement.`;
  wanted.faults.push(moneyFault('moreThanFree', 'items', fr, `${free.en} of this payment are left to allocate.`));
  return wanted;
}

function decideShares(payment: Payment, allocating: Allocating): ProposedShare[] {
  const { freeCents } = foldPayment(payment);
  const { body } = allocating;
  if (payment.kind !== 'payment' || freeCents <= 0) {
    const fr = 'Tout ce règlement est affecté ou annulé : il ne reste rien à affecter.';
    const issue = moneyFault('nothingFree', 'items', fr, 'All of this payment is allocated or reversed: nothing is left to allocate.');
    throw new ApiError('RLC_INVALID_INPUT', { issues: [issue] });
  }
  const { shares, faults } =
    body.items === undefined ? proposed(payment, freeCents, allocating) : said(body, payment, freeCents, allocating);
  if (faults.length > 0) throw new ApiError('RLC_INVALID_INPUT', { issues: faults });
  return shares;
}

/** The case a receipt is allocated in: its own, else the one named. Throws RLC_INVALID_INPUT, RLC_NOT_FOUND. */
async function recordsFor({ store }: EngineDependencies, payment: Payment, named: string | undefined): Promise<CaseRecords> {
  const refuse = (code: string, fr: string, en: string): never => {
    throw new ApiError('RLC_INVALID_INPUT', { issues: [moneyFault(code, 'case', fr, en)] });
  };
  const id =
    payment.caseId ??
    named ??
    refuse('caseNeeded', 'Ce règlement n’est à personne encore : nommez le dossier.', 'This receipt is nobody’s yet: name the case.');
  const records = await caseRecordsOf(store, payment.entityId, named ?? id);
  if (payment.caseId === undefined || payment.caseId === records.case._id) return records;
  return refuse('otherCase', 'Ce règlement appartient à un autre dossier.', 'This payment belongs to another case.');
}

/**
 * Sets what is left of a receipt against items, once: those said, else in the order of law 5, which a dry run proposes. Of two people who allocate the same money
 * one wins and the other is told what is left. Throws RLC_INVALID_INPUT, RLC_NOT_FOUND.
 */
export async function allocateReceipt(
  dependencies: EngineDependencies,
  { entity, caller, id, dryRun, body }: { entity: Entity; caller: Doing['caller']; id: string; dryRun: boolean; body: Body },
): Promise<PaymentRecorded> {
  const { store } = dependencies;
  const found = await store.payments.get(entity._id, id);
  if (found === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: id } });
  const records = await recordsFor(dependencies, found, body.case);
  const { nowMs, today } = businessMoment(dependencies, entity);
  const doing = { caller, nowMs, today };
  const actId = body.key ?? randomUUID();
  const ofAct = ({ movements = [] }: Payment): PaymentMovement[] =>
    movements.filter((one) => one.id.startsWith(`${actId}/`) && one.kind === 'allocated');
  const decide = (payment: Payment): PaymentMovement[] => {
    if (ofAct(payment).length > 0) return [];
    return decideShares(payment, { entity, records, body, doing }).map(({ itemId, cents, rule }, index) => {
      return { id: `${actId}/${String(index)}`, kind: 'allocated', itemId, cents, rule, on: today, at: nowMs, by: caller.userId };
    });
  };
  const wasThere = ofAct(found).length > 0;
  const owner = found.caseId === undefined ? { owner: { accountId: records.case.payerAccountId, caseId: records.case._id } } : {};
  const kept = dryRun
    ? { ...found, movements: [...(found.movements ?? []), ...decide(found)] }
    : await settleMoney(store, await moveMoney(store, entity._id, id, (payment) => ({ movements: decide(payment), ...owner })));
  const payment = { ...kept, unallocatedCents: foldPayment(kept).freeCents };
  const withdrawn = new Set(kept.movements?.flatMap(({ ofId }) => ofId ?? []));
  const shares = ofAct(payment).flatMap(({ id: ofId, itemId, cents, rule }) =>
    itemId === undefined || withdrawn.has(ofId) ? [] : [{ itemId, cents, rule }],
  );
  if (!dryRun) {
    const cents = shares.reduce((total, share) => total + share.cents, 0);
    const news = { eventId: `${id}/${actId}`, detail: 'allocated', action: 'payment.allocated', at: ofAct(payment)[0]?.at ?? nowMs };
    const itemIds = shares.map(({ itemId }) => itemId);
    await tellMoney(dependencies, payment, { ...news, cents, itemIds }, { ...doing, isNew: !wasThere });
  }
  return moneyAnswer(store, entity, { payment, shares, recorded: !dryRun && !wasThere }, { records, nowMs });
}
