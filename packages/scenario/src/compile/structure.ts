import type { Graph } from '@relance/schemas';
import type { IssueCollector } from './issue.js';
import type { KnownNode } from './read-graph.js';
import type { Walk } from './walk.js';

/** S101, S104, P110, P111: one start, ids unique, every port connected once, every edge from a port that exists to a card that exists. */
export function checkWiring(graph: Graph, known: ReadonlyMap<string, KnownNode>, found: IssueCollector): string | undefined {
  const seen = new Set<string>();
  for (const { id } of graph.nodes) {
    if (seen.has(id)) found.add('S104', { nodeId: id });
    seen.add(id);
  }
  checkEdges(graph, known, seen, found);
  checkPorts(graph, known, found);
  const entries = [...known.values()].filter(({ kind }) => kind.role === 'entry');
  const [entry] = entries;
  if (entries.length !== 1) found.add('S101', { params: { count: entries.length } });
  return entries.length === 1 ? entry?.node.id : undefined;
}

function checkEdges(graph: Graph, known: ReadonlyMap<string, KnownNode>, ids: ReadonlySet<string>, found: IssueCollector): void {
  for (const edge of graph.edges) {
    if (!ids.has(edge.from.node) || !ids.has(edge.to)) found.add('P111', { params: { edge: edge.id, from: edge.from.node, to: edge.to } });
    const source = known.get(edge.from.node);
    const target = known.get(edge.to);
    if (source !== undefined && !source.kind.ports(source.node.data).some(({ id }) => id === edge.from.port)) {
      found.add('P115', { nodeId: edge.from.node, port: edge.from.port, params: { port: edge.from.port } });
    }
    if (target !== undefined && (target.kind.role === 'inert' || target.kind.role === 'entry')) found.add('P116', { nodeId: edge.to });
  }
}

function checkPorts(graph: Graph, known: ReadonlyMap<string, KnownNode>, found: IssueCollector): void {
  const leaving = new Map<string, number>();
  for (const { from } of graph.edges) leaving.set(`${from.node} ${from.port}`, (leaving.get(`${from.node} ${from.port}`) ?? 0) + 1);
  for (const [id, { node, kind }] of known) {
    for (const port of kind.ports(node.data)) {
      const count = leaving.get(`${id} ${port.id}`) ?? 0;
      const params = { port: port.id, portFr: port.label.fr, portEn: port.label.en };
      if (count === 0) found.add('P110', { nodeId: id, port: port.id, params });
      if (count > 1) found.add('P117', { nodeId: id, port: port.id, params: { ...params, count } });
    }
  }
}

/** S102 and T201: every walked card can be reached from the start, and there is no loop. */
export function checkReach(walk: Walk, found: IssueCollector): void {
  if (walk.order === undefined) {
    found.add('T201', { nodeId: walk.loop[0] ?? walk.entry, path: [...walk.loop] });
    return;
  }
  const reached = new Set(walk.order);
  for (const [id, { kind }] of walk.nodes) if (kind.role !== 'inert' && !reached.has(id)) found.add('S102', { nodeId: id });
}
