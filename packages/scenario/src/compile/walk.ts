import type { Graph } from '@relance/schemas';
import type { KnownNode } from './read-graph.js';

/** The drawing as the proofs see it: cards, where each port leads, and an order in which every card comes after those before it. */
export interface Walk {
  entry: string;
  nodes: ReadonlyMap<string, KnownNode>;
  /** Port by port, in the order of the card's ports. */
  successors: ReadonlyMap<string, readonly { port: string; to: string }[]>;
  /** Reachable cards in topological order; absent where there is a loop. */
  order: readonly string[] | undefined;
  /** A loop, card by card, where there is one. */
  loop: readonly string[];
}

/** Lays the drawing out for the proofs; edges to unknown cards are left out, they have their own issue. */
export function layOut(graph: Graph, nodes: ReadonlyMap<string, KnownNode>, entry: string): Walk {
  const targets = new Map(graph.edges.map((edge) => [`${edge.from.node} ${edge.from.port}`, edge.to]));
  const successors = new Map(
    [...nodes].map(([id, { node, kind }]) => {
      const ports = kind.ports(node.data).map(({ id: port }) => ({ port, to: targets.get(`${id} ${port}`) ?? '' }));
      return [id, ports.filter(({ to }) => nodes.has(to))] as const;
    }),
  );
  const { order, loop } = topological(entry, successors);
  return { entry, nodes, successors, order: loop.length === 0 ? order : undefined, loop };
}

/** Depth-first without recursion, so that the deepest drawing does not exhaust the stack. */
function topological(
  entry: string,
  successors: ReadonlyMap<string, readonly { to: string }[]>,
): { order: string[]; loop: readonly string[] } {
  const state = new Map<string, 'open' | 'done'>();
  const finished: string[] = [];
  const stack: { id: string; next: number }[] = [{ id: entry, next: 0 }];
  state.set(entry, 'open');
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const to = successors.get(top.id)?.[top.next]?.to;
    top.next += 1;
    if (to === undefined) {
      state.set(top.id, 'done');
      finished.push(top.id);
      stack.pop();
    } else if (state.get(to) === 'open') {
      const path = stack.map(({ id }) => id);
      return { order: [], loop: [...path.slice(path.indexOf(to)), to] };
    } else if (!state.has(to)) {
      state.set(to, 'open');
      stack.push({ id: to, next: 0 });
    }
  }
  return { order: finished.reverse(), loop: [] };
}
