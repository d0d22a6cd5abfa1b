import type { CaseState, LoggedContact } from '../state.js';
import { earliestDay, rhythmOf, weighsLittle, type Earliest } from '../time/rhythm.js';
import { findSlot, type NoSlot } from '../time/slot.js';
import type { World } from '../world/world.js';
import type { Candidate } from './candidate.js';
import { countedContacts } from './counted.js';

/** What weighs on gap and cap alike has them in common, plan by plan (law 14). */
interface SharedEarliest {
  plan: string;
  weight: string;
  earliest: Earliest;
  next: SharedEarliest | undefined;
}

/**
 * What the slots of the candidates of one case at one instant are found from. Gap and cap are worked out once per plan and weight, slots once per
 * candidate, nothing before it is asked for.
 */
export interface SlotFinder {
  world: World;
  state: CaseState;
  /** The contacts that count, once they were asked for. */
  counted: readonly LoggedContact[] | undefined;
  shared: SharedEarliest | undefined;
}

/** Makes the {@link SlotFinder} of one step. */
export function slotFinder(world: World, state: CaseState): SlotFinder {
  return { world, state, counted: undefined, shared: undefined };
}

const LIST_GAP_BUSINESS_DAYS = 3;

/** Which counted contacts count for a candidate (law 13). */
function relevantLog(world: World, log: readonly LoggedContact[], candidate: Candidate): readonly LoggedContact[] {
  if (!candidate.perItem) return log;
  const item = candidate.intent.token.item;
  const isTask = candidate.intent.instruction.op === 'task';
  return log.filter((contact) => contact.items.includes(item) || (isTask && contact.kind === 'call' && contact.unit === world.payerUnit));
}

/** Lists to one recipient leave at least three business days apart (law 13). */
function listFloor(world: World, log: readonly LoggedContact[], recipient: string): number {
  let latest = Number.NEGATIVE_INFINITY;
  for (const contact of log) {
    if (contact.recipient === recipient) latest = Math.max(latest, contact.day);
  }
  return Number.isFinite(latest) ? world.entityCalendar.addBusinessDays(latest, LIST_GAP_BUSINESS_DAYS) : latest;
}

function computeEarliest(finder: SlotFinder, candidate: Candidate, hasCap = true): Earliest {
  const { world, state } = finder;
  const { instruction, token } = candidate.intent;
  if (instruction.op === 'task' && instruction.task !== 'call') return { day: Number.NEGATIVE_INFINITY };
  const log = (finder.counted ??= countedContacts(world, state));
  const capped = rhythmOf(world.env.plans[token.plan], world.env.policy);
  const rhythm = hasCap ? capped : { ...capped, contacts: Number.POSITIVE_INFINITY };
  const earliest = earliestDay(relevantLog(world, log, candidate), rhythm, weighsLittle(instruction));
  if (!candidate.perItem || instruction.op === 'task') return earliest;
  const day = listFloor(world, log, instruction.audience[0] ?? '');
  return day > earliest.day ? { day, because: 'list', after: { day: world.today, level: candidate.level } } : earliest;
}

function weightOf({ intent: { instruction } }: Candidate): string {
  if (instruction.op === 'task') return instruction.task;
  return weighsLittle(instruction) ? 'light' : 'full';
}

function sharedEarliest(finder: SlotFinder, candidate: Candidate): Earliest {
  const { plan } = candidate.intent.token;
  const weight = weightOf(candidate);
  for (let known = finder.shared; known !== undefined; known = known.next) {
    if (known.plan === plan && known.weight === weight) return known.earliest;
  }
  const earliest = computeEarliest(finder, candidate);
  finder.shared = { plan, weight, earliest, next: finder.shared };
  return earliest;
}

/** The first day gap and cap allow a candidate, and what holds it back (laws 13, 14). */
export function earliestOf(finder: SlotFinder, candidate: Candidate): Earliest {
  candidate.earliest ??= candidate.perItem ? computeEarliest(finder, candidate) : sharedEarliest(finder, candidate);
  return candidate.earliest;
}

function slotFrom({ world, state }: SlotFinder, candidate: Candidate, { day }: Earliest): number | NoSlot {
  const refusedUntil = state.notBefore[candidate.unit] ?? Number.NEGATIVE_INFINITY;
  return findSlot(world, {
    fromMs: Math.max(candidate.readyAt, world.nowMs, refusedUntil),
    earliestDay: day,
    window: candidate.intent.ready.window,
  });
}

/** When a candidate may leave (law 14), or why never. */
export function slotOf(finder: SlotFinder, candidate: Candidate): number | NoSlot {
  candidate.slot ??= slotFrom(finder, candidate, earliestOf(finder, candidate));
  return candidate.slot;
}

/** The slot it would have if there were no cap: what the cap costs a notice (law 14). */
export function slotWithoutCap(finder: SlotFinder, candidate: Candidate): number | NoSlot {
  return slotFrom(finder, candidate, computeEarliest(finder, candidate, false));
}
