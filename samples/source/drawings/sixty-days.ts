import { callCards, disagreementCard, endingCards, startCard } from '../cards/call-cards.js';
import { emailCards, noticeCard, thanksCards, unreachableCard } from '../cards/written-cards.js';
import type { Drawing } from '../draw.js';
import { reminderBrief } from './briefs.js';

const id = 'echeance-60-jours';

/** Customers on sixty-day terms: calm, then the telephone, then a notice. */
export const sixtyDays: Drawing = {
  scenarioId: id,
  name: { fr: 'Échéance 60 jours', en: 'Sixty-day terms' },
  description: {
    fr: 'Pour les clients à 60 jours : le délai est déjà long, la relance reste posée puis passe au téléphone.',
    en: 'For customers on sixty-day terms: the credit was long already, dunning stays calm and then picks up the phone.',
  },
  policies: { gapDays: 7, cap: { contacts: 4, days: 30 }, consolidation: 'account' },
  interrupts: { paid: { to: 'thanks' } },
  cards: [
    startCard(10, 'announce'),
    ...emailCards(id, { id: 'announce', name: 'Rappel avant échéance', day: -5, level: 0, next: 'first' }),
    ...emailCards(id, { id: 'first', name: 'Première relance', day: 10, level: 1, next: 'second' }),
    ...emailCards(id, { id: 'second', name: 'Deuxième relance', day: 20, level: 2, next: 'call', deadlineDays: 7, letterInstead: 'call' }),
    ...callCards(id, { id: 'call', name: 'Appel du chargé de comptes', day: 31, next: 'notice', brief: reminderBrief }),
    noticeCard(id, { day: 45, next: 'decide-end' }),
    disagreementCard(34),
    unreachableCard(48),
    ...endingCards({ day: 62, fromCents: 15_000, to: 'agency' }),
    ...thanksCards(id),
  ],
};
