import type { Graph, GraphEdge } from '@relance/schemas';

/** A way out of a step. */
export interface PortOf {
  node: string;
  port: string;
}

/** The link that leaves a port; a port has one at most (DESIGN §4). */
export function linkFrom({ edges }: Graph, { node, port }: PortOf): GraphEdge | undefined {
  return edges.find(({ from }) => from.node === node && from.port === port);
}

function newEdgeId({ edges }: Graph, { node, port }: PortOf): string {
  const taken = new Set(edges.map(({ id }) => id));
  const base = `${node}.${port}`.slice(0, 70);
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}.${String(count)}`;
  return id;
}

/** Leads a port to a step, in place of where it led before; the drawing itself where it leads there already or the step is not there. */
export function connect(graph: Graph, from: PortOf, to: string): Graph {
  const known = linkFrom(graph, from);
  if (known?.to === to || !graph.nodes.some(({ id }) => id === to)) return graph;
  const others = graph.edges.filter((edge) => edge !== known);
  return { ...graph, edges: [...others, { id: known?.id ?? newEdgeId(graph, from), from, to }] };
}

/** Leads a port nowhere; the drawing itself where it did so already. */
export function disconnect(graph: Graph, from: PortOf): Graph {
  const known = linkFrom(graph, from);
  return known === undefined ? graph : { ...graph, edges: graph.edges.filter((edge) => edge !== known) };
}
