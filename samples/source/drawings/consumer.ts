import { startCard } from '../cards/call-cards.js';
import { emailCards, letterCard, thanksCards, unreachableCard } from '../cards/written-cards.js';
import { dueDay, type Drawing } from '../draw.js';

const id = 'consommateur';
const addressee = ['accountsPayable', 'management'];

/** Consumers: few and gentle messages, no fees, and a person decides in the end. */
export const consumer: Drawing = {
  scenarioId: id,
  name: { fr: 'Consommateur', en: 'Consumer' },
  description: {
    fr: 'Un e-mail puis deux courriers, sans frais ni pénalité ; une personne décide de la suite.',
    en: 'An e-mail, then two letters, without fees or penalties; a person decides what follows.',
  },
  policies: { gapDays: 7, cap: { contacts: 4, days: 30 }, consolidation: 'account' },
  interrupts: { paid: { to: 'thanks' } },
  cards: [
    startCard(0, 'first'),
    ...emailCards(id, { id: 'first', name: 'Rappel', day: 5, level: 1, next: 'second' }),
    letterCard(id, { id: 'second', name: 'Deuxième relance', day: 15, level: 2, next: 'last', deadlineDays: 15, audience: addressee }),
    letterCard(id, {
      id: 'last',
      name: 'Dernière relance amiable',
      day: 42,
      level: 3,
      next: 'wait-decision',
      deadlineDays: 15,
      audience: addressee,
    }),
    unreachableCard(18),
    { id: 'wait-decision', kind: 'wait', name: 'Attendre J+70', data: { when: dueDay(70) }, ports: { next: 'review' }, day: 70 },
    {
      id: 'review',
      kind: 'end',
      name: 'Décision du credit manager',
      data: { owner: 'creditManager', reviewBusinessDays: 10 },
      ports: {},
      day: 73,
    },
    ...thanksCards(id),
  ],
};
