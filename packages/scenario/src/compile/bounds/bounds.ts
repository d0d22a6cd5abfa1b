import type { InterruptName, MessageChannel } from '@relance/schemas';
import type { Timing } from '../../kinds/kind.js';
import { defaultCosts, defaultMinutes, type Catalogue, type HumanWork } from '../catalogue.js';
import type { Unrolled } from '../drawing/unroll.js';
import type { Branch } from '../drawing/walks.js';
import { carry } from '../proofs/carry.js';
import type { Days } from '../proofs/days.js';
import { channelsOf, contactBehind, isAccepted } from '../proofs/meaning.js';

/** The most that the branch of an interrupt adds each time it happens. */
export interface BranchBounds {
  contactsAtMost: number;
  tasksAtMost: number;
}

/**
 * The most that one item can cause on any path of the scenario (shown on the canvas). Days are counted from the due date as the drawing plans them:
 * gap, cap, suspensions and the time people take come on top.
 */
export interface Bounds {
  /** Messages accepted; a message with companions is one. */
  contactsAtMost: number;
  /** Dispatches by channel, companions and the recaps of calls among them. */
  contactsAtMostByChannel: Record<string, number>;
  /** Calls that reached somebody. */
  callsAtMost: number;
  tasksAtMost: number;
  /** Levels of the messages that can be reached, ascending. */
  levels: number[];
  /** Days from the due date of the first and the last dated step. */
  firstDay: number;
  lastDay: number;
  /** From the first to the last day. */
  daysAtMost: number;
  /** What the dispatches of the dearest path cost, in minor units of `currency`. */
  costAtMost: { cents: number; currency: string };
  /** What people spend on tasks, and on approving contents. */
  minutesAtMost: number;
  /** The earliest and the latest day each step is planned on, by card. */
  steps: Record<string, { earliest: number; latest: number }>;
  /** What branches of interrupts add, each time; absent where there are none. */
  interrupts?: Partial<Record<InterruptName, BranchBounds>>;
}

type Count = (timing: Timing, port: string) => number;

const isMessage: Count = (timing, port) => (isAccepted(timing, port) ? 1 : 0);
const isTask: Count = ({ human }) => (human === undefined ? 0 : 1);

/** Computes the bounds of a proved scenario, each exact over all its paths, loops drawn out. */
export function boundsOf(walk: Unrolled, days: Days, branches: readonly Branch[], catalogue: Catalogue): Bounds {
  const atMost = (count: Count): number => mostOf(walk, count);
  const costs = catalogue.costs ?? defaultCosts;
  const minutes = { ...defaultMinutes, ...catalogue.minutes };
  const channels = new Set(walk.places.flatMap(({ card: { timing } }) => channelsOf(timing)));
  const span = spanOf(walk, days);
  return {
    contactsAtMost: atMost(isMessage),
    contactsAtMostByChannel: Object.fromEntries(
      [...channels].sort().map((channel) => {
        const count: Count = (timing, port) => dispatched(timing, port).filter((one) => one === channel).length;
        return [channel, atMost(count)];
      }),
    ),
    callsAtMost: atMost((timing, port) => (timing.contact === undefined && contactBehind(timing, port) !== undefined ? 1 : 0)),
    tasksAtMost: atMost(isTask),
    levels: levelsOf(walk),
    ...span,
    daysAtMost: span.lastDay - span.firstDay,
    costAtMost: { cents: atMost((timing, port) => costOf(dispatched(timing, port), costs.cents)), currency: costs.currency },
    minutesAtMost: atMost((timing) => minutesOf(timing, minutes)),
    ...branchBounds(branches),
  };
}

/** What leaves behind a port: a message accepted with its companions, the recap of a call that reached somebody (law 21). */
function dispatched(timing: Timing, port: string): MessageChannel[] {
  return contactBehind(timing, port) === undefined ? [] : channelsOf(timing);
}

function levelsOf({ places }: Unrolled): number[] {
  const levels = new Set(places.flatMap(({ card: { timing } }) => (timing.contact === undefined ? [] : [timing.contact.level])));
  return [...levels].sort((left, right) => left - right);
}

function costOf(channels: readonly MessageChannel[], cents: Readonly<Partial<Record<MessageChannel, number>>>): number {
  return channels.reduce((total, channel) => total + (cents[channel] ?? 0), 0);
}

function minutesOf({ contact, human }: Timing, minutes: Readonly<Record<HumanWork, number>>): number {
  return (human === undefined ? 0 : minutes[human.task]) + (contact?.isApproved === true ? minutes.contentApproval : 0);
}

/** The greatest sum of a count over all paths: what has been counted on arrival, or on leaving the last card. */
function mostOf(walk: Unrolled, count: Count): number {
  const carried = carry(walk, 0, (arrived, { card }, port) => arrived + count(card.timing, port));
  let most = 0;
  for (const place of walk.places) {
    if (carried.isReached(place)) most = Math.max(most, carried.at(place));
  }
  return most;
}

function spanOf(walk: Unrolled, days: Days): Pick<Bounds, 'firstDay' | 'lastDay' | 'steps'> {
  const steps: Bounds['steps'] = {};
  let [firstDay, lastDay] = [0, 0];
  for (const place of walk.places) {
    if (!days.latest.isReached(place)) continue;
    const [earliest, latest] = [days.earliestDay(place), days.latestDay(place)];
    const known = steps[place.card.id];
    steps[place.card.id] = { earliest: Math.min(earliest, known?.earliest ?? earliest), latest: Math.max(latest, known?.latest ?? latest) };
    firstDay = Math.min(firstDay, earliest);
    lastDay = Math.max(lastDay, latest);
  }
  return { firstDay, lastDay, steps };
}

function branchBounds(branches: readonly Branch[]): Pick<Bounds, 'interrupts'> {
  if (branches.length === 0) return {};
  const interrupts: Partial<Record<InterruptName, BranchBounds>> = {};
  for (const { interrupt, unrolled } of branches) {
    if (unrolled !== undefined)
      interrupts[interrupt] = { contactsAtMost: mostOf(unrolled, isMessage), tasksAtMost: mostOf(unrolled, isTask) };
  }
  return { interrupts };
}
