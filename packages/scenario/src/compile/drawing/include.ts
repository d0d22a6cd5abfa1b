import type { Graph, GraphNode } from '@relance/schemas';
import { collectIssues, insideOf, type IssueCollector } from '../issue.js';
import { readBundle, readNodes, type KnownNode } from './read-graph.js';
import { checkWiring } from './structure.js';

/** A drawing in which every card that stands for another scenario is replaced by that scenario's cards. */
export interface Included {
  graph: Graph;
  known: ReadonlyMap<string, KnownNode>;
  /** Where an edge to a card that is no longer there leads; undefined where it leads nowhere. */
  resolve: (id: string) => string | undefined;
}

/** The published scenarios (`id@version`) that cards of a scenario file or a bare drawing stand for; none for anything else. Total. */
export function includedIn(value: unknown): string[] {
  const read = readBundle(value);
  if ('issues' in read) return [];
  const cards = [...readNodes(read.bundle.graph).known.values()];
  return cards.flatMap(({ node, kind }) => kind.timing(node.data).includes?.scenario ?? []);
}

interface Published {
  graph: Graph;
  known: ReadonlyMap<string, KnownNode>;
  entry: string;
}

/** Most cards a drawing may have once drawn out (as many as one drawing, DESIGN §4), and how deep scenarios may nest. */
const mostCards = 400;
const deepest = 4;

interface Drawing {
  known: Map<string, KnownNode>;
  names: { id: string; name: string }[];
  edges: Graph['edges'];
  /** What a card that is replaced leads to. */
  aliases: Map<string, string | undefined>;
}

/**
 * Draws included scenarios in place, their cards named `card.inner`: an end with an outcome leads on by the port of that name. P120: no such published
 * scenario; P122: an outcome without a port; B502: a scenario within itself; B503: too many cards or too deep.
 */
export function includeScenarios(
  root: Graph,
  known: ReadonlyMap<string, KnownNode>,
  scenarios: Readonly<Record<string, Graph>> | undefined,
  found: IssueCollector,
): Included {
  const includes = [...known.values()].some(({ node, kind }) => kind.timing(node.data).includes !== undefined);
  if (!includes) return { graph: root, known, resolve: (id) => id };
  const drawing: Drawing = { known: new Map(), names: [...root.nodes], edges: [], aliases: new Map() };
  const library = openLibrary(scenarios ?? {});
  draw(drawing, { graph: root, known }, { prefix: '', within: [], library, found });
  const resolve = (id: string): string | undefined => follow(drawing.aliases, id);
  const edges = drawing.edges.flatMap((edge) => {
    const to = resolve(edge.to);
    return to === undefined || drawing.aliases.has(edge.from.node) ? [] : [{ ...edge, to }];
  });
  const nodes = [...drawing.known.values()].map(({ node }) => node);
  return { graph: { ...root, nodes, edges }, known: drawing.known, resolve };
}

function follow(aliases: Drawing['aliases'], id: string): string | undefined {
  let place: string | undefined = id;
  for (let steps = 0; place !== undefined && aliases.has(place); steps += 1) {
    if (steps > aliases.size) return undefined;
    place = aliases.get(place);
  }
  return place;
}

interface Site {
  prefix: string;
  within: readonly string[];
  library: (key: string) => Published | undefined;
  found: IssueCollector;
}

function draw(drawing: Drawing, { graph, known }: { graph: Graph; known: ReadonlyMap<string, KnownNode> }, site: Site): void {
  const { prefix } = site;
  for (const { id, from, to } of graph.edges) {
    drawing.edges.push({ id: `${prefix}${id}`, from: { node: `${prefix}${from.node}`, port: from.port }, to: `${prefix}${to}` });
  }
  for (const [id, { node, kind }] of known) {
    const scenario = kind.timing(node.data).includes?.scenario;
    const own = prefix === '' ? node : renamed(node, prefix);
    const ports = new Set(kind.ports(node.data).map((port) => port.id));
    const isDrawn = scenario !== undefined && drawInstead(drawing, own, { scenario, ports }, site);
    if (!isDrawn) drawing.known.set(`${prefix}${id}`, { node: own, kind });
  }
}

/** Draws a scenario in the place of a card; false where it cannot be, with the issue told. */
function drawInstead(
  drawing: Drawing,
  card: GraphNode,
  { scenario, ports }: { scenario: string; ports: ReadonlySet<string> },
  site: Site,
): boolean {
  const { found } = site;
  const refuse = (code: string, params: Record<string, string | number>): false => {
    found.add(code, { nodeId: card.id, params: { scenario, ...params } });
    return false;
  };
  if (site.within.includes(scenario)) return refuse('B502', {});
  const published = site.library(scenario);
  if (published === undefined) return refuse('P120', {});
  const cards = drawing.known.size + published.known.size;
  if (site.within.length >= deepest || cards > mostCards) return refuse('B503', { most: mostCards, deepest });
  const prefix = `${card.id}${insideOf}`;
  const leading = (from: string, port: string): string | undefined =>
    drawing.edges.find((edge) => edge.from.node === from && edge.from.port === port)?.to;
  draw(drawing, published, { ...site, prefix, within: [...site.within, scenario] });
  const entry = `${prefix}${published.entry}`;
  const [first] = drawing.known.get(entry)?.kind.ports(drawing.known.get(entry)?.node.data ?? {}) ?? [];
  drawing.aliases.set(entry, leading(entry, first?.id ?? ''));
  drawing.aliases.set(card.id, entry);
  drawing.known.delete(entry);
  for (const [id, { node, kind }] of published.known) {
    const { outcome } = kind.timing(node.data);
    if (outcome === undefined) continue;
    if (!ports.has(outcome)) found.add('P122', { nodeId: card.id, params: { scenario, outcome } });
    drawing.aliases.set(`${prefix}${id}`, leading(card.id, outcome));
    drawing.known.delete(`${prefix}${id}`);
  }
  return true;
}

/** A card of an included scenario, with its own id and those it names in the dates of its steps. */
function renamed(node: GraphNode, prefix: string): GraphNode {
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => {
        const named = key === 'anchor' && isNamed(member) ? { node: `${prefix}${member.node}` } : undefined;
        return [key, named ?? rename(member)];
      }),
    );
  };
  return { ...node, id: `${prefix}${node.id}`, data: rename(node.data) as GraphNode['data'] };
}

function isNamed(anchor: unknown): anchor is { node: string } {
  return typeof anchor === 'object' && anchor !== null && 'node' in anchor && typeof anchor.node === 'string';
}

/** The published scenarios, each read and checked once; one with a fault of its own is none. */
function openLibrary(scenarios: Readonly<Record<string, Graph>>): Site['library'] {
  const opened = new Map<string, Published | undefined>();
  return (key) => {
    if (!opened.has(key)) opened.set(key, Object.hasOwn(scenarios, key) ? open(scenarios[key]) : undefined);
    return opened.get(key);
  };
}

function open(value: unknown): Published | undefined {
  const read = readBundle(value);
  if ('issues' in read) return undefined;
  const { graph } = read.bundle;
  const { known, issues } = readNodes(graph);
  const faults = collectIssues(graph);
  const entry = checkWiring(graph, known, faults);
  return entry === undefined || issues.length > 0 || faults.issues.length > 0 ? undefined : { graph, known, entry };
}
