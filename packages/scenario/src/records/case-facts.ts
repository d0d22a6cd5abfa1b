import { emailInUse, mobileInUse, phoneInUse, toDayNumber } from '@relance/domain';
import type { Account, CaseRecords, Entity, Item, ItemFact, Payment, Task } from '@relance/schemas';
import type { BalanceFact, CaseFacts, EntityPolicy, ItemFacts, PayerFacts, ReceiptFacts, TaskFacts } from '../machine/facts/environment.js';
import { withRecorded } from './tell-machine.js';

/**
 * What the pure machine is told of a case: ids, dates and amounts, never a name, an address or a text (DESIGN §4). `planHashes` maps a
 * segment to the plan its new items enter; running tokens keep theirs (law 27).
 */
export function caseFacts(records: CaseRecords, planHashes: ReadonlyMap<string, string>): CaseFacts {
  const accounts = new Map(records.accounts.map((account) => [account._id, account]));
  const stated: CaseFacts = {
    version: records.case.factsVersion,
    caseId: records.case._id,
    entityId: records.case.entityId,
    payer: payerFacts(payerOf(records)),
    items: records.items.map((item) => itemFacts(item, planHashes.get(accounts.get(item.accountId)?.segment ?? ''))),
    receipts: records.payments.filter((payment) => payment.unallocatedCents > 0).map(receiptFacts),
    tasks: records.tasks.flatMap(taskFacts),
    suspensions: [],
  };
  return withRecorded(stated, records.facts);
}

/** The account that pays (law 6); throws when the case names one that is not stored, which is a fault of ours. */
export function payerOf(records: CaseRecords): Account {
  const payer = records.accounts.find((account) => account._id === records.case.payerAccountId);
  if (payer === undefined) throw new Error(`case ${records.case._id} has no payer account ${records.case.payerAccountId}`);
  return payer;
}

function payerFacts(account: Account): PayerFacts {
  return {
    accountId: account._id,
    territory: account.territory,
    segment: account.segment,
    debtorClass: account.debtorClass,
    ...reachOf(account),
  };
}

/** By which ways an account can be reached at all. */
export function reachOf(account: Account): Required<Pick<PayerFacts, 'hasEmail' | 'hasPhone' | 'hasMobile' | 'hasAddress'>> {
  return {
    hasEmail: account.contacts.some((contact) => emailInUse(contact) !== undefined),
    hasPhone: account.contacts.some((contact) => phoneInUse(contact) !== undefined),
    hasMobile: account.contacts.some((contact) => mobileInUse(contact) !== undefined),
    hasAddress: hasPostalAddress(account),
  };
}

/** A letter arrives where there is a street or a box, a postcode and a town. */
function hasPostalAddress({ address }: Account): boolean {
  if (address === undefined) return false;
  return [address.lines.join(''), address.postcode, address.city].every((part) => part.trim() !== '');
}

function itemFacts(item: Item, planHash: string | undefined): ItemFacts {
  return {
    id: item._id,
    number: item.number,
    accountId: item.accountId,
    type: item.type,
    currency: item.currency,
    invoiceDay: toDayNumber(item.invoiceDate),
    dueDay: toDayNumber(item.dueDate),
    facts: item.facts.map(balanceFact),
    ...(item.payeeAccountId === undefined ? {} : { payeeAccountId: item.payeeAccountId }),
    ...(item.instalmentPlanId === undefined ? {} : { instalmentPlanId: item.instalmentPlanId }),
    ...(planHash === undefined ? {} : { planHash }),
    ...(item.lastLevel === undefined ? {} : { lastLevel: item.lastLevel }),
    ...(item.lastContactOn === undefined ? {} : { lastContactDay: toDayNumber(item.lastContactOn) }),
  };
}

function balanceFact(fact: ItemFact): BalanceFact {
  return {
    kind: fact.kind,
    cents: fact.cents ?? 0,
    day: toDayNumber(fact.effectiveOn),
    recordedAt: fact.recordedAt,
    ...(fact.dueDate === undefined ? {} : { dueDay: toDayNumber(fact.dueDate) }),
    ...(fact.rejection === undefined ? {} : { rejection: fact.rejection }),
  };
}

function receiptFacts(payment: Payment): ReceiptFacts {
  return {
    id: payment._id,
    currency: payment.currency,
    cents: payment.unallocatedCents,
    day: toDayNumber(payment.effectiveOn),
    recordedAt: payment.recordedAt,
  };
}

function taskFacts({ _id: taskId, outcome, outcomeAt: at, tickedItemIds: itemIds }: Task): TaskFacts[] {
  if (outcome === undefined || at === undefined) return [];
  return [{ taskId, outcome, at, ...(itemIds === undefined ? {} : { itemIds }) }];
}

/** The defaults of an entity that plans may override (laws 1, 14). */
export function entityPolicy({ territory, policy: { gapDays, cap, window } }: Entity): EntityPolicy {
  return { territory, gapDays, cap, window };
}
