import type { When } from '@relance/schemas';
import { endingCards, startCard } from '../cards/call-cards.js';
import { emailCards, noticeCard, taskCard, thanksCards, unreachableCard } from '../cards/written-cards.js';
import type { Card, Drawing } from '../draw.js';

const id = 'rejet-de-prelevement';

/** Days count from the rejection, the day the item enters this scenario. */
function fromRejection(card: Card, offset: number, unit: When['unit'] = 'days'): Card {
  return 'when' in card.data ? { ...card, data: { ...card.data, when: { anchor: 'entry', offset, unit } } } : card;
}

/** After a rejected direct debit: the bank's reason at once, a call beside it, then a short ladder. */
export const rejectedDebit: Drawing = {
  scenarioId: id,
  name: { fr: 'Rejet de prélèvement', en: 'Rejected direct debit' },
  description: {
    fr: 'Le lendemain du rejet, un e-mail avec le motif de la banque et un coup de fil ; les jours se comptent depuis le rejet.',
    en: 'The day after the rejection, an e-mail with the bank’s reason and a phone call; days count from the rejection.',
  },
  policies: { gapDays: 7, cap: { contacts: 4, days: 30 }, consolidation: 'account' },
  interrupts: { paid: { to: 'thanks' } },
  cards: [
    startCard(0, 'rejected'),
    ...emailCards(id, { id: 'rejected', name: 'Rejet signalé', day: 1, level: 2, next: 'phone' }).map((card) =>
      fromRejection(card, 1, 'businessDays'),
    ),
    fromRejection(
      taskCard({
        id: 'phone',
        name: 'Appel d’accompagnement',
        day: 2,
        next: 'last',
        brief: {
          fr: 'Appeler pour accompagner l’e-mail : comprendre le motif du rejet, convenir du jour du virement.',
          en: 'Call to go with the e-mail: understand why the debit was returned, agree on the day of the transfer.',
        },
        done: { fr: 'Appel passé', en: 'Call made' },
      }),
      1,
      'businessDays',
    ),
    ...emailCards(id, {
      id: 'last',
      name: 'Dernière relance',
      day: 12,
      level: 3,
      next: 'notice',
      deadlineDays: 7,
      letterInstead: 'notice',
    }).map((card) => fromRejection(card, 12)),
    fromRejection(noticeCard(id, { day: 23, next: 'decide-end' }), 23),
    unreachableCard(26),
    ...endingCards({ day: 45, fromCents: 15_000, to: 'agency' }).map((card) => fromRejection(card, 45)),
    ...thanksCards(id),
  ],
};
