import type { Account, AccountContact } from '@relance/schemas';

/** The one person a message goes to. */
export interface Recipient {
  contact: AccountContact;
  address: string;
  locale: 'fr' | 'en';
}

/**
 * The contact of the first role of the audience that has an address in use; undefined when none has, and then the step failed for want of an
 * address (law 20). Language: contact, else account (law 27).
 */
export function recipientOf(account: Account, audience: readonly string[]): Recipient | undefined {
  for (const role of audience) {
    const contact = account.contacts.find((one) => one.role === role && one.email !== undefined && one.bounced !== true);
    if (contact?.email !== undefined) return { contact, address: contact.email, locale: contact.locale ?? account.locale };
  }
  return undefined;
}
