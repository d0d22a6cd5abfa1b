import type { AccountContact } from '@relance/schemas';

function isReachedBy({ channels }: AccountContact, channel: 'email' | 'sms' | 'call'): boolean {
  return channels?.includes(channel) ?? true;
}

/** The e-mail address of a contact that is in use: none that came back, and none where other ways are the only ones (law 20). */
export function emailInUse(contact: AccountContact): string | undefined {
  return contact.bounced !== true && isReachedBy(contact, 'email') ? contact.email : undefined;
}

/** The number messages go to, as stored; none where other ways are the only ones. */
export function mobileInUse(contact: AccountContact): string | undefined {
  return isReachedBy(contact, 'sms') ? contact.mobile : undefined;
}

/** The number people call, as stored; none where other ways are the only ones. */
export function phoneInUse(contact: AccountContact): string | undefined {
  return isReachedBy(contact, 'call') ? (contact.phone ?? contact.mobile) : undefined;
}
