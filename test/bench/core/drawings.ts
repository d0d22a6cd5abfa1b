import { kinds, type AnyKind } from '@relance/scenario';
import type { GraphEdge, GraphNode, ScenarioBundle, Template } from '@relance/schemas';

/** Repeatable chance: numbers from 0 up to but not including `below`, by a linear congruence (Numerical Recipes). */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const templates: Template[] = (['fr', 'en'] as const).map((locale) => ({
  id: 'relance',
  version: 1,
  channel: 'email',
  locale,
  subject: 's',
  body: 'b',
}));

function bundleOf(nodes: GraphNode[], edges: GraphEdge[]): ScenarioBundle {
  const policies = { gapDays: 2, cap: { contacts: 60, days: 30 } };
  return { catalogueVersion: 1, templates, graph: { schema: 1, scenarioId: 'bench', nodes, edges, policies } };
}

const mail = (id: string, offset: number, level: number): GraphNode => ({
  id,
  kind: 'email',
  name: `E-mail ${id}`,
  data: { when: { anchor: 'dueDate', offset, unit: 'days' }, level, template: 'relance', audience: ['accountsPayable'] },
});

/**
 * A sound scenario of so many cards: sections of one decision, three e-mails and six waits, each e-mail leading on whether it left or not, side by side where
 * time runs out. Compiles without an issue, so that all proofs run to their end and the plan is made.
 */
export function soundDrawing(cards: number): ScenarioBundle {
  const nodes: GraphNode[] = [{ id: 'start', kind: 'start', name: 'Start', data: { enterDaysBefore: 7 } }];
  const edges: GraphEdge[] = [];
  const lead = (node: string, port: string, to: string): void => void edges.push({ id: `${node}.${port}`, from: { node, port }, to });
  const idOf = (index: number): string => (index >= cards - 1 ? 'end' : `c${index}`);
  lead('start', 'next', idOf(1));
  for (let index = 1; index < cards - 1; index += 1) {
    const id = idOf(index);
    const offset = 1 + index;
    const level = Math.min(4, 1 + Math.floor((4 * index) / cards));
    if (index % 10 === 5) {
      const condition = { field: 'outstandingCents', operator: 'ge', value: 1000, currency: 'EUR' };
      nodes.push({ id, kind: 'decision', name: id, data: { cases: [{ id: 'large', label: { fr: 'gros', en: 'large' }, condition }] } });
      lead(id, 'large', idOf(index + 1));
      lead(id, 'else', idOf(index + 2));
    } else {
      const isMail = index % 3 === 0;
      nodes.push(isMail ? mail(id, offset, level) : waitUntil(id, offset));
      for (const port of isMail ? ['sent', 'failed'] : ['next']) lead(id, port, idOf(index + 1));
    }
  }
  nodes.push({ id: 'end', kind: 'end', name: 'End', data: { owner: 'creditManager', reviewBusinessDays: 5 } });
  return bundleOf(nodes, edges);
}

function waitUntil(id: string, offset: number): GraphNode {
  return { id, kind: 'wait', name: id, data: { when: { anchor: 'dueDate', offset, unit: 'days' } } };
}

/** A drawing by chance, of any kind of card as it begins, wired anywhere, dates moved, some edges and data broken. */
export function wildDrawing(below: (below: number) => number): ScenarioBundle {
  const all: readonly AnyKind[] = Object.values(kinds);
  const count = 2 + below(299);
  const nodes = Array.from({ length: count }, (_, index): GraphNode => {
    const kind = all[index === 0 ? all.findIndex(({ role }) => role === 'entry') : below(all.length)];
    const data = structuredClone(kind?.defaults ?? {}) as Record<string, unknown>;
    if ('template' in data) data['template'] = 'relance';
    if ('when' in data) data['when'] = { anchor: below(4) === 0 ? 'previousContact' : 'dueDate', offset: below(60) - 7, unit: 'days' };
    if (below(50) === 0) data['level'] = 9;
    return { id: `n${index}`, kind: below(200) === 0 ? 'fax' : (kind?.name ?? ''), name: `Card ${index}`, data };
  });
  const edges = nodes.flatMap((node, index) => {
    const kind = all.find(({ name }) => name === node.kind);
    const ports = kind === undefined ? [] : kind.ports(kind.defaults);
    return ports.flatMap(({ id }): GraphEdge[] => {
      const isForward = below(40) > 0;
      const to = isForward ? Math.min(count - 1, index + 1 + below(4)) : below(count);
      return below(60) === 0 ? [] : [{ id: `${node.id}.${id}`, from: { node: node.id, port: id }, to: `n${to}` }];
    });
  });
  return bundleOf(nodes, edges.slice(0, 1600));
}

/** Any JSON value by chance, now and then with the members of a scenario file. */
export function wildJson(below: (below: number) => number, depth = 0): unknown {
  const words = [
    'graph',
    'nodes',
    'edges',
    'templates',
    'catalogueVersion',
    'schema',
    'id',
    'kind',
    'data',
    'when',
    '__proto__',
    'constructor',
    '',
  ];
  switch (below(depth > 6 ? 4 : 7)) {
    case 0:
      return null;
    case 1:
      return below(2) === 0;
    case 2:
      return [below(1e9) - 5e8, 0.1 * below(100), 1e300, -0][below(4)];
    case 3:
      return words[below(words.length)] ?? '';
    case 4:
      return Array.from({ length: below(5) }, () => wildJson(below, depth + 1));
    default:
      return Object.fromEntries(Array.from({ length: below(6) }, () => [words[below(words.length)] ?? '', wildJson(below, depth + 1)]));
  }
}
