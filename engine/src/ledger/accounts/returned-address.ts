import { caseId } from '@relance/domain';
import type { Account, AccountContact, RecordedFact } from '@relance/schemas';
import type { Store } from '@relance/store';
import { without } from './without.js';

/** An address as it is compared. */
function addressKey(email: string | undefined): string {
  return email?.trim().toLowerCase() ?? '';
}

/** The cases an account may have items in: as its own payer, and through the one that pays for it. */
export function casesOfAccount({ entityId, _id, payerAccountId }: Account): string[] {
  const ids = [caseId(entityId, _id), ...(payerAccountId === undefined ? [] : [caseId(entityId, payerAccountId)])];
  return [...new Set(ids)];
}

/** Addresses that waited or may wait, and that nobody has to check any more: gone, or found to be right. */
export function settledAddresses(before: Account, after: Account): ReadonlySet<string> {
  const unchecked = (account: Account) =>
    new Set(
      account.contacts.filter(({ email, verified }) => email !== undefined && verified !== true).map(({ email }) => addressKey(email)),
    );
  const still = unchecked(after);
  return new Set([...unchecked(before)].filter((address) => !still.has(address)));
}

/** The returned messages of the cases of an account whose address is one of these, that nobody has checked yet. */
export async function returnedTo(store: Store, account: Account, addresses: ReadonlySet<string>): Promise<RecordedFact[]> {
  const { entityId } = account;
  const found: RecordedFact[] = [];
  for (const id of addresses.size === 0 ? [] : casesOfAccount(account)) {
    const waiting = (await store.facts.byCase(entityId, id)).filter(({ kind, lift }) => kind === 'bounce' && lift === undefined);
    const dispatches = await store.dispatches.getMany(
      entityId,
      waiting.flatMap(({ dispatchId }) => dispatchId ?? []),
    );
    const ids = new Set(dispatches.filter(({ recipient }) => addresses.has(addressKey(recipient))).map(({ _id }) => _id));
    found.push(...waiting.filter(({ dispatchId }) => dispatchId !== undefined && ids.has(dispatchId)));
  }
  return found;
}

function marked(contact: AccountContact, { lift }: RecordedFact): AccountContact {
  const plain = without(contact, ['bounced', 'verified']);
  if (lift === undefined) return { ...plain, bounced: true };
  const isVerified = lift.inError === true ? contact.verified : true;
  return { ...plain, ...(isVerified === undefined ? {} : { verified: isVerified }) };
}

/** Lays a change over an account until it meets the version it was made from; nothing to change ends it. */
async function untilStored(store: Store, entityId: string, id: string, change: (account: Account) => Account | undefined): Promise<void> {
  for (;;) {
    const current = await store.accounts.get(entityId, id);
    const wanted = current === undefined ? undefined : change(current);
    if (wanted === undefined || (await store.accounts.replace(wanted)) !== undefined) return;
  }
}

/**
 * What a returned message, or the check of its address, says of the contact it went to (law 20): the address is used no more, or again. The message
 * itself keeps the day, for a reminder that came back is none (law 19).
 */
export async function markReturnedAddress(store: Store, fact: RecordedFact): Promise<void> {
  const { entityId, dispatchId, lift, recordedBy, recordedAt } = fact;
  if (dispatchId === undefined) return;
  const dispatch = await store.dispatches.recordBounce(entityId, dispatchId, lift?.inError === true ? undefined : fact.fromOn);
  const address = addressKey(dispatch?.recipient);
  if (dispatch === undefined || address === '') return;
  const stamp = { changedAt: lift?.at ?? recordedAt, changedBy: lift?.by ?? recordedBy };
  await untilStored(store, entityId, dispatch.accountId, (account) => {
    const isTold = ({ email, bounced }: AccountContact) => addressKey(email) === address && (bounced === true) === (lift !== undefined);
    if (!account.contacts.some(isTold)) return undefined;
    return { ...account, ...stamp, contacts: account.contacts.map((contact) => (isTold(contact) ? marked(contact, fact) : contact)) };
  });
}
