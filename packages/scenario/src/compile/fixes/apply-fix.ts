import type { Graph, GraphNode, InterruptName } from '@relance/schemas';
import type { Fix, Issue } from '../issue.js';

/**
 * The drawing with the fix of an issue applied; the drawing itself where the issue has none, or where what it names is gone. Changes nothing of what it is
 * given, never throws. Applying it makes that issue vanish and adds no error.
 */
export function applyFix(graph: Graph, { fix }: Pick<Issue, 'fix'>): Graph {
  return fix === undefined ? graph : applied(graph, fix);
}

function applied(graph: Graph, fix: Fix): Graph {
  switch (fix.kind) {
    case 'connect':
      return { ...graph, edges: [...graph.edges, { id: newEdgeId(graph, fix), from: { node: fix.node, port: fix.port }, to: fix.to }] };
    case 'disconnect':
      return { ...graph, edges: graph.edges.filter(({ id }) => !fix.edges.includes(id)) };
    case 'remove':
      return {
        ...graph,
        nodes: graph.nodes.filter(({ id }) => id !== fix.node),
        edges: graph.edges.filter(({ from, to }) => from.node !== fix.node && to !== fix.node),
      };
    case 'set':
      return { ...graph, nodes: graph.nodes.map((node) => (node.id === fix.node ? withValue(node, fix.path, fix.value) : node)) };
    case 'clearInterrupt':
      return { ...graph, interrupts: without(graph.interrupts ?? {}, fix.interrupt) };
    case 'clearPolicy':
      return { ...graph, policies: without(graph.policies ?? {}, fix.policy) };
  }
}

function without<Members extends object>(members: Members, name: InterruptName | keyof Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([key]) => key !== name)) as Members;
}

function newEdgeId({ edges }: Graph, { node, port }: { node: string; port: string }): string {
  const ids = new Set(edges.map(({ id }) => id));
  const base = `${node}.${port}`.slice(0, 70);
  let id = base;
  for (let count = 2; ids.has(id); count += 1) id = `${base}.${count}`;
  return id;
}

function withValue(node: GraphNode, path: string, value: unknown): GraphNode {
  const data = setAt(node.data, path.split('/').slice(1), value);
  return { ...node, data: data as GraphNode['data'] };
}

function setAt(place: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(place)) return place.map((member: unknown, index) => (String(index) === key ? setAt(member, rest, value) : member));
  const members = typeof place === 'object' && place !== null ? (place as Record<string, unknown>) : {};
  return { ...members, [key]: setAt(members[key], rest, value) };
}
