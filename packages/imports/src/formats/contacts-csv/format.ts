import { cleanEmails, cleanPhone } from '../../reading/clean-contact.js';
import type { FormatStudy, ImportFormat, ImportOptions } from '../../reading/import-format.js';
import type { RowReader } from '../../reading/row-reader.js';
import { readLanguage, readRole } from '../../values/words.js';
import type { ContactRow } from './contact-row.js';
import { contactFields } from './fields.js';

/** Nothing is learnt from the whole of a list of contacts. */
export interface ContactStudy extends FormatStudy {
  readonly options: ImportOptions;
}

function nameOf(reader: RowReader): string {
  const parts = [reader.text('firstName'), reader.text('lastName')].filter((part) => part !== '');
  // where first names have a column, the column « Nom » holds the last name
  if (parts.length > 0 && reader.text('lastName') === '' && reader.text('name') !== '') parts.push(reader.text('name'));
  return parts.length > 0 ? parts.join(' ') : reader.text('name');
}

function mapContact(reader: RowReader, { options }: ContactStudy): ContactRow[] {
  const accountCode = reader.required('accountCode');
  const emails = cleanEmails(reader, 'email', options);
  const phone = cleanPhone(reader, 'phone');
  const mobile = cleanPhone(reader, 'mobile');
  const name = nameOf(reader);
  if (name === '' && emails.length === 0 && phone === undefined && mobile === undefined) reader.fault('valueMissing', 'email');
  const row: ContactRow = { accountCode, role: readRole(reader.text('role')) ?? 'other', name };
  const civility = reader.text('civility');
  const languageText = reader.text('language');
  const language = readLanguage(languageText);
  if (civility !== '') row.civility = civility;
  if (phone !== undefined) row.phone = phone;
  if (mobile !== undefined) row.mobile = mobile;
  if (language !== undefined) row.language = language;
  else if (languageText !== '') reader.warn('languageUnknown', 'language', 'fr, en');
  return emails.length === 0 ? [row] : emails.map((email) => ({ ...row, email }));
}

/** Lists of contacts: one row per person; a cell with several addresses makes several contacts. */
export const contactsCsv: ImportFormat<ContactRow, ContactStudy> & { readonly id: 'contacts-csv' } = {
  id: 'contacts-csv',
  fields: contactFields,
  requirements: [['accountCode'], ['email', 'phone', 'mobile', 'name', 'lastName']],
  anchor: 'accountCode',
  startStudy: (_layout, options) => ({
    options,
    observe: () => undefined,
    conclude: () => ({ faults: [], warnings: [] }),
  }),
  skip: () => undefined,
  map: mapContact,
  amountOf: () => undefined,
};
