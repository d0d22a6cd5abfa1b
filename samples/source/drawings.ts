import { callCards, disagreementCard, emailCards, endingCards, startCard } from './cards.js';
import { dueDay, type Card, type Drawing } from './draw.js';

const reminderBrief = {
  fr: 'Vérifier que les factures sont bien reçues et validées, demander la date du virement, noter ce qui bloque.',
  en: 'Check that the invoices were received and approved, ask for the date of the transfer, note what is in the way.',
};

function sme(): Drawing {
  const id = 'pme-faible-risque';
  return {
    scenarioId: id,
    name: { fr: 'PME à faible risque', en: 'Low-risk SME' },
    description: {
      fr: 'Trois e-mails espacés ; un appel à la place du dernier dès 1 000 € d’échu.',
      en: 'Three e-mails well apart; a call instead of the last from €1,000 overdue.',
    },
    policies: { gapDays: 7, cap: { contacts: 4, days: 30 }, consolidation: 'account' },
    cards: [
      startCard(10, 'announce'),
      ...emailCards(id, { id: 'announce', name: 'Rappel avant échéance', day: -5, level: 0, next: 'first' }),
      ...emailCards(id, { id: 'first', name: 'Première relance', day: 5, level: 1, next: 'second' }),
      ...emailCards(id, { id: 'second', name: 'Deuxième relance', day: 15, level: 2, next: 'large', deadlineDays: 7 }),
      largeOverdue(25),
      ...callCards({ id: 'call', name: 'Appel du chargé de comptes', day: 25, next: 'decide-end', brief: reminderBrief }),
      ...emailCards(id, { id: 'last', name: 'Dernière relance', day: 25, level: 3, next: 'decide-end', deadlineDays: 7 }).map(aside),
      disagreementCard(28),
      ...endingCards({ day: 56, fromCents: 15_000, to: 'agency' }),
    ],
  };
}

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

/** The second branch of a decision stands beside the first. */
function aside(card: Card): Card {
  return { ...card, column: (card.column ?? 0) + 3 };
}

function keyAccount(): Drawing {
  const id = 'grand-compte';
  const audience = ['accountsPayable', 'purchasing', 'management'];
  return {
    scenarioId: id,
    name: { fr: 'Grand compte', en: 'Key account' },
    description: {
      fr: 'Un relevé avant l’échéance, puis des appels d’abord, un seul e-mail entre eux.',
      en: 'A statement before the due date, then calls first, with a single e-mail between them.',
    },
    policies: { gapDays: 5, cap: { contacts: 5, days: 30 }, consolidation: 'account' },
    cards: [
      startCard(10, 'statement'),
      ...emailCards(id, { id: 'statement', name: 'Relevé avant échéance', day: -7, level: 0, next: 'call-first', audience }),
      ...callCards({ id: 'call-first', name: 'Appel de suivi', day: 5, next: 'letter', brief: reminderBrief, patienceDays: 5 }),
      ...emailCards(id, { id: 'letter', name: 'E-mail du responsable du compte', day: 12, level: 1, next: 'call-second', audience }),
      ...callCards({ id: 'call-second', name: 'Deuxième appel', day: 20, next: 'call-management', brief: reminderBrief }),
      ...callCards({
        id: 'call-management',
        name: 'Appel de direction',
        day: 27,
        next: 'decide-end',
        caller: 'management',
        brief: {
          fr: 'De direction à direction : rappeler l’historique, obtenir un engagement daté, proposer un échéancier si besoin.',
          en: 'Management to management: recall what was said, obtain a dated commitment, offer instalments if needed.',
        },
      }),
      disagreementCard(30),
      ...endingCards({ day: 75, fromCents: 500_000, to: 'lawyer' }),
    ],
  };
}

