import type { Item, TokenPosition } from '@relance/schemas';
import type { Store } from '@relance/store';

/**
 * Where open items stand that no case will ever take up, for their segment was given no scenario: said, never silent (P6). Items that have a
 * position, and those whose case is only about to open, are left out.
 */
export async function withoutScenario(
  store: Store,
  entityId: string,
  items: readonly Item[],
  positions: readonly TokenPosition[],
): Promise<TokenPosition[]> {
  const placed = new Set(positions.map(({ itemId }) => itemId));
  const silent = items.filter((item) => item.open && item.outstandingCents > 0 && !placed.has(item._id));
  if (silent.length === 0) return [];
  const assigned = new Set((await store.scenarios.assignments(entityId)).map(({ segment }) => segment));
  const accounts = await store.accounts.getMany(entityId, [...new Set(silent.map(({ accountId }) => accountId))]);
  const left = new Set(accounts.filter(({ segment }) => !assigned.has(segment)).map(({ _id }) => _id));
  return silent
    .filter(({ accountId }) => left.has(accountId))
    .map(({ _id: itemId }) => {
      const reason = { code: 'noScenario', law: 12, itemId };
      return { itemId, scenarioId: '', planHash: '', nodeId: '', level: -1, status: 'parked', reason, owner: 'creditManager' };
    });
}
