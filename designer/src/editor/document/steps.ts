import { kindNamed } from '@relance/scenario';
import type { Graph, GraphNode } from '@relance/schemas';
import { connect, linkFrom, type PortOf } from './links.js';

type Data = GraphNode['data'];

/** A step to add: its id must be new, for ids are never used again (DESIGN §4). */
export interface NewStep {
  id: string;
  kind: string;
  name: string;
  /** Days from the due date, where the kind hangs its date there. */
  day?: number;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The `when` of a card as it hangs on the due date, in days; undefined where its date hangs on something else or it has none. */
function fromDueDate(data: Data): Record<string, unknown> | undefined {
  const when = data['when'];
  return isRecord(when) && when['anchor'] === 'dueDate' && when['unit'] === 'days' ? when : undefined;
}

/** The first name of a kind that no step has yet: “E-mail”, then “E-mail 2”. */
export function freeName({ nodes }: Graph, name: string): string {
  const taken = new Set(nodes.map((node) => node.name));
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name} ${String(count)}`;
  return free;
}

function made({ id, kind, name, day }: NewStep): GraphNode {
  const data = (kindNamed(kind)?.defaults ?? {}) as Data;
  const when = fromDueDate(data);
  return { id, kind, name, data: when === undefined || day === undefined ? data : { ...data, when: { ...when, offset: day } } };
}

function nominalPort({ kind, data }: GraphNode): string | undefined {
  const ports = kindNamed(kind)?.ports(data) ?? [];
  return (ports.find(({ nominal }) => nominal === true) ?? ports[0])?.id;
}

/** Adds a step behind a port: it leads on, by its own nominal port, to where that port led. */
export function addStepBehind(graph: Graph, from: PortOf, step: NewStep): Graph {
  const node = made(step);
  const before = linkFrom(graph, from)?.to;
  const led = connect({ ...graph, nodes: [...graph.nodes, node] }, from, node.id);
  const port = nominalPort(node);
  return before === undefined || port === undefined ? led : connect(led, { node: node.id, port }, before);
}

/** Adds a step that nothing leads to yet. */
export function addStep(graph: Graph, step: NewStep): Graph {
  return { ...graph, nodes: [...graph.nodes, made(step)] };
}

function withoutPassages(graph: Graph, id: string, onward: string | undefined): Pick<Graph, 'edges'> & Partial<Graph> {
  const edges = graph.edges.flatMap((edge) => {
    if (edge.from.node === id) return [];
    if (edge.to !== id) return [edge];
    return onward === undefined ? [] : [{ ...edge, to: onward }];
  });
  if (graph.interrupts === undefined) return { edges };
  const interrupts = Object.entries(graph.interrupts).flatMap(([name, branch]) => {
    if (branch.to !== id) return [[name, branch] as const];
    return onward === undefined ? [] : [[name, { to: onward }] as const];
  });
  return { edges, interrupts: Object.fromEntries(interrupts) };
}

/** Takes a step out; what led to it leads to where its nominal port led. The entry stays: a scenario has exactly one. */
export function removeStep(graph: Graph, id: string): Graph {
  const node = graph.nodes.find((one) => one.id === id);
  if (node === undefined || kindNamed(node.kind)?.role === 'entry') return graph;
  const port = nominalPort(node);
  const onward = port === undefined ? undefined : linkFrom(graph, { node: id, port })?.to;
  const nodes = graph.nodes.filter((one) => one !== node);
  return { ...graph, nodes, ...withoutPassages(graph, id, onward === id ? undefined : onward) };
}

/** A copy of a step that nothing leads to yet; the drawing itself where the step is not there. */
export function duplicateStep(graph: Graph, id: string, { id: copyId, name }: Pick<NewStep, 'id' | 'name'>): Graph {
  const node = graph.nodes.find((one) => one.id === id);
  if (node === undefined || kindNamed(node.kind)?.role === 'entry') return graph;
  return { ...graph, nodes: [...graph.nodes, { ...node, id: copyId, name }] };
}

/** Changes one step; the drawing itself where nothing changes. */
export function changeStep(graph: Graph, id: string, change: (node: GraphNode) => GraphNode): Graph {
  const nodes = graph.nodes.map((node) => (node.id === id ? change(node) : node));
  return nodes.every((node, index) => node === graph.nodes[index]) ? graph : { ...graph, nodes };
}

/** Sets one field of a card; undefined takes it away. Ways out that are no longer there lose their links. */
export function setField(graph: Graph, id: string, field: string, value: unknown): Graph {
  const changed = changeStep(graph, id, (node) => {
    const { [field]: before, ...others } = node.data;
    if (before === value) return node;
    return { ...node, data: value === undefined ? others : { ...node.data, [field]: value } };
  });
  return changed === graph ? graph : withoutLostPorts(changed, id);
}

function withoutLostPorts(graph: Graph, id: string): Graph {
  const node = graph.nodes.find((one) => one.id === id);
  const kind = node === undefined ? undefined : kindNamed(node.kind);
  if (node === undefined || kind === undefined) return graph;
  const ports = new Set(kind.ports(node.data).map((port) => port.id));
  const edges = graph.edges.filter(({ from }) => from.node !== id || ports.has(from.port));
  return edges.length === graph.edges.length ? graph : { ...graph, edges };
}

/** Moves a card by so many days: its place on the day axis is its date. Undefined where its date is not counted in days. */
export function moveByDays(graph: Graph, id: string, days: number): Graph | undefined {
  const node = graph.nodes.find((one) => one.id === id);
  const when = node?.data['when'];
  if (!isRecord(when) || when['unit'] !== 'days' || typeof when['offset'] !== 'number') return undefined;
  return setField(graph, id, 'when', { ...when, offset: when['offset'] + days });
}
