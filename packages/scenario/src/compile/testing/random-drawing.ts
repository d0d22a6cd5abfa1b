import type { Graph, GraphEdge, GraphNode, ScenarioBundle, Template } from '@relance/schemas';
import fc from 'fast-check';
import { kindNamed } from '../../kinds.js';

/** One card as drawn by chance: what it is, when, how firm, and where its ports lead, counted forward from it. */
interface Draw {
  what: number;
  offset: number;
  level: number;
  more: number;
  leads: number[];
}

const channels = ['sms', 'email', 'letter', 'registered'];

/** Templates in both languages for every channel, so that no issue is about a text. */
export const everyTemplate: Template[] = channels.flatMap((channel) =>
  (['fr', 'en'] as const).map((locale) => ({ id: `t-${channel}`, version: 1, channel, locale, subject: 's', body: 'b' })),
);

const draw: fc.Arbitrary<Draw> = fc.record({
  what: fc.nat({ max: 15 }),
  offset: fc.integer({ min: -6, max: 30 }),
  level: fc.nat({ max: 4 }),
  more: fc.nat({ max: 11 }),
  leads: fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 4 }),
});

function whenOf({ offset, more, what }: Draw): object {
  const late = what % 5 === 0 ? { late: { do: 'run' } } : {};
  if (more % 4 === 3) return { anchor: 'previousContact', offset: Math.abs(offset) % 8, unit: 'days', ...late };
  return { anchor: 'dueDate', offset, unit: 'days', ...late };
}

function messageOf(channel: string, one: Draw, level: object): object {
  const { more } = one;
  return {
    when: whenOf(one),
    template: `t-${channel}`,
    audience: ['accountsPayable'],
    ...level,
    ...(more === 5 || more === 2 ? { deadlineDays: 8 } : {}),
    ...(more % 2 === 0 && 'channel' in level ? { approval: { by: ['creditManager'], openBusinessDays: 2 } } : {}),
  };
}

const label = { fr: 'oui', en: 'yes' };

function cardOf(one: Draw): { kind: string; data: object } {
  const { what, level, more, offset } = one;
  const condition = { field: 'level', operator: 'ge', value: level };
  if (what <= 4) return { kind: 'email', data: messageOf('email', one, { level }) };
  if (what === 5) return { kind: 'sms', data: messageOf('sms', one, { level }) };
  if (what === 6) return { kind: 'letter', data: messageOf('letter', one, { level, delivery: 'simple' }) };
  if (what === 7 || what === 8) {
    return { kind: 'formalNotice', data: { ...messageOf('registered', one, { channel: 'registered' }), deadlineDays: 8 } };
  }
  if (what === 9) return { kind: 'callTask', data: { when: whenOf(one), outcomes: [{ id: 'ok', label, reached: more % 2 === 0 }] } };
  if (what === 10) return { kind: 'wait', data: { when: whenOf(one) } };
  if (what === 11) return { kind: 'decision', data: { cases: [{ id: 'yes', label, condition }] } };
  if (what === 12) return { kind: 'approval', data: { when: whenOf(one), by: 'creditManager' } };
  if (what === 13) return { kind: 'repeat', data: { max: 1 + (more % 2), minGapDays: 1 + (more % 9), until: condition } };
  if (what === 14) return { kind: 'end', data: offset > 10 ? {} : { owner: 'creditManager', reviewBusinessDays: 5 } };
  return { kind: 'handOver', data: { to: 'agency', owner: 'creditManager' } };
}

/** How a random drawing is connected: `forward` closes loops only through `repeat`; `wild` leads anywhere. */
export type Manner = 'forward' | 'wild';

/** Random drawings of so many cards at most, every port connected, from a start to an end with an owner. */
export function randomDrawing(cards: number, manner: Manner): fc.Arbitrary<ScenarioBundle> {
  const policies = fc.record({
    gapDays: fc.integer({ min: 2, max: 8 }),
    contacts: fc.integer({ min: 1, max: 3 }),
    days: fc.integer({ min: 5, max: 30 }),
  });
  return fc.tuple(fc.array(draw, { minLength: 1, maxLength: cards }), policies).map(([draws, { gapDays, contacts, days }]) => {
    const known = draws
      .map(cardOf)
      .map((card) => (kindNamed(card.kind) === undefined ? { kind: 'wait', data: { when: whenOf(draws[0] ?? noDraw) } } : card));
    const nodes: GraphNode[] = [
      { id: 'start', kind: 'start', name: 'Start', data: { enterDaysBefore: 7 } },
      ...known.map(({ kind, data }, index) => ({ id: `c${index}`, kind, name: `Card ${index}`, data: data as GraphNode['data'] })),
      { id: 'end', kind: 'end', name: 'End', data: { owner: 'creditManager', reviewBusinessDays: 5 } },
    ];
    const edges = nodes.flatMap((node, index) => edgesOf(node, index, nodes, draws[index - 1]?.leads ?? [0], manner));
    const graph: Graph = { schema: 1, scenarioId: 'random', ...reachable(nodes, edges), policies: { gapDays, cap: { contacts, days } } };
    return { graph, templates: everyTemplate, catalogueVersion: 1 };
  });
}

