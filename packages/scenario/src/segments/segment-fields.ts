import { fieldCatalogue, type Field, type FieldName } from '../conditions/field-catalogue.js';

/** Fields of decisions that also say something of an account as a whole. */
const shared = [
  'overdueCents',
  'overdueItems',
  'debtorClass',
  'averageDelayDays',
  'paidByDuePercent',
  'brokenPromisesYear',
  'hasEmail',
  'hasPhone',
  'hasMobile',
  'hasAddress',
] as const satisfies readonly FieldName[];

/** What only a rule may ask: there an account stands alone, without an item in hand. */
const ownFields = [
  { name: 'accountCode', type: 'text', label: { fr: 'Code du compte', en: 'Account code' } },
  {
    name: 'statedSegment',
    type: 'text',
    label: { fr: 'Segment indiqué par le fichier ou une personne', en: 'Segment the file or a person names' },
  },
  { name: 'country', type: 'text', label: { fr: 'Pays', en: 'Country' } },
  { name: 'territory', type: 'text', label: { fr: 'Territoire', en: 'Territory' } },
  { name: 'openCents', type: 'money', unit: 'cents', label: { fr: 'Encours du compte', en: 'Outstanding of the account' } },
  { name: 'openItems', type: 'integer', unit: 'items', label: { fr: 'Pièces ouvertes du compte', en: 'Open items of the account' } },
  { name: 'oldestDaysPastDue', type: 'integer', unit: 'days', label: { fr: 'Plus ancien retard, en jours', en: 'Oldest delay, in days' } },
] as const satisfies readonly Field[];

/** Name of a field that a segment rule may ask for. */
export type SegmentFieldName = (typeof shared)[number] | (typeof ownFields)[number]['name'];

/** Every field a segment rule may ask for, in the order it is offered (law 27). */
export const segmentFieldCatalogue: readonly Field[] = [
  ...ownFields,
  ...fieldCatalogue.filter(({ name }) => shared.some((one) => one === name)),
];
