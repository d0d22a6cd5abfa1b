import type { Locale } from '@relance/domain';
import type { Localized } from '@relance/schemas';

/** Words for why a message did not leave, by the code its dispatch failed with (law 20). */
const failureWords: Readonly<Record<string, Localized>> = {
  noAddress: { fr: 'aucune adresse ni aucun numéro utilisable', en: 'no usable address or number' },
  addressInvalid: { fr: 'adresse ou numéro inutilisable', en: 'the address or number cannot be used' },
  opposed: { fr: 'le client a refusé ce canal', en: 'the customer refused this channel' },
  notConfigured: { fr: 'aucun prestataire n’est réglé pour ce canal', en: 'no provider is set for this channel' },
  senderInvalid: { fr: 'l’expéditeur réglé n’est pas admis', en: 'the sender that is set is not allowed' },
  templateMissing: { fr: 'le modèle manque dans la langue du contact', en: 'the template is missing in the language of the contact' },
  factsMissing: { fr: 'il manque une donnée que le texte annonce', en: 'a fact that the text announces is missing' },
  notArrived: { fr: 'il n’est pas arrivé', en: 'it did not arrive' },
  textTooLong: { fr: 'le texte est trop long', en: 'the text is too long' },
};

/** Why a message did not leave, for people; a code without words is that of the other side, empty stays empty. */
export function failureText(code: string, locale: Locale): string {
  if (code === '') return '';
  const words = failureWords[code];
  if (words !== undefined) return words[locale];
  return locale === 'fr' ? `refusé par le prestataire (${code})` : `refused by the provider (${code})`;
}
