import { callCards, disagreementCard, startCard } from '../cards/call-cards.js';
import { emailCards, letterCard, noticeCard, taskCard, thanksCards, unreachableCard } from '../cards/written-cards.js';
import { dueDay, type Drawing } from '../draw.js';

const id = 'organisme-public';
const officers = ['authorisingOfficer', 'management', 'accountsPayable'];

/** Public bodies: each invoice by its own circuit; interest and indemnity are due by law, seizure never is. */
export const publicBody: Drawing = {
  scenarioId: id,
  name: { fr: 'Organisme public', en: 'Public body' },
  description: {
    fr: 'Chaque facture suit son propre circuit : numéro d’engagement et code service partout, jamais de menace de saisie.',
    en: 'Each invoice follows its own circuit: commitment number and service code everywhere, never a threat of seizure.',
  },
  policies: { gapDays: 5, cap: { contacts: 5, days: 30 }, consolidation: 'invoice' },
  fullPolicies: { accessoriesFromLevel: 3 },
  interrupts: { paid: { to: 'thanks' } },
  cards: [
    startCard(12, 'portal'),
    taskCard({
      id: 'portal',
      name: 'Statut sur le portail',
      day: -10,
      next: 'first',
      brief: {
        fr: 'Vérifier sur le portail que la facture est déposée et acceptée ; noter engagement et service.',
        en: 'Check on the portal that the invoice is filed and accepted; note commitment and department.',
      },
      done: { fr: 'Statut vérifié', en: 'Status checked' },
    }),
    ...emailCards(id, { id: 'first', name: 'Relance avec engagement et service', day: 7, level: 1, next: 'call-circuit' }),
    ...callCards(id, {
      id: 'call-circuit',
      name: 'Appel : contact et circuit',
      day: 14,
      next: 'call-payment',
      brief: {
        fr: 'Demander où en est la facture : déposée, service fait, mandatée ? Noter le service et la personne.',
        en: 'Ask where the invoice stands: filed, service certified, payment ordered? Note the department and the person.',
      },
    }),
    ...callCards(id, {
      id: 'call-payment',
      name: 'Appel : date de mandatement',
      day: 22,
      next: 'officer',
      brief: {
        fr: 'Obtenir la date de mandatement et le nom du comptable public.',
        en: 'Obtain the date of the payment order and the name of the public accountant.',
      },
    }),
    letterCard(id, {
      id: 'officer',
      name: 'Courrier à l’ordonnateur',
      day: 30,
      level: 3,
      next: 'notice',
      audience: officers,
    }),
    {
      ...noticeCard(id, { day: 45, next: 'wait-decision', audience: officers }),
      needs: { channel: 'registered', otherwise: 'wait-decision' },
    },
    disagreementCard(25),
    unreachableCard(33),
    { id: 'wait-decision', kind: 'wait', name: 'Attendre J+65', data: { when: dueDay(65) }, ports: { next: 'review' }, day: 65 },
    {
      id: 'review',
      kind: 'end',
      name: 'Décision du credit manager',
      data: { owner: 'creditManager', reviewBusinessDays: 5 },
      ports: {},
      day: 68,
    },
    ...thanksCards(id),
  ],
};
