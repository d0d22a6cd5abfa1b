import type { Timing } from '../kinds/kind.js';
import type { Walk } from './walk.js';

/** The most that one item can cause on any path (shown on the canvas): contacts in all and by channel, human tasks, levels, and days. */
export interface Bounds {
  contactsAtMost: number;
  contactsAtMostByChannel: Record<string, number>;
  tasksAtMost: number;
  levels: number[];
  /** Days from the due date of the first and the last dated step. */
  firstDay: number;
  lastDay: number;
}

/** Computes the bounds by carrying maxima backwards over the order of the drawing; call it on loop-free drawings only. */
export function boundsOf(walk: Walk): Bounds {
  const order = walk.order ?? [];
  const timings = new Map<string, Timing>(
    order.flatMap((id) => {
      const known = walk.nodes.get(id);
      return known === undefined ? [] : [[id, known.kind.timing(known.node.data)] as const];
    }),
  );
  const channels = new Set([...timings.values()].flatMap(({ contact }) => (contact === undefined ? [] : [contact.channel])));
  const atMost = (counts: (timing: Timing) => boolean): number => longestCount(walk, timings, counts);
  const offsets = [...timings.values()].flatMap(({ offsetDays }) => (offsetDays === undefined ? [] : [offsetDays]));
  const levels = new Set([...timings.values()].flatMap(({ contact }) => (contact === undefined ? [] : [contact.level])));
  return {
    contactsAtMost: atMost(({ contact }) => contact !== undefined),
    contactsAtMostByChannel: Object.fromEntries(
      [...channels].sort().map((channel) => [channel, atMost(({ contact }) => contact?.channel === channel)]),
    ),
    tasksAtMost: atMost(({ human }) => human !== undefined),
    levels: [...levels].sort((left, right) => left - right),
    firstDay: offsets.reduce((least, day) => Math.min(least, day), 0),
    lastDay: offsets.reduce((most, day) => Math.max(most, day), 0),
  };
}

function longestCount(walk: Walk, timings: ReadonlyMap<string, Timing>, counts: (timing: Timing) => boolean): number {
  const ahead = new Map<string, number>();
  for (const id of [...(walk.order ?? [])].reverse()) {
    const timing = timings.get(id);
    const beyond = (walk.successors.get(id) ?? []).reduce((most, { to }) => Math.max(most, ahead.get(to) ?? 0), 0);
    ahead.set(id, beyond + (timing !== undefined && counts(timing) ? 1 : 0));
  }
  return ahead.get(walk.entry) ?? 0;
}
