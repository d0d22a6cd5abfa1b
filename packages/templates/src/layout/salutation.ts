import type { MessageData } from '../message-data.js';
import { layoutWords } from './words.js';

const CIVILITIES = {
  woman: { fr: 'Madame', en: 'Ms', written: /^(madame|mme|mlle|mademoiselle|ms|mrs|miss)\.?$/i },
  man: { fr: 'Monsieur', en: 'Mr', written: /^(monsieur|m|mr)\.?$/i },
} as const;

/** The civility in the language of the message, however the records write it; one that is not known (Dr, Me) is kept as it is. */
function civilityOf({ contact, locale }: MessageData): string | undefined {
  const written = contact.civility?.trim() ?? '';
  if (written === '') return undefined;
  return Object.values(CIVILITIES).find((civility) => civility.written.test(written))?.[locale] ?? written;
}

/** Salutation by civility and name, in the language of the message. */
export function salutation(data: MessageData): string {
  const civility = civilityOf(data);
  const who = civility === undefined ? '' : ` ${civility} ${data.contact.name}`;
  if (data.locale === 'fr') return `Bonjour${who},`;
  return who === '' ? 'Dear Sir or Madam,' : `Dear${who},`;
}

/** How a letter on paper begins: in French by the civility alone, without the name; in English like every message. */
export function paperSalutation(data: MessageData): string {
  if (data.locale === 'en') return salutation(data);
  const civility = civilityOf(data);
  const stands = Object.values(CIVILITIES).some(({ fr }) => fr === civility);
  return stands && civility !== undefined ? `${civility},` : 'Madame, Monsieur,';
}

/**
 * The closing that belongs to the salutation: in English, sincerely to a person called by name, faithfully to nobody in particular; in French,
 * with the civility where it is one that can stand there.
 */
export function formalClosing(data: MessageData): string {
  const civility = civilityOf(data);
  const { named, unnamed } = layoutWords[data.locale].formalRegards;
  if (civility === undefined) return unnamed;
  const stands = data.locale === 'en' || Object.values(CIVILITIES).some(({ fr }) => fr === civility);
  return stands ? named.replace('{civility}', civility) : unnamed;
}
