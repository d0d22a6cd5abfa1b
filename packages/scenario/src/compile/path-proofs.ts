import type { ScenarioPolicies } from '@relance/schemas';
import type { Timing } from '../kinds/kind.js';
import type { IssueCollector } from './issue.js';
import type { Walk } from './walk.js';

/** The worst that can have happened on some way to a card: each figure with the path that shows it. */
interface Arrival {
  offsetDays: Witnessed;
  level: Witnessed;
  contactDay: Witnessed;
  deadlineDay: Witnessed;
}

interface Witnessed {
  value: number;
  path: readonly string[];
}

const never: Witnessed = { value: Number.NEGATIVE_INFINITY, path: [] };

/**
 * What must hold on every path, exact for what it claims: the greatest offset, level, contact day and granted deadline with which a card can
 * be reached are carried forward over the order of the drawing, each with the path that attains it (T204, T205, L304, L310, L312).
 */
export function provePaths(walk: Walk, policies: ScenarioPolicies, defaultGapDays: number, found: IssueCollector): void {
  const gapDays = policies.gapDays ?? defaultGapDays;
  const arrivals = new Map<string, Arrival>([[walk.entry, { offsetDays: never, level: never, contactDay: never, deadlineDay: never }]]);
  for (const id of walk.order ?? []) {
    const arrival = arrivals.get(id);
    const known = walk.nodes.get(id);
    if (arrival === undefined || known === undefined) continue;
    const timing = known.kind.timing(known.node.data);
    const after = judge(id, timing, arrival, gapDays, found);
    for (const { to } of walk.successors.get(id) ?? []) arrivals.set(to, worst(arrivals.get(to), after));
  }
}

function judge(id: string, timing: Timing, arrival: Arrival, gapDays: number, found: IssueCollector): Arrival {
  const { offsetDays, contact } = timing;
  const to = (witness: Witnessed): string[] => [...witness.path, id];
  if (offsetDays !== undefined && offsetDays < arrival.offsetDays.value) {
    const params = { planned: offsetDays, reached: arrival.offsetDays.value };
    found.add('T204', { severity: 'warning', nodeId: id, path: to(arrival.offsetDays), params });
  }
  if (timing.unownedEnd === true) found.add('L312', { nodeId: id, path: to(longest(arrival)) });
  if (contact !== undefined) judgeContact(id, contact.level, offsetDays, arrival, gapDays, found);
  const step = (witness: Witnessed, value: number | undefined): Witnessed =>
    value !== undefined && value >= witness.value ? { value, path: to(witness) } : { value: witness.value, path: to(witness) };
  return {
    offsetDays: step(arrival.offsetDays, offsetDays),
    level: step(arrival.level, contact?.level),
    contactDay: step(arrival.contactDay, contact === undefined || contact.level === 0 ? undefined : offsetDays),
    deadlineDay: step(arrival.deadlineDay, deadlineOf(offsetDays, contact?.deadlineDays)),
  };
}

function deadlineOf(offsetDays: number | undefined, deadlineDays = 0): number | undefined {
  return offsetDays === undefined || deadlineDays === 0 ? undefined : offsetDays + deadlineDays;
}

function judgeContact(
  id: string,
  level: number,
  offsetDays: number | undefined,
  arrival: Arrival,
  gapDays: number,
  found: IssueCollector,
): void {
  const to = (witness: Witnessed): string[] => [...witness.path, id];
  if (level < arrival.level.value) {
    found.add('L304', { nodeId: id, path: to(arrival.level), params: { level, before: arrival.level.value } });
  }
  if (offsetDays === undefined || level === 0) return;
  if (offsetDays < arrival.contactDay.value + gapDays) {
    const params = { planned: offsetDays, earliest: arrival.contactDay.value + gapDays, gap: gapDays };
    found.add('T205', { severity: 'warning', nodeId: id, path: to(arrival.contactDay), params });
  }
  if (offsetDays <= arrival.deadlineDay.value) {
    const params = { planned: offsetDays, deadline: arrival.deadlineDay.value };
    found.add('L310', { severity: 'warning', nodeId: id, path: to(arrival.deadlineDay), params });
  }
}

function longest(arrival: Arrival): Witnessed {
  return arrival.offsetDays.path.length >= arrival.level.path.length ? arrival.offsetDays : arrival.level;
}

function worst(left: Arrival | undefined, right: Arrival): Arrival {
  if (left === undefined) return right;
  const pick = (one: Witnessed, other: Witnessed): Witnessed => (other.value > one.value ? other : one);
  return {
    offsetDays: pick(left.offsetDays, right.offsetDays),
    level: pick(left.level, right.level),
    contactDay: pick(left.contactDay, right.contactDay),
    deadlineDay: pick(left.deadlineDay, right.deadlineDay),
  };
}
