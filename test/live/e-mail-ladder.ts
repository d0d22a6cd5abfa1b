import type { GraphNode, ScenarioBundle, Template } from '@relance/schemas';

const template = (locale: 'fr' | 'en'): Template => ({
  id: 'relance',
  version: 1,
  channel: 'email',
  locale,
  subject: '{{reference}}',
  body: '<p>{{entity.name}}</p>',
});

const text = (locale: 'fr' | 'en'): Template => ({
  id: 'relance',
  version: 1,
  channel: 'sms',
  locale,
  body: '{{entity.name}} {{reference}}',
});

const letter = (locale: 'fr' | 'en'): Template => ({ ...template(locale), channel: 'letter' });

/** A scenario of e-mails on the given days after the due date, levels rising to 4, then an end with an owner. */
export function emailLadder(days: readonly number[]): ScenarioBundle {
  return ladder('email', [template('fr'), template('en')], days);
}

/** The same of text messages. */
export function textLadder(days: readonly number[]): ScenarioBundle {
  return ladder('sms', [text('fr'), text('en')], days);
}

/** The same of letters. */
export function letterLadder(days: readonly number[]): ScenarioBundle {
  return ladder('letter', [letter('fr'), letter('en')], days, { delivery: 'simple' });
}

/** The ladder of e-mails whose first takes a text message along (law 22). */
export function ladderWithText(days: readonly number[]): ScenarioBundle {
  const bundle = emailLadder(days);
  const companions = [{ channel: 'sms', template: 'rappel', audience: ['accountsPayable'] }];
  const nodes = bundle.graph.nodes.map((node) => (node.id === 'r1' ? { ...node, data: { ...node.data, companions } } : node));
  const texts = [text('fr'), text('en')].map((one) => ({ ...one, id: 'rappel' }));
  return { ...bundle, templates: [...bundle.templates, ...texts], graph: { ...bundle.graph, nodes } };
}

function ladder(kind: string, templates: Template[], days: readonly number[], more: object = {}): ScenarioBundle {
  const id = (index: number): string => (index < days.length ? `r${String(index + 1)}` : 'fin');
  const mails = days.map((offset, index): GraphNode => ({
    id: id(index),
    kind,
    name: `Relance ${String(index + 1)}`,
    data: {
      when: { anchor: 'dueDate', offset, unit: 'days' },
      level: Math.min(index + 1, 4),
      template: 'relance',
      audience: ['accountsPayable'],
      ...more,
    },
  }));
  const after = mails.flatMap((node, index) =>
    ['sent', 'failed'].map((port) => ({ id: `${node.id}-${port}`, from: { node: node.id, port }, to: id(index + 1) })),
  );
  return {
    catalogueVersion: 1,
    templates,
    graph: {
      schema: 1,
      scenarioId: 'echelle',
      nodes: [
        { id: 'depart', kind: 'start', name: 'Départ', data: { enterDaysBefore: 5 } },
        ...mails,
        { id: 'fin', kind: 'end', name: 'Fin', data: { owner: 'creditManager', reviewBusinessDays: 10 } },
      ],
      edges: [{ id: 'depart-next', from: { node: 'depart', port: 'next' }, to: id(0) }, ...after],
      policies: { gapDays: 2, cap: { contacts: 30, days: 30 } },
    },
  };
}
