import type { Entity, GraphNode, ScenarioBundle, Template } from '@relance/schemas';

/** The creditor entity of these tests; each house gives it an id of its own. */
export const creditor: Entity = {
  _id: 'brevanne',
  name: 'Brévanne Distribution',
  legalForm: 'SAS',
  siren: '552100554',
  address: { lines: ['12 rue des Forges'], postcode: '69007', city: 'Lyon', country: 'FR' },
  territory: 'FR',
  locale: 'fr',
  currency: 'EUR',
  payeeAccounts: [
    { id: 'principal', holder: 'Brévanne Distribution', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', bank: 'Banque' },
  ],
  sender: {
    name: 'Inès Roche',
    function: { fr: 'Comptabilité clients', en: 'Accounts receivable' },
    email: 'compta@brevanne.example',
    phone: '+33 4 00 00 00 00',
  },
  policy: {
    gapDays: 2,
    cap: { contacts: 30, days: 30 },
    window: { fromMinute: 540, toMinute: 1020, weekdays: [1, 2, 3, 4, 5] },
    toleranceMinutes: 15,
    freshFeed: false,
  },
  legal: { lateInterestRatePercent: '12.15', lateInterestSince: '2025-07-01', indemnityCents: 4000 },
};

const template = (locale: 'fr' | 'en'): Template => ({
  id: 'relance',
  version: 1,
  channel: 'email',
  locale,
  subject: '{{reference}}',
  body: '<p>{{entity.name}}</p>',
});

type Edge = ScenarioBundle['graph']['edges'][number];

const edge = (node: string, port: string, to: string): Edge => ({ id: `${node}-${port}`, from: { node, port }, to });
const fromDueDate = (offset: number) => ({ anchor: 'dueDate', offset, unit: 'days' });
const end: GraphNode = { id: 'fin', kind: 'end', name: 'Fin', data: { owner: 'creditManager', reviewBusinessDays: 10 } };

function scenarioOf(scenarioId: string, nodes: GraphNode[], edges: Edge[], locales: readonly ('fr' | 'en')[]): ScenarioBundle {
  const start: GraphNode = { id: 'depart', kind: 'start', name: 'Départ', data: { enterDaysBefore: 5 } };
  const [first] = nodes;
  return {
    catalogueVersion: 1,
    templates: locales.map(template),
    graph: {
      schema: 1,
      scenarioId,
      nodes: [start, ...nodes],
      edges: [edge('depart', 'next', first?.id ?? 'fin'), ...edges],
      policies: { gapDays: 2, cap: { contacts: 30, days: 30 } },
    },
  };
}

/** Two reminders, on J+2 and J+9, then an end with an owner; one template in the given languages. */
export function twoReminders(locales: readonly ('fr' | 'en')[] = ['fr', 'en']): ScenarioBundle {
  const reminder = (id: string, offset: number, level: number): GraphNode => ({
    id,
    kind: 'email',
    name: id,
    data: { when: fromDueDate(offset), level, template: 'relance', audience: ['accountsPayable'] },
  });
  const edges = [edge('r1', 'sent', 'r2'), edge('r1', 'failed', 'r2'), edge('r2', 'sent', 'fin'), edge('r2', 'failed', 'fin')];
  return scenarioOf('deux-relances', [reminder('r1', 2, 1), reminder('r2', 9, 2), end], edges, locales);
}

/** The two reminders, the first of which takes a text message along (law 22). */
export function remindersWithText(): ScenarioBundle {
  const bundle = twoReminders();
  const companions = [{ channel: 'sms', template: 'rappel', audience: ['accountsPayable'] }];
  const texts = bundle.templates.map(({ version, locale }): Template => ({
    id: 'rappel',
    version,
    channel: 'sms',
    locale,
    body: '{{entity.name}} {{reference}}',
  }));
  const nodes = bundle.graph.nodes.map((node) => (node.id === 'r1' ? { ...node, data: { ...node.data, companions } } : node));
  return { ...bundle, templates: [...bundle.templates, ...texts], graph: { ...bundle.graph, nodes } };
}

/** A reminder on J+2 whose exact content the credit manager approves (law 24), then an end with an owner. */
export function approvedReminder(): ScenarioBundle {
  const when = fromDueDate(2);
  const approval = { by: ['creditManager'], openBusinessDays: 3 };
  const data = { when, level: 1, template: 'relance', audience: ['accountsPayable'], approval };
  const reminder: GraphNode = { id: 'r1', kind: 'email', name: 'r1', data };
  return scenarioOf('validee', [reminder, end], [edge('r1', 'sent', 'fin'), edge('r1', 'failed', 'fin')], ['fr', 'en']);
}

/** A letter on J+2 that grants eight days, then a registered one on J+30, then an end with an owner. */
export function twoLetters(): ScenarioBundle {
  const letter = (id: string, offset: number, level: number, delivery: 'simple' | 'registered'): GraphNode => ({
    id,
    kind: 'letter',
    name: id,
    data: { when: fromDueDate(offset), level, delivery, deadlineDays: 8, template: 'relance', audience: ['accountsPayable'] },
  });
  const edges = [edge('l1', 'sent', 'l2'), edge('l1', 'failed', 'fin'), edge('l2', 'sent', 'fin'), edge('l2', 'failed', 'fin')];
  const bundle = scenarioOf('deux-courriers', [letter('l1', 2, 1, 'simple'), letter('l2', 30, 2, 'registered'), end], edges, ['fr', 'en']);
  return { ...bundle, templates: bundle.templates.map((one) => ({ ...one, channel: 'letter' })) };
}

/** A wait until J+n, then the litigation handoff. */
export function handedOverOnDay(offset: number): ScenarioBundle {
  const wait: GraphNode = { id: 'attente', kind: 'wait', name: 'Attente', data: { when: fromDueDate(offset) } };
  const handOver: GraphNode = { id: 'contentieux', kind: 'handOver', name: 'Contentieux', data: { to: 'agency', owner: 'creditManager' } };
  return scenarioOf('contentieux', [wait, handOver], [edge('attente', 'next', 'contentieux')], ['fr', 'en']);
}

/** What a call that reached somebody is written down with. */
const recapTemplate = (locale: 'fr' | 'en'): Template => ({
  ...template(locale),
  id: 'recap',
  body: '<p>{{plainDate call.on}}{{#if call.promise}}{{#if call.promise.amount}} {{money call.promise.amount.cents call.promise.amount.currency}}{{/if}} {{plainDate call.promise.on}}{{/if}}</p>',
});

/** A call on J+2 with its written recap, a reminder on J+3, then an end with an owner. */
export function recappedCall(): ScenarioBundle {
  const label = { fr: 'joint', en: 'reached' };
  const data = {
    when: fromDueDate(2),
    outcomes: [{ id: 'reached', label, reached: true }],
    recap: { template: 'recap', audience: ['accountsPayable'] },
  };
  const call: GraphNode = { id: 'appel', kind: 'callTask', name: 'Appel', data };
  const mail = { when: fromDueDate(3), level: 1, template: 'relance', audience: ['accountsPayable'] };
  const reminder: GraphNode = { id: 'r1', kind: 'email', name: 'r1', data: mail };
  const edges = [edge('appel', 'reached', 'r1'), edge('appel', 'expired', 'r1'), edge('r1', 'sent', 'fin'), edge('r1', 'failed', 'fin')];
  const bundle = scenarioOf('appel-ecrit', [call, reminder, end], edges, ['fr', 'en']);
  return { ...bundle, templates: [...bundle.templates, recapTemplate('fr'), recapTemplate('en')] };
}

/** A call on J+n whose one outcome is that somebody was reached, then an end with an owner. */
export function calledOnDay(offset: number): ScenarioBundle {
  const outcomes = [{ id: 'reached', label: { fr: 'joint', en: 'reached' }, reached: true }];
  const call: GraphNode = { id: 'appel', kind: 'callTask', name: 'Appel', data: { when: fromDueDate(offset), outcomes } };
  return scenarioOf('appel', [call, end], [edge('appel', 'reached', 'fin'), edge('appel', 'expired', 'fin')], ['fr', 'en']);
}
