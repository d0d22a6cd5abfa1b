import type { CaseRecord } from '@relance/schemas';
import type { Store } from '@relance/store';
import type { CaseToWake } from '../../temporal/case-starter.js';

/** Cases looked at together. */
const SLICE = 200;

async function concerned(
  store: Store,
  entityId: string,
  cases: readonly CaseRecord[],
  segments: ReadonlySet<string>,
): Promise<CaseRecord[]> {
  if (segments.size === 0) return cases.filter(({ running }) => running);
  const resting = cases.filter((record) => !record.running);
  const items = (
    await store.items.getMany(
      entityId,
      resting.flatMap(({ itemIds }) => itemIds),
    )
  ).filter(({ open }) => open);
  const accounts = await store.accounts.getMany(entityId, [...new Set(items.map(({ accountId }) => accountId))]);
  const assigned = new Set(accounts.filter(({ segment }) => segments.has(segment)).map(({ _id }) => _id));
  const withWork = new Set(items.filter(({ accountId }) => assigned.has(accountId)).map(({ caseId }) => caseId));
  return cases.filter((record) => record.running || withWork.has(record._id));
}

/** Of these cases, those a workflow carries already, and those with an open item whose segment has a scenario; the others have nothing to do. */
export async function casesToWake(store: Store, entityId: string, caseIds: readonly string[]): Promise<CaseToWake[]> {
  const assignments = await store.scenarios.assignments(entityId);
  const segments = new Set(assignments.map(({ segment }) => segment));
  const targets: CaseToWake[] = [];
  for (let from = 0; from < caseIds.length; from += SLICE) {
    const cases = await store.cases.getMany(entityId, caseIds.slice(from, from + SLICE));
    for (const { _id } of await concerned(store, entityId, cases, segments)) targets.push({ entityId, caseId: _id });
  }
  return targets;
}
