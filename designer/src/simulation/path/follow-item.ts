import { toDayNumber, type CivilDate } from '@relance/domain';
import type { SimulatedContact, SimulatedTask, Simulation } from '@relance/scenario';
import type { Graph, Reason } from '@relance/schemas';

/** Something one item met at a step of its scenario. */
export interface Stop {
  nodeId: string;
  date: CivilDate;
  time?: string;
  contact?: SimulatedContact;
  task?: SimulatedTask;
  /** Why it was passed, left out or ended there. */
  reason?: Reason;
}

/** Why an item waited, from when until when. */
export interface Shift {
  date: CivilDate;
  until?: CivilDate;
  reason: Reason;
}

/** Reasons that only say the plan is kept: nothing to explain. */
const asPlanned: ReadonlySet<string> = new Set(['readyOn', 'waitsUntil', 'taskOpen', 'handedOver', 'endedOwed']);

/** Reasons by which an item goes along with the message or the call of another: the step that is done is its own. */
const takenAlong: ReadonlySet<string> = new Set(['carriedBy', 'covered', 'mergedCall']);

/** The step an item is at on a day on which it goes along with another's, by that day. */
function ownSteps({ reasons }: Simulation, number: string): ReadonlyMap<CivilDate, string> {
  const own = new Map<CivilDate, string>();
  for (const { item, date, reason } of reasons) {
    if (item === number && takenAlong.has(reason.code) && reason.nodeId !== undefined) own.set(date, reason.nodeId);
  }
  return own;
}

function byDateAndPlace(order: readonly string[]): (left: Stop, right: Stop) => number {
  return (left, right) => toDayNumber(left.date) - toDayNumber(right.date) || order.indexOf(left.nodeId) - order.indexOf(right.nodeId);
}

/**
 * What one item meets, by its number, in the order of the days and on one day in that of the drawing (`order`: ids of its steps, top to bottom;
 * `entry`: the step it comes in by).
 */
export function followItem(simulation: Simulation, number: string, order: readonly string[], entry: string | undefined): Stop[] {
  const stops: Stop[] = [];
  const own = ownSteps(simulation, number);
  for (const contact of simulation.contacts) {
    const { date, time } = contact;
    const nodeId = own.get(date) ?? contact.nodeId;
    if (contact.items.some((line) => line.number === number && line.role !== 'listed')) stops.push({ nodeId, date, time, contact });
  }
  for (const task of simulation.tasks) {
    const nodeId = own.get(task.date) ?? task.nodeId;
    if (task.nodeId !== '' && task.items.includes(number)) stops.push({ nodeId, date: task.date, time: task.time, task });
  }
  const seen = new Set(stops.map(({ nodeId, date }) => `${nodeId} ${date}`));
  for (const { item, date, reason } of [...simulation.reasons, ...simulation.skipped]) {
    if (item !== number) continue;
    const nodeId = reason.code === 'entered' ? entry : reason.nodeId;
    if (nodeId === undefined || !order.includes(nodeId)) continue;
    const isTold = stops.some((stop) => stop.nodeId === nodeId && (stop.contact ?? stop.task) !== undefined);
    if (isTold || seen.has(`${nodeId} ${date}`)) continue;
    seen.add(`${nodeId} ${date}`);
    stops.push({ nodeId, date, reason });
  }
  return stops.sort(byDateAndPlace(order));
}

/** Why the dates of one item are not simply those of the drawing, in the order of the days. */
export function shiftsOf(simulation: Simulation, number: string): Shift[] {
  const own = simulation.waits.filter(({ item, reason, date, until }) => item === number && !asPlanned.has(reason.code) && until !== date);
  return own.map(({ date, until, reason }) => (until === undefined ? { date, reason } : { date, until, reason }));
}

/** The way out a stop was left by, where it is known: that of a task, of a message, of a decision. */
export function portOf({ contact, task, reason }: Stop): string | undefined {
  if (task !== undefined) return task.outcome;
  if (contact !== undefined) return contact.outcome;
  const way = reason?.values?.['case'];
  return typeof way === 'string' ? way : undefined;
}

/**
 * Ids of the links between two steps along the shortest way of the drawing, by the given way out of the first where one leads there; none where no
 * way does.
 */
export function linksBetween({ edges }: Graph, from: string, to: string, port?: string): string[] {
  if (from === to) return [];
  const wayFrom = (start: Graph['edges']): string[] | undefined => {
    const ways = new Map<string, string[]>();
    for (const edge of start) if (!ways.has(edge.to)) ways.set(edge.to, [edge.id]);
    for (const [node, way] of ways) {
      for (const edge of edges) if (edge.from.node === node && edge.to !== from && !ways.has(edge.to)) ways.set(edge.to, [...way, edge.id]);
    }
    return ways.get(to);
  };
  const out = edges.filter((edge) => edge.from.node === from);
  return wayFrom(out.filter((edge) => edge.from.port === port)) ?? wayFrom(out) ?? [];
}

/** What left and what it cost up to a day, by the unit costs of the house; minor units. */
export function spentUntil(
  { contacts }: Simulation,
  until: CivilDate,
  cents: Readonly<Partial<Record<string, number>>>,
): { contacts: number; cents: number } {
  const left = contacts.filter(({ date, outcome }) => outcome === 'sent' && date <= until);
  const costs = left.flatMap(({ channel, companions = [] }) => [channel, ...companions]).map((channel) => cents[channel] ?? 0);
  return { contacts: left.filter(({ isRecap }) => isRecap !== true).length, cents: costs.reduce((sum, cost) => sum + cost, 0) };
}
