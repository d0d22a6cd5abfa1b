import { formatPlainDate } from '@relance/domain';
import type { LetterDocument } from '@relance/schemas';
import { addressLines, identifiers } from '../layout/letterhead.js';
import { layoutWords } from '../layout/words.js';
import type { MessageData } from '../message-data.js';

/** Most lines of an address on an envelope (NF Z 10-011). */
const MOST_LINES = 6;

/**
 * The address as it stands in the window: the legal person, the person it is for, the street, and last the town in capitals, with the country below
 * it where that is another. Where there are too many lines, the person goes first: the address must arrive.
 */
export function addresseeLines({ account, contact, entity }: MessageData): string[] {
  const [town, ...country] = addressLines(account.address, entity.address.country).slice(account.address?.lines.length ?? 0);
  const person = contact.name === account.name ? undefined : [contact.civility, contact.name].filter(Boolean).join(' ');
  const place = [...(account.address?.lines ?? []), town, ...country.map(countryName)].map((line, index, all) =>
    index >= all.length - 1 - country.length ? line?.toLocaleUpperCase('fr') : line,
  );
  const all = [account.name, person, ...place].filter((line): line is string => line !== undefined && line.trim() !== '');
  return all.length > MOST_LINES && person !== undefined ? all.filter((line) => line !== person) : all;
}

const names = new Intl.DisplayNames('fr', { type: 'region' });

/** The country in French, as the sender's post wants it; the code where nobody knows it. */
function countryName(code: string): string {
  return names.of(code) ?? code;
}

/** Place and day of a letter: `Lyon, le 12 novembre 2025`, `Lyon, 12 November 2025`. */
export function placeAndDate({ entity, sentOn, locale }: MessageData): string {
  return `${entity.address.city}, ${locale === 'fr' ? 'le ' : ''}${formatPlainDate(sentOn, locale)}`;
}

/** The creditor's name and what stands below it. */
export function senderBlock({ entity, locale }: MessageData, colour: string): LetterDocument['sender'] {
  const lines = [entity.legalForm, ...addressLines(entity.address, entity.address.country), ...identifiers(entity, layoutWords[locale])];
  return { name: entity.name, lines, colour };
}

/** What to quote in an answer, and whom to talk to. */
export function referenceLines({ reference, account, sender, locale }: MessageData): LetterDocument['references'] {
  const words = layoutWords[locale];
  return [
    { label: words.reference, text: reference },
    { label: words.yourAccount, text: account.code },
    { label: words.writtenBy, text: `${sender.name}, ${sender.phone}\n${sender.email}` },
  ];
}
