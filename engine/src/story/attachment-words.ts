import type { Locale } from '@relance/domain';
import type { DispatchAttachment, Localized } from '@relance/schemas';

const kindWords: Readonly<Record<DispatchAttachment['kind'], Localized>> = {
  invoice: { fr: 'facture', en: 'invoice' },
  order: { fr: 'commande', en: 'order' },
  deliveryNote: { fr: 'bon de livraison', en: 'delivery note' },
  statement: { fr: 'relevé de compte', en: 'statement of account' },
  termsAccepted: { fr: 'conditions acceptées', en: 'accepted terms' },
};

const stateWords: Readonly<Record<string, Localized>> = {
  missing: { fr: 'Non joint, aucun document', en: 'Not attached, no document' },
  tooLarge: { fr: 'Non joint, le message serait trop lourd', en: 'Not attached, the message would be too heavy' },
};

/** What was left out of a message, in words, from the detail its entry is kept with (`kind/state`). */
export function attachmentOutcome(detail: string, locale: Locale): string {
  const [kind = '', state = ''] = detail.split('/');
  const kinds: Readonly<Record<string, Localized>> = kindWords;
  const colon = locale === 'fr' ? ' : ' : ': ';
  return `${stateWords[state]?.[locale] ?? state}${colon}${kinds[kind]?.[locale] ?? kind}`;
}
