import { callCards, disagreementCard, endingCards, startCard } from '../cards/call-cards.js';
import { emailCards, letterCard, noticeCard, thanksCards, unreachableCard } from '../cards/written-cards.js';
import type { Drawing } from '../draw.js';
import { managementBrief, reminderBrief } from './briefs.js';

const id = 'grand-compte';
const audience = ['accountsPayable', 'purchasing', 'management'];

/** Key accounts: calls first, every message the draft of a named owner, the CFO before a notice. */
export const keyAccount: Drawing = {
  scenarioId: id,
  name: { fr: 'Grand compte', en: 'Key account' },
  description: {
    fr: 'Un relevé avant l’échéance, puis des appels d’abord, un seul e-mail entre eux.',
    en: 'A statement before the due date, then calls first, with a single e-mail between them.',
  },
  policies: { gapDays: 5, cap: { contacts: 5, days: 30 }, consolidation: 'account' },
  fullPolicies: { sendMode: 'owner' },
  interrupts: { paid: { to: 'thanks' } },
  cards: [
    startCard(10, 'statement'),
    ...emailCards(id, { id: 'statement', name: 'Relevé avant échéance', day: -7, level: 0, next: 'call-first', audience }),
    ...callCards(id, { id: 'call-first', name: 'Appel de suivi', day: 5, next: 'letter', brief: reminderBrief, patienceDays: 5, audience }),
    ...emailCards(id, { id: 'letter', name: 'E-mail du responsable du compte', day: 12, level: 1, next: 'call-second', audience }),
    ...callCards(id, { id: 'call-second', name: 'Deuxième appel', day: 20, next: 'call-management', brief: reminderBrief, audience }),
    ...callCards(id, {
      id: 'call-management',
      name: 'Appel de direction',
      day: 27,
      next: 'cfo',
      caller: 'management',
      brief: managementBrief,
      audience,
    }),
    letterCard(id, {
      id: 'cfo',
      name: 'Courrier du directeur financier',
      day: 40,
      level: 3,
      next: 'notice',
      deadlineDays: 7,
      sender: 'cfo',
    }),
    noticeCard(id, { day: 55, next: 'decide-end', approvers: ['creditManager', 'cfo'] }),
    disagreementCard(30),
    unreachableCard(43),
    ...endingCards({ day: 75, fromCents: 500_000, to: 'lawyer' }),
    ...thanksCards(id),
  ],
};
