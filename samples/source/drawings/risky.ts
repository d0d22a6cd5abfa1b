import { callCards, disagreementCard, startCard } from '../cards/call-cards.js';
import { emailCards, noticeCard, smsCard, thanksCards, unreachableCard } from '../cards/written-cards.js';
import { dueDay, type Drawing } from '../draw.js';
import { reminderBrief } from './briefs.js';

const id = 'client-a-risque';

const lastStep = {
  id: 'last',
  name: 'Dernier e-mail',
  day: 15,
  level: 4,
  next: 'notice',
  deadlineDays: 7,
  letterInstead: 'notice',
  reduced: { template: `${id}-last-amicable` },
};

/** Risky customers: a close rhythm, calls early, deliveries stopped, a notice on D+25. */
export const risky: Drawing = {
  scenarioId: id,
  name: { fr: 'Client à risque', en: 'Risky customer' },
  description: {
    fr: 'Un rythme serré : appel dès J+3, blocage des livraisons demandé à J+11, dernier e-mail à J+15.',
    en: 'A close rhythm: a call from D+3, a stop of deliveries requested on D+11, the last e-mail on D+15.',
  },
  policies: { gapDays: 2, cap: { contacts: 8, days: 30 }, consolidation: 'account', callOpenBusinessDays: 1 },
  interrupts: { paid: { to: 'thanks' } },
  cards: [
    startCard(10, 'announce'),
    ...emailCards(id, { id: 'announce', name: 'Rappel avant échéance', day: -7, level: 0, next: 'announce-sms' }),
    smsCard(id, { id: 'announce-sms', name: 'SMS avant échéance', day: -2, level: 0, next: 'call-first' }),
    ...callCards(id, {
      id: 'call-first',
      name: 'Appel dès J+3',
      day: 3,
      next: 'second',
      brief: reminderBrief,
      openBusinessDays: 1,
      patienceDays: 3,
    }),
    ...emailCards(id, { id: 'second', name: 'Relance ferme', day: 7, level: 2, next: 'call-block' }),
    ...callCards(id, {
      id: 'call-block',
      name: 'Appel et blocage des livraisons',
      day: 11,
      next: 'last',
      openBusinessDays: 1,
      patienceDays: 3,
      brief: {
        fr: 'Obtenir une date de virement ; demander à l’administration des ventes de suspendre les livraisons.',
        en: 'Obtain a date of transfer; ask sales administration to hold deliveries.',
      },
    }),
    ...emailCards(id, lastStep),
    noticeCard(id, { day: 25, next: 'wait-end' }),
    disagreementCard(18),
    unreachableCard(28),
    { id: 'wait-end', kind: 'wait', name: 'Attendre J+45', data: { when: dueDay(45) }, ports: { next: 'hand-over' }, day: 45 },
    {
      id: 'hand-over',
      kind: 'handOver',
      name: 'Passage en contentieux',
      data: { to: 'lawyer', owner: 'creditManager' },
      ports: {},
      day: 48,
    },
    ...thanksCards(id),
  ],
};
