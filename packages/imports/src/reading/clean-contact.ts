import { readEmails, readPhone } from '../values/identifiers.js';
import type { ImportOptions } from './import-format.js';
import type { RowReader } from './row-reader.js';

/** The usable e-mail addresses of a cell, lower case; invalid ones and the creditor's own are left out with a warning. */
export function cleanEmails(reader: RowReader, field: string, options: ImportOptions): string[] {
  const text = reader.text(field);
  if (text === '') return [];
  const { emails, refused } = readEmails(text);
  if (refused.length > 0) reader.warn('emailInvalid', field);
  if (options.ownEmailDomains === undefined) return emails;
  const own = new Set(options.ownEmailDomains.map((domain) => domain.toLowerCase()));
  const foreign = emails.filter((email) => !own.has(email.slice(email.lastIndexOf('@') + 1)));
  if (foreign.length < emails.length) reader.warn('emailOwn', field);
  return foreign;
}

/** The telephone number of a cell; a restored leading zero is warned of. */
export function cleanPhone(reader: RowReader, field: string): string | undefined {
  const text = reader.text(field);
  if (text === '') return undefined;
  const { phone, zeroRestored } = readPhone(text);
  if (zeroRestored) reader.warn('phoneZeroRestored', field, phone);
  return phone;
}
