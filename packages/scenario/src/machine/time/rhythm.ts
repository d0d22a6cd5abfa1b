import type { ContactInstruction, Plan, TaskInstruction } from '../../plan.js';
import type { EntityPolicy } from '../facts/environment.js';
import type { LoggedContact } from '../state.js';

/** Gap and cap as they hold for one plan (law 14). */
export interface Rhythm {
  gapDays: number;
  contacts: number;
  days: number;
}

const LIGHT_GAP_DAYS = 2;

/** Gap and cap of a plan over the entity's defaults (law 14). */
export function rhythmOf(plan: Plan | undefined, policy: EntityPolicy): Rhythm {
  const cap = plan?.policies.cap ?? policy.cap;
  return { gapDays: plan?.policies.gapDays ?? policy.gapDays, contacts: Math.max(1, cap.contacts), days: Math.max(1, cap.days) };
}

/** A pre-reminder or a courtesy opens towards reminders only a gap of two days and no cap (law 14). */
function isLight(contact: LoggedContact): boolean {
  return contact.kind === 'message' && contact.level <= 0;
}

/** What holds a contact back, and to when. */
export interface Earliest {
  /** First civil day allowed. */
  day: number;
  because?: 'gap' | 'cap' | 'list';
  /** Day and level of the contact it follows from. */
  after?: { day: number; level: number };
}

/** The day of the contact so many from the last among those that count for the cap, by their days; undefined where there are fewer. */
function latestDay(log: readonly LoggedContact[], rank: number, asksNothing: boolean): number | undefined {
  let before = Number.POSITIVE_INFINITY;
  for (let left = rank; left > 0;) {
    let latest = Number.NEGATIVE_INFINITY;
    let contacts = 0;
    for (const contact of log) {
      if (contact.day >= before || contact.day < latest || (isLight(contact) && !asksNothing)) continue;
      contacts = contact.day > latest ? 1 : contacts + 1;
      latest = contact.day;
    }
    if (contacts === 0) return undefined;
    left -= contacts;
    before = latest;
  }
  return before;
}

/**
 * First civil day on which gap and cap allow another contact of the given weight after those logged (law 14): after a contact on day d the
 * next may leave on d + gap; at most n contacts in any k days. `log` holds only contacts that count for the unit.
 */
export function earliestDay(log: readonly LoggedContact[], rhythm: Rhythm, asksNothing: boolean): Earliest {
  let day = Number.NEGATIVE_INFINITY;
  let after: LoggedContact | undefined;
  for (const contact of log) {
    const opensLittle = isLight(contact) && !asksNothing;
    const until = contact.day + (opensLittle ? Math.min(LIGHT_GAP_DAYS, rhythm.gapDays) : rhythm.gapDays);
    if (until <= day) continue;
    day = until;
    after = contact;
  }
  const oldestThatCounts = log.length < rhythm.contacts ? undefined : latestDay(log, rhythm.contacts, asksNothing);
  if (oldestThatCounts !== undefined && oldestThatCounts + rhythm.days > day) {
    return { day: oldestThatCounts + rhythm.days, because: 'cap' };
  }
  return after === undefined ? { day } : { day, because: 'gap', after: { day: after.day, level: after.level } };
}

/** Whether a step is a pre-reminder or a courtesy, which weigh little (law 14). */
export function weighsLittle(instruction: ContactInstruction | TaskInstruction): boolean {
  return instruction.op === 'contact' && instruction.level <= 0;
}
