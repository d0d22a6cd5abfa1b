import type { Localized } from '@relance/schemas';
import type { Operator } from './condition.js';

/** What a field holds: an amount in minor units, a whole number, a text, or yes and no. */
export type FieldType = 'money' | 'integer' | 'text' | 'flag';

/** What a condition may ask about: name, type, unit and labels, from which the query editor is built. */
export interface Field {
  name: string;
  type: FieldType;
  unit?: 'cents' | 'days' | 'level' | 'contacts' | 'items' | 'promises' | 'percent';
  label: Localized;
  /** The only values there are, where they can be counted. */
  options?: readonly { value: string; label: Localized }[];
}

/** How the fields of a type may be compared. */
export const operatorsOf: Readonly<Record<FieldType, readonly Operator[]>> = {
  money: ['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'known'],
  integer: ['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'in', 'known'],
  text: ['eq', 'ne', 'in', 'known'],
  flag: ['eq', 'ne', 'known'],
};

/** Version of the catalogue a scenario file is drawn against. @public The editor writes it into the bundles it saves. */
export const catalogueVersion = 1;

const debtorClasses = [
  { value: 'business', label: { fr: 'Entreprise', en: 'Business' } },
  { value: 'publicBuyer', label: { fr: 'Organisme public', en: 'Public body' } },
  { value: 'consumer', label: { fr: 'Particulier', en: 'Consumer' } },
] as const;

const itemTypes = [
  { value: 'invoice', label: { fr: 'Facture', en: 'Invoice' } },
  { value: 'instalment', label: { fr: 'Échéance d’un échéancier', en: 'Instalment' } },
  { value: 'other', label: { fr: 'Autre pièce', en: 'Other item' } },
] as const;

/** Every field a decision may use; one literal list, in the order it is offered: the item, the account, what happened. */
export const fieldCatalogue = [
  { name: 'outstandingCents', type: 'money', unit: 'cents', label: { fr: 'Reste dû de la pièce', en: 'Outstanding on the item' } },
  { name: 'daysPastDue', type: 'integer', unit: 'days', label: { fr: 'Jours de retard', en: 'Days past due' } },
  { name: 'level', type: 'integer', unit: 'level', label: { fr: 'Niveau de relance', en: 'Dunning level' } },
  { name: 'currency', type: 'text', label: { fr: 'Devise de la pièce', en: 'Currency of the item' } },
  { name: 'itemType', type: 'text', options: itemTypes, label: { fr: 'Nature de la pièce', en: 'Type of item' } },
  { name: 'underDispute', type: 'flag', label: { fr: 'Litige en cours sur la pièce', en: 'Item under dispute' } },
  { name: 'overdueCents', type: 'money', unit: 'cents', label: { fr: 'Échu net du compte', en: 'Net overdue of the account' } },
  { name: 'overdueItems', type: 'integer', unit: 'items', label: { fr: 'Pièces échues du compte', en: 'Overdue items of the account' } },
  { name: 'accountUnderDispute', type: 'flag', label: { fr: 'Litige en cours sur le compte', en: 'Account under dispute' } },
  { name: 'segment', type: 'text', label: { fr: 'Segment', en: 'Segment' } },
  { name: 'debtorClass', type: 'text', options: debtorClasses, label: { fr: 'Nature du débiteur', en: 'Class of debtor' } },
  { name: 'averageDelayDays', type: 'integer', unit: 'days', label: { fr: 'Retard moyen de paiement', en: 'Mean payment delay' } },
  {
    name: 'paidByDuePercent',
    type: 'integer',
    unit: 'percent',
    label: { fr: 'Part des pièces payées à l’échéance (12 mois)', en: 'Share of items paid by their due date (12 months)' },
  },
  {
    name: 'brokenPromisesYear',
    type: 'integer',
    unit: 'promises',
    label: { fr: 'Promesses du compte non tenues (12 mois)', en: 'Broken promises of the account (12 months)' },
  },
  { name: 'hasEmail', type: 'flag', label: { fr: 'Adresse e-mail connue', en: 'Has an e-mail address' } },
  { name: 'hasPhone', type: 'flag', label: { fr: 'Téléphone connu', en: 'Has a phone number' } },
  { name: 'hasMobile', type: 'flag', label: { fr: 'Mobile connu', en: 'Has a mobile number' } },
  { name: 'hasAddress', type: 'flag', label: { fr: 'Adresse postale connue', en: 'Has a postal address' } },
  { name: 'smsConsent', type: 'flag', label: { fr: 'Accord pour les SMS', en: 'Agrees to text messages' } },
  {
    name: 'contactsSoFar',
    type: 'integer',
    unit: 'contacts',
    label: { fr: 'Prises de contact sur la pièce', en: 'Contacts made about the item' },
  },
  { name: 'failureReason', type: 'text', label: { fr: 'Motif du dernier échec d’envoi', en: 'Reason of the last failed message' } },
  { name: 'lastOutcome', type: 'text', label: { fr: 'Issue de la dernière tâche', en: 'Outcome of the last task' } },
  { name: 'brokenPromises', type: 'integer', unit: 'promises', label: { fr: 'Promesses non tenues', en: 'Broken promises' } },
] as const satisfies readonly Field[];

/** Name of a field of the catalogue. */
export type FieldName = (typeof fieldCatalogue)[number]['name'];
