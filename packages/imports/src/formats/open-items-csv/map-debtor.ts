import { cleanEmails, cleanPhone } from '../../reading/clean-contact.js';
import type { RowReader } from '../../reading/row-reader.js';
import { isScientific, readSiren, readSiret } from '../../values/identifiers.js';
import { readCountry, readDebtorClass, readLanguage } from '../../values/words.js';
import type { ItemRow } from './item-row.js';
import type { ItemStudy } from './study.js';

function addIdentifiers(reader: RowReader, row: ItemRow): void {
  const [sirenText, siretText] = [reader.text('siren'), reader.text('siret')];
  for (const [field, text] of [
    ['siren', sirenText],
    ['siret', siretText],
  ] as const) {
    if (isScientific(text)) reader.fault('scientificNotation', field);
  }
  if (reader.faults.length > 0) return;
  const siret = siretText === '' ? undefined : readSiret(siretText);
  if (siretText !== '' && siret === undefined) reader.warn('siretInvalid', 'siret');
  const siren = sirenText === '' ? siret?.slice(0, 9) : readSiren(sirenText);
  if (sirenText !== '' && siren === undefined) reader.warn('sirenInvalid', 'siren');
  if (siret !== undefined) row.siret = siret;
  if (siren !== undefined) row.siren = siren;
  const vatNumber = reader
    .text('vatNumber')
    .replace(/[\s.\u00a0\u202f]/g, '')
    .toUpperCase();
  if (vatNumber !== '') row.vatNumber = vatNumber;
}

function addAddress(reader: RowReader, row: ItemRow): void {
  const lines = ['addressLine1', 'addressLine2', 'addressLine3'].map((field) => reader.text(field)).filter((line) => line !== '');
  if (lines.length > 0) row.addressLines = lines.flatMap((line) => line.split(/\s*\n\s*/));
  const postcode = reader.text('postcode');
  const city = reader.text('city');
  const country = readCountry(reader.text('country'));
  if (city !== '') row.city = city;
  if (country !== undefined) row.country = country;
  // a spreadsheet takes the zero of 01000 away
  if (postcode !== '') row.postcode = /^\d{4}$/.test(postcode) && (country ?? 'FR') === 'FR' ? `0${postcode}` : postcode;
}

/** Adds what a row says about the debtor: identifiers, address, ways to reach someone, language, class. */
export function addDebtor(reader: RowReader, row: ItemRow, study: ItemStudy): void {
  if (study.hasIdentifiers) addIdentifiers(reader, row);
  if (study.hasAddress) addAddress(reader, row);
  const [email] = cleanEmails(reader, 'email', study.options);
  const phone = cleanPhone(reader, 'phone');
  const mobile = cleanPhone(reader, 'mobile');
  const contactName = reader.text('contactName');
  const languageText = reader.text('language');
  const language = readLanguage(languageText);
  const debtorClass = readDebtorClass(reader.text('debtorClass'));
  if (email !== undefined) row.email = email;
  if (phone !== undefined) row.phone = phone;
  if (mobile !== undefined) row.mobile = mobile;
  if (contactName !== '') row.contactName = contactName;
  if (language !== undefined) row.language = language;
  else if (languageText !== '') reader.warn('languageUnknown', 'language', 'fr, en');
  if (debtorClass !== undefined) row.debtorClass = debtorClass;
}
