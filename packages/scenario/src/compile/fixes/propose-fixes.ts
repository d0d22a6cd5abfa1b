import type { Graph, MessageChannel, ScenarioBundle } from '@relance/schemas';
import { messageChannels } from '@relance/schemas';
import type { Timing } from '../../kinds/kind.js';
import type { Catalogue } from '../catalogue.js';
import type { Card, Cards } from '../drawing/cards.js';
import type { Fix, Issue } from '../issue.js';
import { fitsKind } from '../drawing/read-graph.js';

/** What a proposal may look at. */
export interface FixContext {
  bundle: ScenarioBundle;
  cards: Cards;
  catalogue: Catalogue;
  /** Cards that come round again: a date moved there moves with itself. */
  looping: ReadonlySet<string>;
  /** Something else keeps cards from being reached. */
  isTorn: boolean;
}

type Proposal = (issue: Issue, context: FixContext) => Fix | undefined;

/** Latest day an offset may name (schema of `when`). */
const latestOffset = 400;

/** Codes with a single sensible remedy that a machine can apply; each proposal holds only where it adds no error. */
const proposals: Readonly<Record<string, Proposal>> = {
  S102: removeCard,
  P110: connectToEnd,
  P111: ({ params }, { bundle: { graph } }) =>
    graph.nodes.some(({ id }) => id === params['from']) ? undefined : disconnect(graph, [String(params['edge'])]),
  P115: ({ nodeId, port }, { bundle: { graph } }) => disconnect(graph, leaving(graph, nodeId, port)),
  P117: ({ nodeId, port }, { bundle: { graph } }) => disconnect(graph, leaving(graph, nodeId, port).slice(0, -1)),
  T204: (issue, context) => moveTo(issue, context, issue.params['reached']),
  T205: (issue, context) => moveTo(issue, context, issue.params['earliest']),
  X403: (issue, context) => moveTo(issue, context, issue.params['earliest']),
  L310: (issue, context) => moveTo(issue, context, Number(issue.params['deadline']) + 1),
  L303: (issue, context) => complete(issue, context, ({ contact }) => contact?.isApproved === true),
  L304: raiseLevel,
  L306: registered,
  L312: (issue, context) => complete(issue, context, ({ unownedEnd }) => unownedEnd !== true),
  L314: () => ({ kind: 'clearPolicy', policy: 'accessoriesFromLevel' }),
  X402: ({ params }, { bundle: { graph } }) => {
    const interrupt = Object.keys(graph.interrupts ?? {}).find((name) => name === params['interrupt']);
    return interrupt === undefined
      ? undefined
      : { kind: 'clearInterrupt', interrupt: interrupt as Extract<Fix, { kind: 'clearInterrupt' }>['interrupt'] };
  },
};

/** Faults that may be why a card is not reached: then it is them to mend. */
const tearing: ReadonlySet<string> = new Set(['K120', 'P110', 'P111', 'P112', 'P115', 'P116', 'P117', 'P120', 'P122', 'B502', 'B503']);

/** Adds to each issue the fix it has, if any. */
export function proposeFixes(issues: readonly Issue[], context: Omit<FixContext, 'isTorn'>): void {
  const isTorn = issues.some(({ code }) => tearing.has(code));
  const isAmbiguous = issues.some(({ code }) => code === 'S104');
  if (isAmbiguous) return;
  for (const issue of issues) {
    const fix = issue.fix ?? proposals[issue.code]?.(issue, { ...context, isTorn });
    if (fix !== undefined) issue.fix = fix;
  }
}

function removeCard({ nodeId = '' }: Issue, { bundle: { graph }, isTorn }: FixContext): Fix | undefined {
  const isLedTo = graph.edges.some(({ to }) => to === nodeId);
  return isTorn || isLedTo || isNamed(graph, nodeId) ? undefined : { kind: 'remove', node: nodeId };
}

