import type { Story } from './story.js';

/** A case to record: the scenario it walks, what it owes, and what happens to it. */
export interface Situation {
  name: string;
  /** Segment, and file of the sample world where it is one. */
  scenario: string;
  /** Amounts of its items in cents, all due on one day; one item of 1,200 € when left out. */
  cents?: readonly number[];
  /** It has nobody's address. */
  unreachable?: true;
  debtorClass?: 'publicBuyer' | 'consumer';
  /** Whether its tasks are answered, by their first outcome; else they expire. */
  tasks?: 'answered';
  happens?: (story: Story) => Promise<void>;
}

/** Segment of the plain ladder of e-mails, and of the letters that take a text message along. */
export const [ladder, letters] = ['echelle', 'courrier'] as const;

const short: readonly Situation[] = [
  { name: 'plain-ladder', scenario: ladder },
  { name: 'two-items', scenario: ladder, cents: [120_000, 80_000] },
  {
    name: 'paid',
    scenario: ladder,
    happens: async (story) => {
      await story.contacts(1);
      await story.pays(120_000);
    },
  },
  {
    name: 'paid-in-part',
    scenario: ladder,
    happens: async (story) => {
      await story.contacts(1);
      await story.pays(50_000);
    },
  },
  {
    name: 'paid-then-returned',
    scenario: ladder,
    happens: async (story) => {
      await story.contacts(1);
      await story.pays(120_000);
      await story.rests();
      await story.paymentReturned();
    },
  },
  {
    name: 'promise-broken',
    scenario: ladder,
    happens: async (story) => {
      await story.contacts(1);
      await story.says('promise', { untilOn: story.dayIn(6) });
    },
  },
  {
    name: 'dispute-lifted',
    scenario: ladder,
    happens: async (story) => {
      await story.contacts(1);
      const lift = await story.says('dispute', { reason: 'price' });
      await story.days(5);
      await lift();
    },
  },
  {
    name: 'hold-ends',
    scenario: ladder,
    happens: async (story) => {
      await story.contacts(1);
      await story.says('hold', { reason: 'Demande du client', untilOn: story.dayIn(7) });
    },
  },
  {
    name: 'instalment-plan-broken',
    scenario: ladder,
    happens: async (story) => {
      const instalments = [
        { dueOn: story.dayIn(8), cents: 60_000 },
        { dueOn: story.dayIn(30), cents: 60_000 },
      ];
      await story.says('instalmentPlan', { reason: 'Accord', instalments });
    },
  },
  {
    name: 'dunning-closed',
    scenario: ladder,
    happens: async (story) => {
      await story.contacts(1);
      await story.says('closed', { reason: 'Demande du client', untilOn: story.dayIn(60) });
    },
  },
  {
    name: 'written-off',
    scenario: ladder,
    happens: async (story) => {
      await story.contacts(1);
      await story.says('writeOff', { reason: 'Irrécouvrable' });
    },
  },
  {
    name: 'skipped-and-stepped-back',
    scenario: ladder,
    happens: async (story) => {
      await story.says('skip', { reason: 'Vu au téléphone' });
      await story.contacts(1);
      await story.says('stepBack', { reason: 'Envoyé trop tôt' });
    },
  },
  { name: 'nobody-to-write-to', scenario: ladder, unreachable: true },
  {
    name: 'facts-nobody-told-of',
    scenario: ladder,
    happens: async (story) => {
      // noted without a signal: what the case decided on is old when it comes to sending
      for (let count = 0; count < 12; count += 1) {
        await story.notedUnseen();
        await story.days(1);
      }
    },
  },
  {
    name: 'woken-often',
    scenario: ladder,
    happens: async (story) => {
      for (let count = 0; count < 40; count += 1) {
        await story.woken();
        await story.days(0.3);
      }
    },
  },
  {
    name: 'cancelled',
    scenario: ladder,
    happens: async (story) => {
      await story.contacts(1);
      await story.cancelled();
    },
  },
  { name: 'letter-with-companion', scenario: letters },
];

/** What is recorded: what may happen to a case, and the scenarios of the sample world, with their calls, letters, approvals and notices. */
export const situations: readonly Situation[] = [
  ...short,
  { name: 'classique-courte', scenario: 'classique-courte', tasks: 'answered' },
  { name: 'classique-avec-appel', scenario: 'classique-avec-appel', tasks: 'answered' },
  { name: 'tasks-unanswered', scenario: 'classique-avec-appel' },
  { name: 'client-a-risque', scenario: 'client-a-risque', tasks: 'answered' },
  { name: 'consommateur', scenario: 'consommateur', tasks: 'answered', debtorClass: 'consumer' },
  { name: 'echeance-60-jours', scenario: 'echeance-60-jours', tasks: 'answered' },
  { name: 'grand-compte', scenario: 'grand-compte', tasks: 'answered', cents: [900_000, 450_000] },
  { name: 'organisme-public', scenario: 'organisme-public', tasks: 'answered', debtorClass: 'publicBuyer', cents: [300_000, 200_000] },
  { name: 'pme-faible-risque', scenario: 'pme-faible-risque', tasks: 'answered', cents: [300_000] },
  { name: 'rejet-de-prelevement', scenario: 'rejet-de-prelevement', tasks: 'answered' },
];
