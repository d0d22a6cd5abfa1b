import type { Graph, InterruptName, ScenarioPolicies } from '@relance/schemas';

/** A change of the drawing that makes an issue vanish (see `applyFix`). */
export type Fix =
  | { kind: 'connect'; node: string; port: string; to: string }
  /** A value in a card's data, at a path such as `/when/offset`; the empty path is the whole data. */
  | { kind: 'set'; node: string; path: string; value: string | number | boolean | object }
  | { kind: 'disconnect'; edges: string[] }
  | { kind: 'remove'; node: string }
  | { kind: 'clearInterrupt'; interrupt: InterruptName }
  | { kind: 'clearPolicy'; policy: keyof ScenarioPolicies };

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
  /** As `add`, but only the first of a code on a card: a proof meets a card once for every round of its loop and every branch. */
  once(code: string, found: Partial<Omit<Issue, 'code'>>): void;
  nameOf(nodeId: string): string;
}

/** Between the id of a card that stands for another scenario and the id of a card of that one; no id of a drawing has it. */
export const insideOf = '.';

/** An empty collector for a drawing; `severity` defaults to error, and `params.node` to the node's own name. */
export function collectIssues(graph: Graph): IssueCollector {
  const names = new Map(graph.nodes.map((node) => [node.id, node.name]));
  const issues: Issue[] = [];
  const told = new Set<string>();
  const nameOf = (nodeId: string): string => names.get(nodeId) ?? nodeId;
  const add: IssueCollector['add'] = (code, { severity = 'error', path = [], params = {}, nodeId, fix, ...rest }) => {
    const applicable = fix === undefined || nodeId?.includes(insideOf) === true ? {} : { fix };
    const named = nodeId === undefined ? {} : { nodeId: onCanvas(nodeId) };
    const node = nodeId === undefined ? {} : { node: nameOf(nodeId) };
    issues.push({ code, severity, path: pathOnCanvas(path), params: { ...node, ...params }, ...named, ...rest, ...applicable });
  };
  return {
    issues,
    nameOf,
    add,
    once(code, found) {
      const key = `${code} ${found.nodeId ?? ''}`;
      if (told.has(key)) return;
      told.add(key);
      add(code, found);
    },
  };
}

/** The card a user sees: of a scenario drawn in the place of a card, that card. */
function onCanvas(nodeId: string): string {
  const inside = nodeId.indexOf(insideOf);
  return inside < 0 ? nodeId : nodeId.slice(0, inside);
}

function pathOnCanvas(path: readonly string[]): string[] {
  return path.map(onCanvas).filter((id, index, all) => id !== all[index - 1] || path[index] === id);
}
