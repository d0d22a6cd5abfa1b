import type { CaseRecord, CaseRecords } from '@relance/schemas';
import type { AccountRepository } from '../../ledger/accounts.js';
import type { ItemRepository } from '../../ledger/items.js';
import type { PaymentRepository } from '../../ledger/payments.js';
import type { CaseRepository } from './cases.js';
import type { RecordedFactRepository } from '../recorded-facts.js';
import type { TaskRepository } from '../tasks.js';

/** The repositories a case is read from. */
export interface CaseSources {
  cases: CaseRepository;
  items: ItemRepository;
  accounts: AccountRepository;
  payments: PaymentRepository;
  tasks: TaskRepository;
  facts: RecordedFactRepository;
}

/**
 * Reads a case by ids alone, the case first: what is written while it is read belongs to a newer `factsVersion` than the one returned, so
 * nothing is ever missed. Items, accounts, payments and recorded facts are taken from `known` while the version of the facts is still the same; tasks are
 * opened and closed without a new version and always read. Undefined when there is no such case.
 */
export async function readCaseRecords(
  sources: CaseSources,
  entityId: string,
  caseId: string,
  known?: CaseRecords,
): Promise<CaseRecords | undefined> {
  const found = await sources.cases.get(entityId, caseId);
  if (found === undefined) return undefined;
  const isKnown = known?.case.entityId === entityId && known.case.factsVersion === found.factsVersion;
  const [told, tasks] = await Promise.all([
    isKnown ? known : readFacts(sources, found),
    sources.tasks.getMany(entityId, found.taskIds ?? []),
  ]);
  const { items, accounts, payments, facts } = told;
  return { case: found, items, accounts, payments, tasks, facts };
}

async function readFacts(sources: CaseSources, found: CaseRecord): Promise<Omit<CaseRecords, 'case' | 'tasks'>> {
  const { _id: caseId, entityId, payerAccountId, itemIds, paymentIds, factIds = [] } = found;
  const [listed, payments, facts] = await Promise.all([
    sources.items.getMany(entityId, itemIds),
    sources.payments.getMany(entityId, paymentIds),
    sources.facts.getMany(entityId, factIds),
  ]);
  const items = listed.filter((item) => item.caseId === caseId);
  const accounts = await sources.accounts.getMany(entityId, [payerAccountId, ...items.map(({ accountId }) => accountId)]);
  return { items, accounts, payments, facts };
}
