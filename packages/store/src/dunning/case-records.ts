import type { Account, CaseRecord, Item, Payment, Task } from '@relance/schemas';
import type { AccountRepository } from '../ledger/accounts.js';
import type { ItemRepository } from '../ledger/items.js';
import type { PaymentRepository } from '../ledger/payments.js';
import type { CaseRepository } from './cases.js';
import type { TaskRepository } from './tasks.js';

/** Everything recorded about one case. */
export interface CaseRecords {
  case: CaseRecord;
  /** Items of this case; one whose payer changed has moved to another case and is not among them. */
  items: Item[];
  /** The payer's account and those of the items. */
  accounts: Account[];
  /** Payments with an unallocated part. */
  payments: Payment[];
  tasks: Task[];
}

/** The repositories a case is read from. */
export interface CaseSources {
  cases: CaseRepository;
  items: ItemRepository;
  accounts: AccountRepository;
  payments: PaymentRepository;
  tasks: TaskRepository;
}

/**
 * Reads a case by ids alone, the case first: what is written while it is read belongs to a newer `factsVersion` than the one returned, so
 * nothing is ever missed. Undefined when there is no such case.
 */
export async function readCaseRecords(sources: CaseSources, entityId: string, caseId: string): Promise<CaseRecords | undefined> {
  const found = await sources.cases.get(entityId, caseId);
  if (found === undefined) return undefined;
  const [listed, payments, tasks] = await Promise.all([
    sources.items.getMany(entityId, found.itemIds),
    sources.payments.getMany(entityId, found.paymentIds),
    sources.tasks.getMany(entityId, found.taskIds ?? []),
  ]);
  const items = listed.filter((item) => item.caseId === caseId);
  const accounts = await sources.accounts.getMany(entityId, [found.payerAccountId, ...items.map(({ accountId }) => accountId)]);
  return { case: found, items, accounts, payments, tasks };
}
