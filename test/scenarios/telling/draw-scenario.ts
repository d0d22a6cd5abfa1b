import type { Graph, GraphEdge, GraphNode, ScenarioBundle, Template } from '@relance/schemas';
import { readCard, type Card } from './read-card.js';
import { numberOf, readCents, readOptions } from './options.js';
import type { Section } from './read-cases.js';

/** Where a drawing ends that says nothing more: a person takes the item up, so that nothing is silent (law 12). */
const person = 'person';

function policiesOf(said: string): { policies: NonNullable<Graph['policies']>; enterDaysBefore: number } {
  const options = readOptions(said, said);
  const gapDays = numberOf(options.take(/gap (\d+)/));
  const cap = options.take(/cap (\d+) in (\d+)/);
  const minimum = options.take(/minimum ([\d.]+) ([A-Z]{3}) per (item|account)/);
  const accessories = numberOf(options.take(/accessories from level (\d)/));
  const calls = numberOf(options.take(/calls open (\d+)/));
  const policies: NonNullable<Graph['policies']> = {};
  if (gapDays !== undefined) policies.gapDays = gapDays;
  if (cap !== undefined) policies.cap = { contacts: Number(cap[0]), days: Number(cap[1]) };
  if (options.has(/per invoice/)) policies.consolidation = 'invoice';
  if (options.has(/owner’s drafts/)) policies.sendMode = 'owner';
  if (calls !== undefined) policies.callOpenBusinessDays = calls;
  if (accessories !== undefined) policies.accessoriesFromLevel = accessories;
  if (minimum !== undefined) {
    policies.minimumCents = readCents(minimum[0] ?? '');
    policies.currency = minimum[1] ?? '';
    policies.minimumPer = minimum[2] === 'account' ? 'account' : 'item';
  }
  const enterDaysBefore = numberOf(options.take(/enters J-(\d+)/)) ?? 10;
  options.close();
  return { policies, enterDaysBefore };
}

function templatesOf(cards: readonly Card[]): Template[] {
  return cards.flatMap(({ templates }) =>
    templates.flatMap(({ id, channel }) =>
      (['fr', 'en'] as const).map((locale) => ({ id, version: 1, channel, locale, subject: id, body: `<p>${id}</p>` })),
    ),
  );
}

function edgesOf(cards: readonly Card[]): GraphEdge[] {
  return cards.flatMap(({ node, ports, routes }, index) =>
    ports.map((port) => {
      const onward = port === 'failed' ? person : (cards[index + 1]?.node.id ?? person);
      return { id: `${node.id}.${port}`, from: { node: node.id, port }, to: routes[port] ?? onward };
    }),
  );
}

/**
 * The scenario a case draws, one card a line, each leading to the line below unless it says otherwise (`promise > W`). Fits on one page of
 * README.md. Throws on a line it does not understand.
 */
export function drawScenario({ name, said, lines }: Section): ScenarioBundle {
  const { policies, enterDaysBefore } = policiesOf(said);
  const branch = /^on (\w+): (\w+)$/;
  const cards = lines.filter((line) => !branch.test(line)).map((line) => readCard(line));
  const interrupts = Object.fromEntries(
    lines.flatMap((line) => {
      const [, event, to] = branch.exec(line) ?? [];
      return event === undefined || to === undefined ? [] : [[event, { to }]];
    }),
  ) as NonNullable<Graph['interrupts']>;
  const start: GraphNode = { id: 'start', kind: 'start', name: 'start', data: { enterDaysBefore } };
  const takesUp: GraphNode = { id: person, kind: 'end', name: person, data: { owner: 'creditManager', reviewBusinessDays: 5 } };
  const edges = [{ id: 'start.next', from: { node: 'start', port: 'next' }, to: cards[0]?.node.id ?? person }, ...edgesOf(cards)];
  const isUsed = edges.some(({ to }) => to === person);
  const nodes = [start, ...cards.map(({ node }) => node), ...(isUsed ? [takesUp] : [])];
  const graph: Graph = { schema: 1, scenarioId: name === '' ? 'scenario' : name, nodes, edges, policies };
  if (Object.keys(interrupts).length > 0) graph.interrupts = interrupts;
  return { graph, templates: templatesOf(cards), catalogueVersion: 1 };
}
