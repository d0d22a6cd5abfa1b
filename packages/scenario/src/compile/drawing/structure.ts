import type { Graph } from '@relance/schemas';
import type { IssueCollector } from '../issue.js';
import type { KnownNode } from './read-graph.js';
import type { Cards } from './cards.js';

/** S101, S104, P110, P111, P115–P117: one start, ids unique, every port connected once, every edge from a port that exists to a card that exists. */
export function checkWiring(graph: Graph, known: ReadonlyMap<string, KnownNode>, found: IssueCollector): string | undefined {
  const seen = new Set<string>();
  for (const { id } of graph.nodes) {
    if (seen.has(id)) found.add('S104', { nodeId: id });
    seen.add(id);
  }
  const ports = new Map([...known].map(([id, { node, kind }]) => [id, kind.ports(node.data)] as const));
  const leaving = new Map<string, Map<string, number>>();
  for (const edge of graph.edges) {
    const { from, to } = edge;
    const ofNode = leaving.get(from.node) ?? new Map<string, number>();
    leaving.set(from.node, ofNode.set(from.port, (ofNode.get(from.port) ?? 0) + 1));
    if (!seen.has(from.node) || !seen.has(to)) found.add('P111', { params: { edge: edge.id, from: from.node, to } });
    if (ports.get(from.node)?.some(({ id }) => id === from.port) === false) {
      found.add('P115', { nodeId: from.node, port: from.port, params: { port: from.port } });
    }
    const role = known.get(to)?.kind.role;
    if (role === 'inert' || role === 'entry') found.add('P116', { nodeId: to });
  }
  for (const [id, ofCard] of ports) {
    for (const port of ofCard) {
      const count = leaving.get(id)?.get(port.id) ?? 0;
      const params = { port: port.id, portFr: port.label.fr, portEn: port.label.en };
      if (count === 0) found.add('P110', { nodeId: id, port: port.id, params });
      if (count > 1) found.add('P117', { nodeId: id, port: port.id, params: { ...params, count } });
    }
  }
  const entries = [...known.values()].filter(({ kind }) => kind.role === 'entry');
  const [entry] = entries;
  if (entries.length !== 1) found.add('S101', { params: { count: entries.length } });
  return entries.length === 1 ? entry?.node.id : undefined;
}

/** S102: every card that is walked can be reached, from the start or from an interrupt. */
export function checkReach(cards: Cards, reached: ReadonlySet<string>, found: IssueCollector): void {
  for (const [id, { kind }] of cards) if (kind.role !== 'inert' && !reached.has(id)) found.add('S102', { nodeId: id });
}

/** S103: from every reachable card some path ends; a card with a loose end has its own issue (P110). */
export function checkEnds(cards: Cards, reached: ReadonlySet<string>, found: IssueCollector): void {
  const before = new Map<string, string[]>();
  const ending: string[] = [];
  for (const id of reached) {
    const card = cards.get(id);
    if (card === undefined) continue;
    for (const { to } of card.ways) listUnder(before, to, id);
    if (card.kind.role === 'terminal' || card.ways.length < card.kind.ports(card.node.data).length) ending.push(id);
  }
  const ends = new Set(ending);
  for (let next = ending.pop(); next !== undefined; next = ending.pop()) {
    for (const id of before.get(next) ?? []) {
      if (ends.has(id)) continue;
      ends.add(id);
      ending.push(id);
    }
  }
  for (const id of reached) if (!ends.has(id)) found.add('S103', { nodeId: id });
}

/** P121: a date that hangs on a card hangs on one that is there. */
export function checkAnchors(cards: Cards, found: IssueCollector): void {
  for (const [id, { timing }] of cards) {
    const anchor = timing.when?.anchor;
    if (typeof anchor === 'object' && !cards.has(anchor.node)) found.add('P121', { nodeId: id, params: { anchor: anchor.node } });
  }
}

function listUnder(lists: Map<string, string[]>, key: string, id: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [id]);
  else list.push(id);
}
