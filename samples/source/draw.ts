import type { Graph, GraphNode, Localized, MessageChannel, ScenarioPolicies, When } from '@relance/schemas';

/** Where a way out of a card leads: the id of a card. */
type Ports = Readonly<Record<string, string>>;

/** A card as written here: its data and where each of its ways out leads. */
export interface Card {
  id: string;
  kind: string;
  name: string;
  data: Record<string, unknown>;
  ports: Ports;
  /** Day from the due date: the row of the card. */
  day: number;
  /** Column: 0 is the nominal path. */
  column?: number;
  /** Where the house has no such channel the card is left out: what led to it leads to the card `otherwise`. */
  needs?: { channel: MessageChannel; otherwise: string };
  /** Data that take the place of the card's own where not every channel is there; null takes a member away. */
  reduced?: Record<string, unknown>;
}

/** A scenario as written here. */
export interface Drawing {
  scenarioId: string;
  name: Localized;
  description: Localized;
  policies: ScenarioPolicies;
  /** Policies that only a house with every channel can keep. */
  fullPolicies?: ScenarioPolicies;
  /** First card of the branch of an interrupt. */
  interrupts?: NonNullable<Graph['interrupts']>;
  cards: readonly Card[];
}

const columnWidth = 320;
const dayHeight = 40;

/** The graph of a drawing: positions from column and day, one edge per way out, edge ids from card and port. */
export function graphOf({ cards, fullPolicies, policies, ...drawing }: Drawing): Graph {
  const nodes: GraphNode[] = cards.map(({ id, kind, name, data, day, column = 0 }) => ({
    id,
    kind,
    name,
    data,
    position: { x: column * columnWidth, y: day * dayHeight },
  }));
  const edges = cards.flatMap(({ id, ports }) =>
    Object.entries(ports).map(([port, to]) => ({ id: `${id}.${port}`, from: { node: id, port }, to })),
  );
  return { schema: 1, ...drawing, policies: { ...policies, ...fullPolicies }, nodes, edges };
}

/** A date counted from the due date in calendar days. */
export function dueDay(offset: number, late?: When['late']): When {
  return { anchor: 'dueDate', offset, unit: 'days', ...(late === undefined ? {} : { late }) };
}
