import { callCards, disagreementCard, endingCards, startCard } from '../cards/call-cards.js';
import { emailCards, noticeCard, thanksCards, unreachableCard } from '../cards/written-cards.js';
import type { Drawing } from '../draw.js';
import { reminderBrief } from './briefs.js';

const policies = { gapDays: 7, cap: { contacts: 4, days: 30 }, consolidation: 'account' } as const;
const short = 'classique-courte';
const withCall = 'classique-avec-appel';

/** Three messages and a notice. */
export const classicShort: Drawing = {
  scenarioId: short,
  name: { fr: 'Classique courte', en: 'Short classic' },
  description: { fr: 'Trois e-mails puis la mise en demeure.', en: 'Three e-mails, then a formal notice.' },
  policies,
  interrupts: { paid: { to: 'thanks' } },
  cards: [
    startCard(10, 'announce'),
    ...emailCards(short, { id: 'announce', name: 'Rappel avant échéance', day: -5, level: 0, next: 'first' }),
    ...emailCards(short, { id: 'first', name: 'Première relance', day: 5, level: 1, next: 'second' }),
    ...emailCards(short, {
      id: 'second',
      name: 'Deuxième relance',
      day: 15,
      level: 2,
      next: 'notice',
      deadlineDays: 7,
      letterInstead: 'notice',
    }),
    noticeCard(short, { day: 33, next: 'decide-end' }),
    unreachableCard(36),
    ...endingCards({ day: 56, fromCents: 15_000, to: 'agency' }),
    ...thanksCards(short),
  ],
};

/** Two messages, a call and a notice. */
export const classicWithCall: Drawing = {
  scenarioId: withCall,
  name: { fr: 'Classique avec appel', en: 'Classic with a call' },
  description: { fr: 'Deux e-mails, un appel, puis la mise en demeure.', en: 'Two e-mails, a call, then a formal notice.' },
  policies,
  interrupts: { paid: { to: 'thanks' } },
  cards: [
    startCard(10, 'announce'),
    ...emailCards(withCall, { id: 'announce', name: 'Rappel avant échéance', day: -5, level: 0, next: 'first' }),
    ...emailCards(withCall, { id: 'first', name: 'Première relance', day: 7, level: 1, next: 'call', letterInstead: 'call' }),
    ...callCards(withCall, { id: 'call', name: 'Appel du chargé de comptes', day: 20, next: 'notice', brief: reminderBrief }),
    noticeCard(withCall, { day: 33, next: 'decide-end' }),
    disagreementCard(23),
    unreachableCard(36),
    ...endingCards({ day: 56, fromCents: 15_000, to: 'agency' }),
    ...thanksCards(withCall),
  ],
};
