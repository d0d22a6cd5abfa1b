import { accountId, foldItem, itemId } from '@relance/domain';
import type { Account, CaseRecords, CreditRecorded, Entity, InputOf, IssueView, Item, RecordedFact, contracts } from '@relance/schemas';
import type { Caller } from '../../access/caller.js';
import { businessMoment } from '../../clock/business-day.js';
import type { EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { effectBetween } from '../../facts/fact-effect.js';
import { keepFact, newFact, type Doing } from '../../facts/keep-fact.js';
import { caseRecordsOf } from '../../story/case-lookup.js';
import { amountFaults, currencyFaults, dayFaults, itemsByName, moneyFault } from './payment-faults.js';

type Body = InputOf<typeof contracts.recordCredit>['body'];

interface Given {
  records: CaseRecords;
  body: Body;
  doing: Doing;
}

/** The account the credit is for: the one named, else the payer; undefined where it is none of the case. */
function creditedAccount({ records, body }: Given): Account | undefined {
  const { accounts, case: found } = records;
  const { account: code } = body;
  return accounts.find(({ _id }) => _id === (code === undefined ? found.payerAccountId : accountId(found.entityId, code)));
}

/** The item it is for, by id or number. */
function itemNamedBy({ records, body: { namesItem: name, currency } }: Given): { item?: Item; faults: IssueView[] } {
  if (name === undefined) return { faults: [] };
  const { items, faults } = itemsByName(name, 'namesItem', records.items, currency);
  if (faults.length > 0) return { faults };
  const [item, ...more] = items.filter(({ outstandingCents }) => outstandingCents > 0);
  if (item !== undefined && more.length === 0) return { item, faults: [] };
  const fr = `${name} n’est pas une pièce à laquelle imputer un avoir : nommez-la par son identifiant.`;
  return { faults: [moneyFault('noItemFor', 'namesItem', fr, `${name} is no item a credit can reduce: name it by its id.`)] };
}

/** The credit note as an item of the books, under the identity an import of it would have (law 6). */
function creditOf({ records, body, doing }: Given, account: Account): Item {
  const { number, cents, currency, on = doing.today } = body;
  const { entityId, _id: caseId } = records.case;
  const _id = itemId({ entityId, accountCode: account.code, type: 'creditNote', number, ordinal: 0 });
  const stated = { id: `credit/${_id}`, kind: 'stated', cents: -cents, effectiveOn: on } as const;
  const facts = [{ ...stated, recordedAt: doing.nowMs, source: doing.caller.userId }];
  const dates = { invoiceDate: on, dueDate: on };
  const what = { type: 'creditNote', number, ordinal: 0, currency, ...dates } as const;
  return { _id, entityId, accountId: account._id, caseId, ...what, facts, ...foldItem(facts), rowHash: '', version: 1 };
}

/** What is said of it beside its amount (law 5): the item it is for, or that it nets nothing. */
function specificationOf({ records, body, doing }: Given, credit: Item, named: Item | undefined): RecordedFact | undefined {
  const { blocked, note } = body;
  if (named === undefined && blocked !== true) return undefined;
  const said = {
    kind: 'creditNote',
    key: `credit-${credit._id}`,
    ...(named === undefined ? {} : { namesItem: named._id }),
    ...(blocked === true ? { blocked } : {}),
    ...(note === undefined ? {} : { note }),
  } as const;
  return newFact(said, records, [credit._id], doing);
}

function check(given: Given): { account: Account; named?: Item } {
  const { records, body, doing } = given;
  const faults = [
    ...amountFaults(body.cents, 'cents'),
    ...currencyFaults(body.currency, records.items),
    ...dayFaults(body.on, doing.today),
  ];
  const account = creditedAccount(given);
  if (account === undefined) {
    const [fr, en] = [`${body.account ?? ''} n’est pas un compte de ce dossier.`, `${body.account ?? ''} is no account of this case.`];
    faults.push(moneyFault('accountUnknown', 'account', fr, en));
  }
  const { item: named, faults: ofItem } = itemNamedBy(given);
  if (!faults.some(({ code }) => code === 'payment.otherCurrency')) faults.push(...ofItem);
  if (faults.length > 0 || account === undefined) throw new ApiError('RLC_INVALID_INPUT', { issues: faults });
  return { account, ...(named === undefined ? {} : { named }) };
}

/** A document of that number is there and is not what is said now: it is changed in the accounts, not overwritten here. */
function refuseOther(there: Item, credit: Item): void {
  const stated = there.facts.find(({ id }) => id === credit.facts[0]?.id)?.cents;
  if (stated === -Math.abs(credit.outstandingCents) && there.currency === credit.currency) return;
  const fr = `Une pièce ${there.number} existe déjà, avec un autre contenu ou venue d’un import.`;
  const issue = moneyFault('numberTaken', 'number', fr, `An item ${there.number} is there already, with other content or from an import.`);
  throw new ApiError('RLC_INVALID_INPUT', { issues: [issue] });
}

async function tell({ store, starter }: EngineDependencies, credit: Item, recorded: boolean, { caller, today }: Doing): Promise<void> {
  const { _id, entityId, caseId, currency, facts } = credit;
  const { recordedAt: at = 0, cents = 0 } = facts[0] ?? {};
  await store.cases.recordFacts(entityId, caseId, { itemIds: [_id], at });
  const told = { on: today, detail: 'creditRecorded', onceKey: `credit/${_id}`, itemIds: [_id] };
  await store.journal.append(entityId, caseId, [{ ...told, at, kind: 'fact', cents: -cents, currency }]);
  if (recorded) {
    const details = { cents: -cents, currency };
    await store.auditLog.append({ entityId, at, userId: caller.userId, action: 'credit.recorded', subjectId: _id, details });
  }
  await starter.wake([{ entityId, caseId }], { eventId: `credit-${_id}`, recordedAt: at });
}

/**
 * Records a credit note once, under its number: free, for an item, or blocked (law 5), and tells the case. Throws RLC_INVALID_INPUT with everything that
 * is wrong, RLC_NOT_FOUND.
 */
export async function recordCredit(
  dependencies: EngineDependencies,
  { entity, caller, id, dryRun, body }: { entity: Entity; caller: Caller; id: string; dryRun: boolean; body: Body },
): Promise<CreditRecorded> {
  const { store } = dependencies;
  const records = await caseRecordsOf(store, entity._id, id);
  const { nowMs, today } = businessMoment(dependencies, entity);
  const doing = { caller, nowMs, today };
  const given = { records, body, doing };
  const { account, named } = check(given);
  const wanted = creditOf(given, account);
  const sameNumber = records.items.find(({ accountId: of, number }) => of === account._id && number === wanted.number);
  const there = (await store.items.get(entity._id, wanted._id)) ?? sameNumber;
  if (there !== undefined) refuseOther(there, wanted);
  const recorded = !dryRun && there === undefined && (await store.items.addMade([wanted])).includes(wanted._id);
  const credit = there ?? wanted;
  const fact = specificationOf(given, credit, named);
  const others = records.items.filter(({ _id }) => _id !== credit._id);
  const facts = fact === undefined ? records.facts : [...records.facts.filter(({ _id }) => _id !== fact._id), fact];
  const becoming = { ...records, items: [...others, credit], facts };
  const effect = effectBetween(entity, { ...records, items: others }, becoming, nowMs).filter(({ itemId: of }) => of !== credit._id);
  if (!dryRun) {
    await tell(dependencies, credit, recorded, doing);
    if (fact !== undefined) await keepFact(dependencies, fact, doing);
  }
  return { item: { id: credit._id, number: credit.number, cents: body.cents, currency: credit.currency }, recorded, effect };
}
