import { randomUUID } from 'node:crypto';
import { contactId } from '@relance/domain';
import type { Account, AccountContact, InputOf, IssueView, contracts } from '@relance/schemas';
import { ApiError } from '../../errors.js';
import { accountFault } from './account-lookup.js';
import type { Wanted } from './account-input.js';

/** What is said of a new contact. */
export type AddedContact = Omit<InputOf<typeof contracts.addContact>['body'], 'version'>;
type Changed = Omit<InputOf<typeof contracts.changeContact>['body'], 'version'>;

/** The contact of an id or an e-mail address. Throws RLC_NOT_FOUND. */
function contactNamed({ contacts }: Account, idOrEmail: string): AccountContact {
  const wanted = idOrEmail.trim().toLowerCase();
  const found = contacts.find(({ id, email }) => id === idOrEmail || email?.toLowerCase() === wanted);
  if (found === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: idOrEmail } });
  return found;
}

function contactFaults({ contacts }: Account, contact: AccountContact): IssueView[] {
  const { id, email, phone, mobile, channels, preferredChannel } = contact;
  const issues: IssueView[] = [];
  const same = email === undefined ? undefined : contacts.find((one) => one.id !== id && one.email?.toLowerCase() === email.toLowerCase());
  if (same !== undefined) {
    const fr = `${same.name} a déjà cette adresse : changez ce contact.`;
    issues.push(accountFault('addressTaken', 'email', fr, `${same.name} has this address already: change that contact.`));
  }
  if (email === undefined && phone === undefined && mobile === undefined) {
    const fr = 'Un contact a une adresse e-mail ou un numéro.';
    issues.push(accountFault('unreachable', 'email', fr, 'A contact has an e-mail address or a number.'));
  }
  if (preferredChannel !== undefined && channels?.includes(preferredChannel) === false) {
    const fr = 'Le canal préféré n’est pas parmi ceux que le contact accepte.';
    issues.push(accountFault('preferredExcluded', 'preferredChannel', fr, 'The preferred channel is none of those the contact accepts.'));
  }
  return issues;
}

function withContacts(account: Account, contacts: readonly AccountContact[], checked: AccountContact): Wanted<Account> {
  return { value: { ...account, contacts: [...contacts] }, issues: contactFaults(account, checked) };
}

/** The account with one contact more; as it is where the contact of that `key` is there already. */
export function withContact(account: Account, said: AddedContact, key: string = randomUUID()): Wanted<Account> {
  const contact: AccountContact = { ...said, id: contactId(account._id, said.role, key) };
  if (account.contacts.some(({ id }) => id === contact.id)) return { value: account, issues: [] };
  return withContacts(account, [...account.contacts, contact], contact);
}

/** The account with a contact changed; another address has not come back and nobody has verified it yet, unless that is said too. */
export function withChangedContact(account: Account, idOrEmail: string, { erase = [], ...said }: Changed): Wanted<Account> {
  const before = contactNamed(account, idOrEmail);
  const { bounced, verified, ...plain } = { ...before, ...said };
  const isCorrected = erase.includes('email') || (said.email !== undefined && said.email !== before.email);
  const isVerified = said.verified ?? (isCorrected ? undefined : verified);
  const erased = Object.entries(plain).filter(([field]) => !(erase as readonly string[]).includes(field));
  const contact: AccountContact = {
    ...(Object.fromEntries(erased) as typeof plain),
    ...(bounced === true && !isCorrected && said.verified !== true ? { bounced } : {}),
    ...(isVerified === undefined ? {} : { verified: isVerified }),
  };
  return withContacts(
    account,
    account.contacts.map((one) => (one.id === before.id ? contact : one)),
    contact,
  );
}

/** The account without a contact. */
export function withoutContact(account: Account, idOrEmail: string): Wanted<Account> {
  const { id } = contactNamed(account, idOrEmail);
  return { value: { ...account, contacts: account.contacts.filter((one) => one.id !== id) }, issues: [] };
}
