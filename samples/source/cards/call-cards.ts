import { formatMoney } from '@relance/domain';
import { dueDay, type Card } from '../draw.js';
import { everybody } from './written-cards.js';
import { searchCard } from './search-card.js';

const callOutcomes = [
  { id: 'promise', label: { fr: 'Règlement annoncé', en: 'Payment announced' }, reached: true },
  { id: 'dispute', label: { fr: 'Désaccord sur la facture', en: 'Disagreement on the invoice' }, reached: true },
  { id: 'noAnswer', label: { fr: 'Pas de réponse', en: 'No answer' }, reached: false },
  { id: 'messageLeft', label: { fr: 'Message laissé', en: 'Message left' }, reached: false },
  { id: 'wrongContact', label: { fr: 'Mauvais interlocuteur', en: 'Wrong contact' }, reached: false },
] as const;

/** Where items enter, this many days before the due date. */
export function startCard(enterDaysBefore: number, next: string): Card {
  return { id: 'start', kind: 'start', name: 'Entrée des pièces', data: { enterDaysBefore }, ports: { next }, day: -enterDaysBefore };
}

interface CallStep {
  id: string;
  name: string;
  day: number;
  next: string;
  brief: { fr: string; en: string };
  caller?: string;
  level?: number;
  openBusinessDays?: number;
  /** Calendar days left to a payment announced on the phone. */
  patienceDays?: number;
  /** Who gets the recap of what was said. */
  audience?: readonly string[];
}

/**
 * A call with the five outcomes of a collector's day; its recap is written to whoever settles invoices. A payment announced waits some days before the walk goes on; a disagreement goes to
 * the credit manager; a wrong contact is searched first.
 */
export function callCards(scenarioId: string, step: CallStep): Card[] {
  const { id, name, day, next, brief, caller = 'collector', level, openBusinessDays, patienceDays = 5, audience = everybody } = step;
  const when = dueDay(day);
  const wait = `${id}-promise`;
  const search = `${id}-contact`;
  const data = {
    when,
    caller,
    ...(level === undefined ? {} : { level }),
    ...(openBusinessDays === undefined ? {} : { openBusinessDays }),
    brief,
    outcomes: callOutcomes,
    recap: { template: `${scenarioId}-recap`, audience },
  };
  const patience = { anchor: 'previousContact', offset: patienceDays, unit: 'days' };
  return [
    {
      id,
      kind: 'callTask',
      name,
      day,
      data,
      ports: { promise: wait, dispute: 'disagreement', noAnswer: next, messageLeft: next, wrongContact: search, expired: next },
    },
    { id: wait, kind: 'wait', name: 'Laisser arriver le virement', data: { when: patience }, ports: { next }, day: day + 2, column: 1 },
    searchCard(search, day, next, {
      fr: 'La personne appelée ne suit pas ces factures : trouvez qui s’en charge et complétez la fiche du client.',
      en: 'The person called does not handle these invoices: find who does and complete the account.',
    }),
  ];
}

/** A disagreement leaves the ladder: the credit manager answers it within five business days. */
export function disagreementCard(day: number): Card {
  const data = { owner: 'creditManager', reviewBusinessDays: 5 };
  return { id: 'disagreement', kind: 'end', name: 'Désaccord à traiter', data, ports: {}, day, column: 2 };
}

interface Ending {
  day: number;
  /** Outstanding of the item from which it is worth handing over, in cents of EUR. */
  fromCents: number;
  to: 'agency' | 'lawyer';
}

/** The end of the amicable phase: larger items are handed over, smaller ones reviewed by the credit manager. */
export function endingCards({ day, fromCents, to }: Ending): Card[] {
  const amount = { fr: formatMoney(fromCents, 'EUR', 'fr'), en: formatMoney(fromCents, 'EUR', 'en') };
  const worthIt = {
    id: 'worthIt',
    label: { fr: `Reste dû d’au moins ${amount.fr}`, en: `Outstanding at least ${amount.en}` },
    condition: { field: 'outstandingCents', operator: 'ge', value: fromCents, currency: 'EUR' },
  };
  return [
    {
      id: 'decide-end',
      kind: 'decision',
      name: 'Passer la main ?',
      data: { when: dueDay(day), cases: [worthIt] },
      ports: { worthIt: 'hand-over', else: 'review' },
      day,
    },
    { id: 'hand-over', kind: 'handOver', name: 'Passage en contentieux', data: { to, owner: 'creditManager' }, ports: {}, day: day + 3 },
    {
      id: 'review',
      kind: 'end',
      name: 'Revue par le credit manager',
      data: { owner: 'creditManager', reviewBusinessDays: 20 },
      ports: {},
      day: day + 3,
      column: 1,
    },
  ];
}
