import { accountId, caseId } from '@relance/domain';
import type { CaseRecord, CaseRow, Entity } from '@relance/schemas';
import type { CaseRecords, Store } from '@relance/store';
import { ApiError } from '../errors.js';

/** The case of an id, or of the code of its account. Throws RLC_NOT_FOUND. */
export async function caseOf(store: Store, entityId: string, idOrCode: string): Promise<CaseRecord> {
  const byId = await store.cases.get(entityId, idOrCode);
  if (byId !== undefined) return byId;
  const account = await store.accounts.get(entityId, accountId(entityId, idOrCode));
  const ofAccount =
    account === undefined ? undefined : await store.cases.get(entityId, caseId(entityId, account.payerAccountId ?? account._id));
  if (ofAccount === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: idOrCode } });
  return ofAccount;
}

/** Everything recorded about the case of an id, or of the code of its account. Throws RLC_NOT_FOUND. */
export async function caseRecordsOf(store: Store, entityId: string, idOrCode: string): Promise<CaseRecords> {
  const found = await caseOf(store, entityId, idOrCode);
  const records = await store.readCaseRecords(entityId, found._id);
  if (records === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: idOrCode } });
  return records;
}

function given<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** A case as a list shows it; what its workflow has not projected yet comes from the payer's account. */
export async function caseRows(store: Store, entity: Entity, cases: readonly CaseRecord[]): Promise<CaseRow[]> {
  const unnamed = cases.filter(({ accountName }) => accountName === undefined).map(({ payerAccountId }) => payerAccountId);
  const payers = new Map((await store.accounts.getMany(entity._id, unnamed)).map((account) => [account._id, account]));
  return cases.map((record) => {
    const payer = payers.get(record.payerAccountId);
    return {
      id: record._id,
      accountCode: record.accountCode ?? payer?.code ?? '',
      accountName: record.accountName ?? payer?.name ?? '',
      segment: record.segment ?? payer?.segment ?? '',
      state: record.state ?? 'closed',
      running: record.running,
      currency: record.currency ?? entity.currency,
      openCents: record.openCents ?? 0,
      overdueCents: record.overdueCents ?? 0,
      openItems: record.openItems ?? 0,
      ...given({ level: record.level, oldestDueDate: record.oldestDueDate, nextAt: record.nextAt, incident: record.incident }),
    };
  });
}