const noDraw: Draw = { what: 0, offset: 0, level: 0, more: 0, leads: [] };

/** A way to break a drawing, at a place counted by chance. */
interface Damage {
  what: number;
  at: number;
  to: number;
}

function damaged(bundle: ScenarioBundle, { what, at, to }: Damage): ScenarioBundle {
  const { graph } = bundle;
  const edge = graph.edges[at % Math.max(1, graph.edges.length)];
  const node = graph.nodes[at % graph.nodes.length];
  const other = graph.nodes[to % graph.nodes.length];
  if (edge === undefined || node === undefined || other === undefined) return bundle;
  const edges = graph.edges.filter((one) => one !== edge);
  const change = (data: object): GraphNode[] => graph.nodes.map((one) => (one === node ? { ...one, data: { ...one.data, ...data } } : one));
  const drawn = (changed: Partial<Graph>): ScenarioBundle => ({ ...bundle, graph: { ...graph, ...changed } });
  const hours = { fromMinute: (to * 180) % 1380, toMinute: Math.min(1440, ((to * 180) % 1380) + 60 * (1 + (at % 6))) };
  switch (what) {
    case 0:
      return drawn({ edges });
    case 1:
      return drawn({ edges: [...graph.edges, { ...edge, id: `again-${to}`, to: other.id }] });
    case 2:
      return drawn({ edges: [...edges, { ...edge, to: 'nowhere' }] });
    case 3:
      return drawn({ edges: [...graph.edges, { ...edge, id: `odd-${to}`, from: { node: node.id, port: 'odd' } }] });
    case 4:
      return drawn({ edges: [...graph.edges, { ...edge, id: `gone-${to}`, from: { node: 'gone', port: 'next' } }] });
    case 5:
      return drawn({ interrupts: { ...graph.interrupts, [to % 2 === 0 ? 'paid' : 'replied']: { to: at % 3 === 0 ? 'start' : other.id } } });
    case 6:
      return drawn({ nodes: change({ level: 9 }) });
    case 7:
      return drawn({
        nodes: change({ when: { anchor: 'dueDate', offset: at, unit: 'days', hours, weekdays: to % 3 === 0 ? [6, 7] : [1, 2] } }),
      });
    case 8:
      return drawn({ edges: [...edges, { ...edge, to: other.id }] });
    default:
      return drawn({ nodes: [...graph.nodes, { ...node, id: `copy${to}` }] });
  }
}

/** Random drawings with up to three things broken. */
export function brokenDrawing(cards: number): fc.Arbitrary<ScenarioBundle> {
  const damage = fc.record({ what: fc.nat({ max: 9 }), at: fc.nat({ max: 40 }), to: fc.nat({ max: 40 }) });
  const sound = fc.boolean().chain((isWild) => randomDrawing(cards, isWild ? 'wild' : 'forward'));
  return fc.tuple(sound, fc.array(damage, { maxLength: 3 })).map(([bundle, damages]) => damages.reduce(damaged, bundle));
}

function edgesOf(node: GraphNode, index: number, nodes: readonly GraphNode[], leads: readonly number[], manner: Manner): GraphEdge[] {
  const ports = kindNamed(node.kind)?.ports(node.data) ?? [];
  const head = nodes.slice(1, index).findLastIndex(({ kind }) => kind === 'repeat') + 1;
  return ports.map(({ id }, port) => {
    const lead = leads[port % Math.max(1, leads.length)] ?? 0;
    const isBack = lead === 3 && port % 2 === 0;
    const forward = Math.min(nodes.length - 1, index + 1 + (lead % 3));
    const back = manner === 'wild' ? Math.max(1, index - 1) : head > 0 ? head : forward;
    return { id: `${node.id}-${id}`, from: { node: node.id, port: id }, to: nodes[isBack ? back : forward]?.id ?? 'end' };
  });
}

/** Without the cards no path reaches. */
function reachable(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Pick<Graph, 'nodes' | 'edges'> {
  const seen = new Set(['start']);
  for (const id of seen) for (const { from, to } of edges) if (from.node === id) seen.add(to);
  return { nodes: nodes.filter(({ id }) => seen.has(id)), edges: edges.filter(({ from }) => seen.has(from.node)) };
}
