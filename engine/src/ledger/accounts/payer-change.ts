import { caseId } from '@relance/domain';
import type { Account } from '@relance/schemas';
import type { Store } from '@relance/store';
import { accountFault, refuseFaults } from './account-lookup.js';
import { casesOfAccount } from './returned-address.js';
import { without } from './without.js';

function payerIdOf({ _id, payerAccountId }: Account): string {
  return payerAccountId ?? _id;
}

/**
 * Two people may name two accounts each other's payer at the same time: whoever finds afterwards that law 6 no longer holds takes his own change back.
 * Throws RLC_INVALID_INPUT then.
 */
export async function keepPayersApart(store: Store, before: Account, after: Account): Promise<void> {
  const { entityId, _id, payerAccountId } = after;
  if (payerAccountId === undefined || payerAccountId === before.payerAccountId) return;
  const payer = await store.accounts.get(entityId, payerAccountId);
  const [paidByIt] = await store.accounts.byPayer(entityId, _id);
  if (payer?.payerAccountId === undefined && paidByIt === undefined) return;
  const restored = without(after, ['payerAccountId']);
  await store.accounts.replace({ ...restored, ...(before.payerAccountId === undefined ? {} : { payerAccountId: before.payerAccountId }) });
  const fr = 'Quelqu’un vient de changer le payeur de l’autre compte : relisez les deux.';
  refuseFaults([accountFault('payerCircle', 'payer', fr, 'Somebody has just changed the payer of the other account: read both again.')]);
}

/** Moves the open items of an account whose payer changed to the case of the one that pays now; answers the cases that gave and took (law 6). */
export async function moveItems(store: Store, before: Account, after: Account, at: number): Promise<string[]> {
  const { entityId, _id } = after;
  const payerId = payerIdOf(after);
  if (payerIdOf(before) === payerId) return [];
  const target = caseId(entityId, payerId);
  const sources = (await store.cases.getMany(entityId, casesOfAccount(before))).filter((one) => one._id !== target);
  const items = await store.items.getMany(
    entityId,
    sources.flatMap(({ itemIds }) => itemIds),
  );
  const open = items.filter((item) => item.open && item.accountId === _id && item.caseId !== target).map((item) => item._id);
  if (open.length === 0) return [];
  await store.cases.ensure(entityId, target, payerId);
  await store.items.moveToCase(entityId, open, target);
  await store.cases.recordFacts(entityId, target, { itemIds: open, at });
  return [target];
}