function publicBody(): Drawing {
  const id = 'organisme-public';
  return {
    scenarioId: id,
    name: { fr: 'Organisme public', en: 'Public body' },
    description: {
      fr: 'Chaque facture suit son propre circuit : numéro d’engagement et code service partout, jamais de menace de saisie.',
      en: 'Each invoice follows its own circuit: commitment number and service code everywhere, never a threat of seizure.',
    },
    policies: { gapDays: 5, cap: { contacts: 5, days: 30 }, consolidation: 'invoice' },
    cards: [
      startCard(10, 'first'),
      ...emailCards(id, { id: 'first', name: 'Relance avec engagement et service', day: 7, level: 1, next: 'call-circuit' }),
      ...callCards({
        id: 'call-circuit',
        name: 'Appel : contact et circuit',
        day: 14,
        next: 'call-payment',
        brief: {
          fr: 'Demander où en est la facture : déposée, service fait, mandatée ? Noter le service et la personne.',
          en: 'Ask where the invoice stands: filed, service certified, payment ordered? Note the department and the person.',
        },
      }),
      ...callCards({
        id: 'call-payment',
        name: 'Appel : date de mandatement',
        day: 22,
        next: 'wait-decision',
        brief: {
          fr: 'Obtenir la date de mandatement et le nom du comptable public.',
          en: 'Obtain the date of the payment order and the name of the public accountant.',
        },
      }),
      disagreementCard(25),
      { id: 'wait-decision', kind: 'wait', name: 'Attendre J+65', data: { when: dueDay(65) }, ports: { next: 'review' }, day: 65 },
      {
        id: 'review',
        kind: 'end',
        name: 'Décision du credit manager',
        data: { owner: 'creditManager', reviewBusinessDays: 5 },
        ports: {},
        day: 68,
      },
    ],
  };
}

function risky(): Drawing {
  const id = 'client-a-risque';
  return {
    scenarioId: id,
    name: { fr: 'Client à risque', en: 'Risky customer' },
    description: {
      fr: 'Un rythme serré : appel dès J+3, blocage des livraisons demandé à J+11, dernier e-mail à J+15.',
      en: 'A close rhythm: a call from D+3, a stop of deliveries requested on D+11, the last e-mail on D+15.',
    },
    policies: { gapDays: 2, cap: { contacts: 8, days: 30 }, consolidation: 'account', callOpenBusinessDays: 1 },
    cards: [
      startCard(10, 'announce'),
      ...emailCards(id, { id: 'announce', name: 'Rappel avant échéance', day: -7, level: 0, next: 'call-first' }),
      ...callCards({
        id: 'call-first',
        name: 'Appel dès J+3',
        day: 3,
        next: 'second',
        brief: reminderBrief,
        openBusinessDays: 1,
        patienceDays: 3,
      }),
      ...emailCards(id, { id: 'second', name: 'Relance ferme', day: 7, level: 2, next: 'call-block' }),
      ...callCards({
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
      ...emailCards(id, { id: 'last', name: 'Dernier e-mail', day: 15, level: 4, next: 'wait-end', deadlineDays: 7 }),
      disagreementCard(18),
      { id: 'wait-end', kind: 'wait', name: 'Attendre J+45', data: { when: dueDay(45) }, ports: { next: 'hand-over' }, day: 45 },
      {
        id: 'hand-over',
        kind: 'handOver',
        name: 'Passage en contentieux',
        data: { to: 'lawyer', owner: 'creditManager' },
        ports: {},
        day: 48,
      },
    ],
  };
}

function sixtyDays(): Drawing {
  const id = 'echeance-60-jours';
  return {
    scenarioId: id,
    name: { fr: 'Échéance 60 jours', en: 'Sixty-day terms' },
    description: {
      fr: 'Pour les clients à 60 jours : le délai est déjà long, la relance reste posée puis passe au téléphone.',
      en: 'For customers on sixty-day terms: the credit was long already, dunning stays calm and then picks up the phone.',
    },
    policies: { gapDays: 7, cap: { contacts: 4, days: 30 }, consolidation: 'account' },
    cards: [
      startCard(10, 'announce'),
      ...emailCards(id, { id: 'announce', name: 'Rappel avant échéance', day: -5, level: 0, next: 'first' }),
      ...emailCards(id, { id: 'first', name: 'Première relance', day: 10, level: 1, next: 'second' }),
      ...emailCards(id, { id: 'second', name: 'Deuxième relance', day: 20, level: 2, next: 'call', deadlineDays: 7 }),
      ...callCards({ id: 'call', name: 'Appel du chargé de comptes', day: 31, next: 'decide-end', brief: reminderBrief }),
      disagreementCard(34),
      ...endingCards({ day: 62, fromCents: 15_000, to: 'agency' }),
    ],
  };
}

/** The default scenarios as far as e-mails and calls carry them; steps by text message, letter or notice are left out, never faked. */
export const drawings: readonly Drawing[] = [sme(), keyAccount(), publicBody(), risky(), sixtyDays()];
