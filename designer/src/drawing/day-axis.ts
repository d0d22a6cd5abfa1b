import type { Locale } from '@relance/domain';
import type { Graph, GraphNode } from '@relance/schemas';
import { lookOf, type KindLook, type PortLook } from './kind-look.js';

/** A step on the day axis. */
export interface AxisStep {
  id: string;
  name: string;
  look: KindLook;
  /** Ports drawn as rows of the card, each with a link of its own. */
  sidePorts: PortLook[];
  /** Days from the due date. */
  day: number;
  /** 0 is the nominal way, others are to its right. */
  column: number;
  /** Place among the steps of its day, from the top. */
  row: number;
}

/** A link between two steps. */
export interface AxisLink {
  id: string;
  from: string;
  port: string;
  label: string;
  nominal: boolean;
  to: string;
  /** Id of the nominal link that leads to the same step: drawn as one, with both words. */
  joinedTo?: string;
}

/** A scenario laid on its day axis. */
export interface AxisLayout {
  steps: AxisStep[];
  links: AxisLink[];
}

interface Walk {
  nodes: ReadonlyMap<string, GraphNode>;
  looks: ReadonlyMap<string, KindLook>;
  links: readonly AxisLink[];
}

function relativeDays(node: GraphNode): number {
  const when = node.data['when'];
  if (typeof when !== 'object' || when === null || !('offset' in when) || typeof when.offset !== 'number') return 0;
  if ('anchor' in when && when.anchor === 'dueDate') return 0;
  return Math.max(0, when.offset);
}

/** Day of each node: its own offset from the due date, else that of the latest step before it plus what its `when` adds. */
function daysOf({ nodes, looks, links }: Walk): Map<string, number> {
  const days = new Map<string, number>();
  // each pass carries the days one link further; loops (repeat) cannot make it endless
  for (let pass = 0; pass <= nodes.size; pass += 1) {
    for (const node of nodes.values()) {
      const own = looks.get(node.id)?.offsetDays;
      const before = links.filter(({ to }) => to === node.id).flatMap(({ from }) => days.get(from) ?? []);
      if (own !== undefined) days.set(node.id, own);
      else if (before.length > 0 && pass < nodes.size) days.set(node.id, Math.min(Math.max(...before) + relativeDays(node), 999));
      else if (!days.has(node.id) && pass === nodes.size) days.set(node.id, 0);
    }
  }
  return days;
}

/** The ids met by following nominal ports (the first where none is nominal) from the entry. */
export function nominalWay(entry: string | undefined, links: readonly AxisLink[]): string[] {
  const way: string[] = [];
  let current = entry;
  while (current !== undefined && !way.includes(current)) {
    way.push(current);
    const here: string = current;
    const out = links.filter(({ from }) => from === here);
    current = (out.find(({ nominal }) => nominal) ?? out[0])?.to;
  }
  return way;
}

function rowsAndColumns(order: readonly string[], way: readonly string[], days: ReadonlyMap<string, number>, links: readonly AxisLink[]) {
  const places = new Map<string, { column: number; row: number }>();
  for (const id of order) {
    const day = days.get(id);
    const before = links.flatMap(({ from, to }) => (to === id && places.has(from) ? [{ from, place: places.get(from) }] : []));
    const sameDay = before.filter(({ from }) => days.get(from) === day).map(({ place }) => (place?.row ?? 0) + 1);
    const row = Math.max(0, ...sameDay);
    let column = way.includes(id) ? 0 : Math.max(1, ...before.map(({ place }) => (place?.column ?? 0) + (place?.column === 0 ? 1 : 0)));
    const taken = (): boolean =>
      [...places].some(([other, place]) => days.get(other) === day && place.row === row && place.column === column);
    while (taken()) column += 1;
    places.set(id, { column, row });
  }
  return places;
}

/** Ports that lead where the nominal one of their step leads are drawn as one link with it. */
function joined(links: readonly AxisLink[]): AxisLink[] {
  return links.map((link) => {
    const nominal = links.find((other) => other.nominal && other.from === link.from && other.to === link.to);
    return nominal === undefined || nominal === link ? link : { ...link, joinedTo: nominal.id };
  });
}

function linksOf(graph: Graph, nodes: ReadonlyMap<string, GraphNode>, looks: ReadonlyMap<string, KindLook>): AxisLink[] {
  const links = graph.edges
    .filter(({ from, to }) => nodes.has(from.node) && nodes.has(to))
    .map(({ id, from, to }) => {
      const port = looks.get(from.node)?.ports.find((candidate) => candidate.id === from.port);
      return { id, from: from.node, port: from.port, label: port?.label ?? from.port, nominal: port?.nominal ?? true, to };
    });
  return joined(links);
}

/** Ports drawn as rows of a card: those that lead elsewhere than its nominal one. */
function sidePorts(id: string, look: KindLook, links: readonly AxisLink[]): PortLook[] {
  return look.ports.filter(
    (port) => !port.nominal && !links.some((link) => link.from === id && link.port === port.id && link.joinedTo !== undefined),
  );
}

/** Lays a scenario on its day axis: the nominal way in one column downwards, other ways to its right, one band per day that has a step. */
export function layOutDays(graph: Graph, locale: Locale): AxisLayout {
  const looks = new Map(graph.nodes.map((node) => [node.id, lookOf(node, locale)]));
  const drawn = graph.nodes.filter(({ id }) => looks.get(id)?.inert === false);
  const nodes = new Map(drawn.map((node) => [node.id, node]));
  const links = linksOf(graph, nodes, looks);
  const days = daysOf({ nodes, looks, links });
  const entry = drawn.find(({ id }) => !links.some(({ to }) => to === id))?.id;
  const way = nominalWay(entry, links);
  const rank = (id: string): number => (way.includes(id) ? way.indexOf(id) : way.length);
  const order = [...nodes.keys()].sort((a, b) => (days.get(a) ?? 0) - (days.get(b) ?? 0) || rank(a) - rank(b));
  const places = rowsAndColumns(order, way, days, links);
  const steps = order.flatMap((id) => {
    const node = nodes.get(id);
    const look = looks.get(id);
    return node === undefined || look === undefined
      ? []
      : [
          {
            id,
            name: node.name,
            look,
            sidePorts: sidePorts(id, look, links),
            day: days.get(id) ?? 0,
            column: 0,
            row: 0,
            ...places.get(id),
          },
        ];
  });
  return { steps, links };
}
