import type { Localized } from '@relance/schemas';

/** What a condition may ask about: name, type, unit and labels, from which the query editor is built. */
export interface Field {
  name: string;
  type: 'money' | 'integer' | 'text' | 'flag';
  unit?: 'cents' | 'days' | 'level' | 'contacts';
  label: Localized;
  options?: readonly string[];
}

/** Version of the catalogue a scenario file is drawn against. @public The editor writes it into the bundles it saves. */
export const catalogueVersion = 1;

/** Every field a decision may use; one literal list. */
export const fieldCatalogue = [
  { name: 'outstandingCents', type: 'money', unit: 'cents', label: { fr: 'Reste dû de la pièce', en: 'Outstanding on the item' } },
  { name: 'overdueCents', type: 'money', unit: 'cents', label: { fr: 'Échu net du compte', en: 'Net overdue of the account' } },
  { name: 'daysPastDue', type: 'integer', unit: 'days', label: { fr: 'Jours de retard', en: 'Days past due' } },
  { name: 'level', type: 'integer', unit: 'level', label: { fr: 'Niveau de relance', en: 'Dunning level' } },
  { name: 'contactsSoFar', type: 'integer', unit: 'contacts', label: { fr: 'Prises de contact déjà faites', en: 'Contacts made so far' } },
  { name: 'segment', type: 'text', label: { fr: 'Segment', en: 'Segment' } },
  {
    name: 'debtorClass',
    type: 'text',
    options: ['business', 'publicBuyer', 'consumer'],
    label: { fr: 'Nature du débiteur', en: 'Class of debtor' },
  },
  { name: 'failureReason', type: 'text', label: { fr: 'Motif du dernier échec d’envoi', en: 'Reason of the last failed message' } },
  { name: 'hasEmail', type: 'flag', label: { fr: 'Adresse e-mail connue', en: 'Has an e-mail address' } },
  { name: 'hasPhone', type: 'flag', label: { fr: 'Téléphone connu', en: 'Has a phone number' } },
  { name: 'hasMobile', type: 'flag', label: { fr: 'Mobile connu', en: 'Has a mobile number' } },
] as const satisfies readonly Field[];

/** Name of a field of the catalogue. */
export type FieldName = (typeof fieldCatalogue)[number]['name'];
