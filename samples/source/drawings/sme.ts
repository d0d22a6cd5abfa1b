import { callCards, disagreementCard, endingCards, startCard } from '../cards/call-cards.js';
import { approvalCard, emailCards, letterCard, noticeCard, thanksCards, unreachableCard } from '../cards/written-cards.js';
import { dueDay, type Card, type Drawing } from '../draw.js';
import { reminderBrief } from './briefs.js';

const id = 'pme-faible-risque';

function largeOverdue(day: number): Card {
  const condition = { field: 'overdueCents', operator: 'ge', value: 100_000, currency: 'EUR' };
  const large = { id: 'large', label: { fr: 'Échu d’au moins 1 000 €', en: 'Overdue at least €1,000' }, condition };
  return {
    id: 'large',
    kind: 'decision',
    name: 'Appeler ou écrire ?',
    data: { when: dueDay(day), cases: [large] },
    ports: { large: 'call', else: 'last' },
    day: day - 1,
  };
}

function smallItem(day: number): Card {
  const condition = { field: 'outstandingCents', operator: 'lt', value: 15_000, currency: 'EUR' };
  const small = { id: 'small', label: { fr: 'Moins de 150 €', en: 'Below €150' }, condition };
  return {
    id: 'small-item',
    kind: 'decision',
    name: 'Montant suffisant ?',
    data: { when: dueDay(day), cases: [small] },
    ports: { small: 'small', else: 'notice' },
    day: day - 1,
    needs: { channel: 'registered', otherwise: 'decide-end' },
  };
}

/** The second branch of a decision stands beside the first. */
function aside(card: Card): Card {
  return { ...card, column: (card.column ?? 0) + 3 };
}

const lastStep = {
  id: 'last',
  name: 'Dernière relance',
  day: 25,
  level: 3,
  next: 'go',
  deadlineDays: 7,
  companions: [{ channel: 'sms' as const, template: `${id}-last-sms`, audience: ['accountsPayable', 'approver', 'management'] }],
  reduced: { template: `${id}-last-amicable`, companions: null },
};

/** Low-risk SMEs: e-mails well apart, a call from €1,000 overdue, then a registered notice. */
export const sme: Drawing = {
  scenarioId: id,
  name: { fr: 'PME à faible risque', en: 'Low-risk SME' },
  description: {
    fr: 'Trois e-mails espacés ; un appel à la place du dernier dès 1 000 € d’échu.',
    en: 'Three e-mails well apart; a call instead of the last from €1,000 overdue.',
  },
  policies: { gapDays: 7, cap: { contacts: 4, days: 30 }, consolidation: 'account' },
  interrupts: { paid: { to: 'thanks' } },
  cards: [
    startCard(10, 'announce'),
    ...emailCards(id, { id: 'announce', name: 'Rappel avant échéance', day: -5, level: 0, next: 'first' }),
    ...emailCards(id, { id: 'first', name: 'Première relance', day: 5, level: 1, next: 'second' }),
    ...emailCards(id, { id: 'second', name: 'Deuxième relance', day: 15, level: 2, next: 'large', deadlineDays: 7, letterInstead: 'call' }),
    largeOverdue(25),
    ...callCards(id, { id: 'call', name: 'Appel du chargé de comptes', day: 25, next: 'go', brief: reminderBrief }),
    ...emailCards(id, lastStep).map(aside),
    approvalCard(32, 'small-item'),
    smallItem(37),
    noticeCard(id, { day: 37, next: 'decide-end' }),
    aside(
      letterCard(id, {
        id: 'small',
        name: 'Dernier courrier',
        day: 37,
        level: 4,
        next: 'decide-end',
        companions: [{ channel: 'email', template: `${id}-small-email`, audience: ['accountsPayable', 'approver', 'management'] }],
      }),
    ),
    disagreementCard(28),
    unreachableCard(40),
    ...endingCards({ day: 56, fromCents: 15_000, to: 'agency' }),
    ...thanksCards(id),
  ],
};
