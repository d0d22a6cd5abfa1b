import type { Timing } from '../../kinds/kind.js';
import type { IssueCollector } from '../issue.js';
import type { Place, Unrolled } from '../drawing/unroll.js';
import { carry, never, type Carried } from './carry.js';
import type { Days } from './days.js';
import { contactBehind, isAccepted, plannedDay, weightOf } from './meaning.js';
import { sameDayContacts, type Neighbour } from './same-day-contacts.js';

/** Gap and cap that hold for the scenario (law 14). */
export interface Rhythm {
  gapDays: number;
  cap: { contacts: number; days: number };
}

/** A pre-reminder opens towards reminders only a gap of two days (law 14). */
const lightGapDays = 2;

/** Contacts made before each place: the latest planned day of each weight over all paths, and the last day of a deadline granted (laws 10, 14). */
interface Before {
  full: Carried;
  light: Carried;
  deadline: Carried;
}

/**
 * T203, T205, T207, T208, L310, X403: gap, cap, two contacts on one day, and deadlines granted (laws 10, 14). Days are claimed of cards planned from the
 * due date; of others the waits drawn between two contacts.
 */
export function proveRhythm(walk: Unrolled, days: Days, rhythm: Rhythm, found: IssueCollector): void {
  const before = contactsBefore(walk);
  const waits = waitsSinceContact(walk);
  const doubled = sameDayContacts(walk);
  const next = nextContactDay(walk);
  for (const place of walk.places) {
    const weight = days.latest.isReached(place) ? weightOf(place.card.timing) : undefined;
    if (weight === undefined) continue;
    const neighbour = doubled.get(place);
    if (neighbour !== undefined) judgeDoubled(place, neighbour, days, found);
    const planned = plannedDay(place);
    if (planned === undefined) {
      if (weight === 'full' && neighbour === undefined) judgeWaits(place, waits, rhythm.gapDays, found);
      continue;
    }
    if (neighbour === undefined)
      judgeGap({ place, planned, weight, nextDay: next[place.index] ?? Infinity }, before, rhythm.gapDays, found);
    if (weight === 'full') judgeDeadline(place, planned, before.deadline, found);
  }
  proveCap(walk, rhythm.cap, found);
}

function contactsBefore(walk: Unrolled): Before {
  const latest = (weight: 'full' | 'light'): Carried =>
    carry(walk, never, (arrived, place, port) =>
      contactBehind(place.card.timing, port) === weight ? Math.max(arrived, plannedDay(place) ?? never) : arrived,
    );
  const deadline = carry(walk, never, (arrived, place, port) => {
    const granted = isAccepted(place.card.timing, port) ? (place.card.timing.contact?.deadlineDays ?? 0) : 0;
    return granted === 0 ? arrived : Math.max(arrived, (plannedDay(place) ?? never) + granted);
  });
  return { full: latest('full'), light: latest('light'), deadline };
}

/** Days of waits drawn since the last full contact, negated; never where a date of its own lies between. Rounds count their gap in full. */
function waitsSinceContact(walk: Unrolled): Carried {
  return carry(walk, never, (arrived, place, port) => {
    const { timing, id } = place.card;
    if (contactBehind(timing, port) === 'full') return 0;
    if (plannedDay(place) !== undefined) return never;
    const loop = walk.loops.get(id);
    const isNextRound = place.round > 0 && loop?.head === id && loop.bodyPort === port;
    return arrived - ownWait(timing) - (isNextRound ? loop.minGapDays : 0);
  });
}

function ownWait({ afterDays, mayEndEarly }: Timing): number {
  return mayEndEarly === true ? 0 : Math.max(0, afterDays ?? 0);
}

function judgeWaits(place: Place, waits: Carried, gap: number, found: IssueCollector): void {
  const days = ownWait(place.card.timing) - waits.at(place);
  if (days >= gap) return;
  found.once('T203', { severity: 'warning', nodeId: place.card.id, path: waits.pathTo(place), params: { waits: days, gap } });
}

function judgeDeadline(place: Place, planned: number, deadline: Carried, found: IssueCollector): void {
  const day = deadline.at(place);
  if (planned > day) return;
  const params = { planned, deadline: day };
  found.once('L310', { severity: 'warning', nodeId: place.card.id, path: deadline.pathTo(place), params });
}

function judgeDoubled(place: Place, { before, between }: Neighbour, days: Days, found: IssueCollector): void {
  const path = [...days.latest.pathTo(before), ...between, place.card.id];
  const params = { before: found.nameOf(before.card.id) };
  found.once('T208', { severity: 'warning', nodeId: place.card.id, path, params });
}

/** A contact as planned, and the day of the one drawn next after it. */
interface Planned {
  place: Place;
  planned: number;
  weight: 'full' | 'light';
  nextDay: number;
}

/** T207 where the gap pushes a contact past the next one, else T205. */
function judgeGap({ place, planned, weight, nextDay }: Planned, before: Before, gap: number, found: IssueCollector): void {
  const afterFull = before.full.at(place) + gap;
  const afterLight = before.light.at(place) + (weight === 'full' ? Math.min(lightGapDays, gap) : gap);
  const earliest = Math.max(afterFull, afterLight);
  if (planned >= earliest) return;
  const path = (afterFull >= afterLight ? before.full : before.light).pathTo(place);
  const code = nextDay < earliest ? 'T207' : 'T205';
  const params = { planned, earliest, gap, ...(code === 'T207' ? { next: nextDay } : {}) };
  found.once(code, { severity: 'warning', nodeId: place.card.id, path, params });
}

/** The least planned day, from the due date, of the first contact after each card on any path behind it; infinite where none follows. */
function nextContactDay({ places }: Unrolled): Float64Array {
  const ahead = new Float64Array(places.length).fill(Infinity);
  const own = (place: Place): number => {
    const { timing } = place.card;
    return weightOf(timing) === undefined ? (ahead[place.index] ?? Infinity) : (timing.offsetDays ?? Infinity);
  };
  for (let index = places.length - 1; index >= 0; index -= 1) {
    const place = places[index];
    if (place === undefined) continue;
    const isContact = weightOf(place.card.timing) !== undefined;
    for (const { port, to } of place.ways) {
      if (isContact && contactBehind(place.card.timing, port) === undefined) continue;
      ahead[index] = Math.min(ahead[index] ?? Infinity, own(to));
    }
  }
  return ahead;
}

/**
 * X403: on no path are more contacts planned in so many days than the cap allows (law 14). Each pass reckons the latest day of the contact so many
 * before; where no path has that many, a pass brings nothing and the proof ends.
 */
function proveCap(walk: Unrolled, cap: Rhythm['cap'], found: IssueCollector): void {
  let recent: Carried | undefined;
  for (let count = 1; count <= cap.contacts; count += 1) {
    const newer = recent;
    const older = carry(walk, never, (arrived, place, port) => {
      if (contactBehind(place.card.timing, port) !== 'full') return arrived;
      return newer === undefined ? (plannedDay(place) ?? never) : { value: newer.at(place), over: newer };
    });
    if (!walk.places.some((place) => older.at(place) > never)) return;
    recent = older;
  }
  for (const place of walk.places) {
    const planned = weightOf(place.card.timing) === 'full' ? plannedDay(place) : undefined;
    const oldest = recent?.at(place) ?? never;
    if (recent === undefined || planned === undefined || planned >= oldest + cap.days) continue;
    const params = { planned, contacts: cap.contacts, days: cap.days, earliest: oldest + cap.days };
    found.once('X403', { severity: 'warning', nodeId: place.card.id, path: recent.pathTo(place), params });
  }
}
