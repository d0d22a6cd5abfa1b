import { traitsOf, type Account, type AccountContact } from '@relance/schemas';

/** The one person a message goes to, at an address as the channel takes it. */
export interface Recipient {
  contact: AccountContact;
  address: string;
  locale: 'fr' | 'en';
}

/** What is asked of a channel: its name, and the one address at which it reaches a contact. */
export interface Reach {
  readonly name: string;
  addressOf: (account: Account, contact: AccountContact) => string | undefined;
}

/** Paper is paper: who takes letters takes registered ones. */
function isSameWay(one: string, name: string): boolean {
  return one === name || (traitsOf(one)?.isPosted === true && traitsOf(name)?.isPosted === true);
}

function prefers({ preferredChannel }: AccountContact, name: string): boolean {
  return preferredChannel !== undefined && isSameWay(preferredChannel, name);
}

/**
 * The contact of the first role of the audience that the channel can reach and that accepts it, one who prefers it before the others, else the account
 * itself, which post reaches without knowing anybody there; undefined when there is none, and then the step failed for want of an address (law 20).
 * Language: contact, else account (law 27).
 */
export function recipientOf({ name, addressOf }: Reach, account: Account, audience: readonly string[]): Recipient | undefined {
  const accepting = account.contacts.filter(({ channels }) => channels?.some((one) => isSameWay(one, name)) ?? true);
  const ordered = [...accepting].sort((left, right) => Number(prefers(right, name)) - Number(prefers(left, name)));
  for (const role of audience) {
    for (const contact of ordered) {
      const address = contact.role === role ? addressOf(account, contact) : undefined;
      if (address !== undefined) return { contact, address, locale: contact.locale ?? account.locale };
    }
  }
  const itself: AccountContact = { id: account._id, role: 'other', name: account.name };
  const address = addressOf(account, itself);
  return address === undefined ? undefined : { contact: itself, address, locale: account.locale };
}
