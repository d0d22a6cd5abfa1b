import type { Graph } from '@relance/schemas';

/** A change of the drawing that makes an issue vanish: an edge to add, or a value to set in a card's data. */
export type Fix =
  | { kind: 'connect'; node: string; port: string; to: string }
  | { kind: 'set'; node: string; path: string; value: string | number | boolean | object };

/** Something wrong with a drawing: code and parameters in the user's own labels; `path` is a counter-example, node by node. */
export interface Issue {
  code: string;
  severity: 'error' | 'warning';
  nodeId?: string;
  port?: string;
  path: string[];
  params: Record<string, string | number>;
  fix?: Fix;
}

/** Collects issues about one drawing, naming each node by the label its user gave it. */
export interface IssueCollector {
  readonly issues: Issue[];
  add(code: string, found: Partial<Omit<Issue, 'code'>>): void;
  nameOf(nodeId: string): string;
}

/** An empty collector for a drawing; `severity` defaults to error, and `params.node` to the node's own name. */
export function collectIssues(graph: Graph): IssueCollector {
  const names = new Map(graph.nodes.map((node) => [node.id, node.name]));
  const issues: Issue[] = [];
  const nameOf = (nodeId: string): string => names.get(nodeId) ?? nodeId;
  return {
    issues,
    nameOf,
    add(code, { severity = 'error', path = [], params = {}, nodeId, ...rest }) {
      const named = nodeId === undefined ? {} : { nodeId };
      const node = nodeId === undefined ? {} : { node: nameOf(nodeId) };
      issues.push({ code, severity, path, params: { ...node, ...params }, ...named, ...rest });
    },
  };
}