/** Whether something counts from a card or begins there. */
function isNamed(graph: Graph, nodeId: string): boolean {
  const text = JSON.stringify(graph.nodes.map(({ data }) => data));
  return text.includes(`"node":${JSON.stringify(nodeId)}`) || Object.values(graph.interrupts ?? {}).some(({ to }) => to === nodeId);
}

function leaving(graph: Graph, nodeId: string | undefined, port: string | undefined): string[] {
  return graph.edges.filter(({ from }) => from.node === nodeId && from.port === port).map(({ id }) => id);
}

function disconnect(graph: Graph, edges: string[]): Fix | undefined {
  const isUnique = edges.every((id) => graph.edges.filter((edge) => edge.id === id).length === 1);
  return isUnique && edges.length > 0 ? { kind: 'disconnect', edges } : undefined;
}

/** The only end of the drawing that names who takes over: leading there promises nothing and forgets nobody. */
function connectToEnd({ nodeId = '', port = '' }: Issue, { cards, bundle: { graph } }: FixContext): Fix | undefined {
  const ends = [...cards.values()].filter(({ kind }) => kind.role === 'terminal');
  const [only] = ends;
  const isPlain = graph.interrupts === undefined || Object.keys(graph.interrupts).length === 0;
  if (only === undefined || ends.length > 1 || !isPlain || only.timing.unownedEnd === true || only.timing.handsOver === true)
    return undefined;
  return cards.has(nodeId) && graph.nodes.some(({ id }) => id === only.id)
    ? { kind: 'connect', node: nodeId, port, to: only.id }
    : undefined;
}

/** A later day for a card that counts calendar days from the due date. */
function moveTo({ nodeId = '' }: Issue, { cards, looping }: FixContext, day: number | string | undefined): Fix | undefined {
  const card = cards.get(nodeId);
  const when = card?.timing.when;
  if (card === undefined || when === undefined || typeof day !== 'number' || looping.has(nodeId)) return undefined;
  const isPlain = when.anchor === 'dueDate' && when.unit === 'days' && card.node.data['when'] === when;
  return isPlain && day <= latestOffset ? { kind: 'set', node: nodeId, path: '/when/offset', value: day } : undefined;
}

function raiseLevel({ nodeId = '', params }: Issue, context: FixContext): Fix | undefined {
  const { level, before } = params;
  const card = context.cards.get(nodeId);
  if (card === undefined || before === undefined || card.node.data['level'] !== level) return undefined;
  return isBetter(card, { level: before }, context) ? { kind: 'set', node: nodeId, path: '/level', value: before } : undefined;
}

function registered({ nodeId = '' }: Issue, context: FixContext): Fix | undefined {
  const card = context.cards.get(nodeId);
  const channel: MessageChannel = 'registered';
  if (card?.node.data['channel'] === undefined || !(context.catalogue.channels ?? messageChannels).includes(channel)) return undefined;
  const isRight = isBetter(card, { channel }, context) && card.kind.timing({ ...card.node.data, channel }).contact?.channel === channel;
  return isRight ? { kind: 'set', node: nodeId, path: '/channel', value: channel } : undefined;
}

/** What the card leaves open, filled in as a new card of its kind begins. */
function complete({ nodeId = '' }: Issue, context: FixContext, isCured: (timing: Timing) => boolean): Fix | undefined {
  const card = context.cards.get(nodeId);
  if (card === undefined) return undefined;
  const value = { ...(card.kind.defaults as object), ...card.node.data };
  const isRight = isBetter(card, value, context) && isCured(card.kind.timing(value));
  return isRight ? { kind: 'set', node: nodeId, path: '', value } : undefined;
}

/** Whether a card with that data still fits its kind and says nothing new wrong of itself. */
function isBetter({ kind, node }: Card, change: object, { bundle, catalogue }: FixContext): boolean {
  const data = { ...node.data, ...change };
  const context = { templates: bundle.templates, locales: catalogue.locales };
  const faults = (of: unknown): number => kind.check?.(of, context).length ?? 0;
  return fitsKind(kind, data) && faults(data) <= faults(node.data);
}
