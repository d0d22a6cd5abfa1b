import { caseId, recordedFactId } from '@relance/domain';
import { factKinds, type FactKindDefinition, type RecordedFact } from '@relance/schemas';
import type { Store } from '@relance/store';

/**
 * The same fact in every other case the legal person pays in, in all entities (law 8: insolvency is a fact of the legal person), told apart by SIREN.
 * Empty for kinds that are not of the legal person, and where its account has no SIREN.
 */
export async function inOtherCases(store: Store, fact: RecordedFact): Promise<RecordedFact[]> {
  const definition: FactKindDefinition = factKinds[fact.kind];
  if (definition.ofLegalPerson !== true) return [];
  const { entityId } = fact;
  const record = await store.cases.get(entityId, fact.caseId);
  const payer = record === undefined ? undefined : await store.accounts.get(entityId, record.payerAccountId);
  if (payer?.siren === undefined) return [];
  const sharedId = fact.sharedId ?? fact._id;
  const others: RecordedFact[] = [];
  for (const account of await store.accounts.bySiren(payer.siren)) {
    const otherCaseId = caseId(account.entityId, account._id);
    if (otherCaseId === fact.caseId || (await store.cases.get(account.entityId, otherCaseId)) === undefined) continue;
    const _id = recordedFactId(otherCaseId, sharedId);
    others.push({ ...fact, _id, sharedId, entityId: account.entityId, caseId: otherCaseId });
  }
  return others;
}
