import type { Channel } from '@relance/channels';
import type { Account, AccountContact } from '@relance/schemas';

/** The one person a message goes to, at an address as the channel takes it. */
export interface Recipient {
  contact: AccountContact;
  address: string;
  locale: 'fr' | 'en';
}

/**
 * The contact of the first role of the audience that the channel can reach and that accepts it, one who prefers it before the others; undefined when there
 * is none, and then the step failed for want of an address (law 20). Language: contact, else account (law 27).
 */
export function recipientOf({ name, addressOf }: Channel, account: Account, audience: readonly string[]): Recipient | undefined {
  const accepting = account.contacts.filter(({ channels }) => channels?.includes(name) ?? true);
  const ordered = [...accepting].sort((left, right) => Number(right.preferredChannel === name) - Number(left.preferredChannel === name));
  for (const role of audience) {
    for (const contact of ordered) {
      const address = contact.role === role ? addressOf(account, contact) : undefined;
      if (address !== undefined) return { contact, address, locale: contact.locale ?? account.locale };
    }
  }
  return undefined;
}
