import type { Graph, GraphNode } from '@relance/schemas';
import type { Timing } from '../../kinds/kind.js';
import type { AnyKind } from '../../kinds.js';
import type { KnownNode } from './read-graph.js';

/** A way out of a card that leads to another one. */
export interface Way {
  port: string;
  to: string;
}

/** A card as the proofs see it: what it means in time, and where each of its connected ports leads, in the order of the ports. */
export interface Card {
  id: string;
  node: GraphNode;
  kind: AnyKind;
  timing: Timing;
  ways: readonly Way[];
}

/** The cards of a drawing by id. */
export type Cards = ReadonlyMap<string, Card>;

/** Lays the drawing out for the proofs; edges to unknown cards are left out, they have their own issue. */
export function layOut(graph: Graph, nodes: ReadonlyMap<string, KnownNode>): Cards {
  const targets = new Map<string, Map<string, string>>();
  for (const { from, to } of graph.edges) {
    const ofNode = targets.get(from.node) ?? new Map<string, string>();
    targets.set(from.node, ofNode.set(from.port, to));
  }
  const cards = new Map<string, Card>();
  for (const [id, { node, kind }] of nodes) {
    const leading = targets.get(id);
    const ways: Way[] = [];
    for (const port of kind.ports(node.data)) {
      const to = leading?.get(port.id);
      if (to !== undefined && nodes.has(to)) ways.push({ port: port.id, to });
    }
    cards.set(id, { id, node, kind, timing: kind.timing(node.data), ways });
  }
  return cards;
}
