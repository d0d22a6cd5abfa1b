import type { ContactRow } from './contact-row.js';

/** What makes two contacts of one account the same: the lower-case e-mail address; without one, role and name. */
export function contactKey(contact: Pick<ContactRow, 'accountCode' | 'email' | 'role' | 'name'>): string {
  return [contact.accountCode, contact.email ?? `${contact.role}\u0000${contact.name.toLowerCase()}`].join('\u0000');
}

/** A known contact with what a newer row says of it; what the row leaves blank stays, and `other` is no better role than a known one. */
export function mergeContact(known: ContactRow, newer: ContactRow): ContactRow {
  const role = newer.role === 'other' ? known.role : newer.role;
  const name = newer.name === '' ? known.name : newer.name;
  return { ...known, ...newer, role, name };
}
