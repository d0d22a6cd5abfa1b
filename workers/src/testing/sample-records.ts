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

/** Two reminders, on J+2 and J+9, then an end with an owner; one template in the given languages. */
export function twoReminders(locales: readonly ('fr' | 'en')[] = ['fr', 'en']): ScenarioBundle {
  const reminder = (id: string, offset: number, level: number): GraphNode => ({
    id,
    kind: 'email',
    name: id,
    data: { when: { anchor: 'dueDate', offset, unit: 'days' }, level, template: 'relance', audience: ['accountsPayable'] },
  });
  const edge = (node: string, port: string, to: string): ScenarioBundle['graph']['edges'][number] => ({
    id: `${node}-${port}`,
    from: { node, port },
    to,
  });
  return {
    catalogueVersion: 1,
    templates: locales.map(template),
    graph: {
      schema: 1,
      scenarioId: 'deux-relances',
      nodes: [
        { id: 'depart', kind: 'start', name: 'Départ', data: { enterDaysBefore: 5 } },
        reminder('r1', 2, 1),
        reminder('r2', 9, 2),
        { id: 'fin', kind: 'end', name: 'Fin', data: { owner: 'creditManager', reviewBusinessDays: 10 } },
      ],
      edges: [
        edge('depart', 'next', 'r1'),
        edge('r1', 'sent', 'r2'),
        edge('r1', 'failed', 'r2'),
        edge('r2', 'sent', 'fin'),
        edge('r2', 'failed', 'fin'),
      ],
      policies: { gapDays: 2, cap: { contacts: 30, days: 30 } },
    },
  };
}
