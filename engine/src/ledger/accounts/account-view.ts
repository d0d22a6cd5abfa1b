import type { Account, AccountView } from '@relance/schemas';
import type { Store } from '@relance/store';
import { whoIs } from '../../access/who.js';

const peopleFields = ['owner', 'collector', 'salesRep', 'changedBy'] as const;

async function peopleOf(store: Store, account: Account): Promise<AccountView['people']> {
  const named = peopleFields.flatMap((field) => {
    const id = account[field];
    return id === undefined ? [] : [{ field, id }];
  });
  return Object.fromEntries(await Promise.all(named.map(async ({ field, id }) => [field, await whoIs(store, id)] as const)));
}

/** An account as shown: with who pays for whom, and the people around it by name. */
export async function accountView(store: Store, account: Account): Promise<AccountView> {
  const { entityId, payerAccountId } = account;
  const payer = payerAccountId === undefined ? undefined : await store.accounts.get(entityId, payerAccountId);
  const paysFor = await store.accounts.byPayer(entityId, account._id);
  return {
    account,
    ...(payer === undefined ? {} : { payer: { code: payer.code, name: payer.name } }),
    paysFor: paysFor.map(({ code, name }) => ({ code, name })),
    people: await peopleOf(store, account),
  };
}
