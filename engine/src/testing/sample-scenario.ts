import type { ScenarioBundle, Template } from '@relance/schemas';

const template = (locale: 'fr' | 'en'): Template => ({ id: 'relance', version: 1, channel: 'email', locale, subject: 's', body: 'b' });

/** The smallest scenario that does something: one reminder five days late, then a named person. */
export const sampleScenario: ScenarioBundle = {
  catalogueVersion: 1,
  templates: [template('fr'), template('en')],
  graph: {
    schema: 1,
    scenarioId: 'essai',
    name: { fr: 'Essai', en: 'Trial' },
    nodes: [
      { id: 'depart', kind: 'start', name: 'Départ', data: { enterDaysBefore: 7 } },
      {
        id: 'r1',
        kind: 'email',
        name: 'Relance 1',
        data: { when: { anchor: 'dueDate', offset: 5, unit: 'days' }, level: 1, template: 'relance', audience: ['accountsPayable'] },
      },
      { id: 'fin', kind: 'end', name: 'Fin', data: { owner: 'creditManager', reviewBusinessDays: 10 } },
    ],
    edges: [
      { id: 'e1', from: { node: 'depart', port: 'next' }, to: 'r1' },
      { id: 'e2', from: { node: 'r1', port: 'sent' }, to: 'fin' },
      { id: 'e3', from: { node: 'r1', port: 'failed' }, to: 'fin' },
    ],
    policies: { gapDays: 7 },
  },
};
