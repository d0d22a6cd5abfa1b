import { openCalendar, type Calendar, type CalendarData } from '@relance/domain';
import type { Plan } from '../../plan.js';
import type { CaseFacts, EntityPolicy, Environment } from './environment.js';

/** What travels as JSON; `openEnvironment` makes an {@link Environment} of it. */
export interface EnvironmentData {
  plans: Readonly<Record<string, Plan>>;
  /** By territory: the entity's and the payer's. */
  calendars: Readonly<Record<string, CalendarData>>;
  facts: CaseFacts;
  policy: EntityPolicy;
}

/** Calendars already opened: a pure memo by content hash, a handful of territories. */
const opened = new Map<string, Calendar>();

function openOnce(data: CalendarData): Calendar {
  const known = opened.get(data.hash);
  if (known !== undefined) return known;
  const calendar = openCalendar(data);
  opened.set(data.hash, calendar);
  return calendar;
}

/** Opens compact calendars by territory, once per content hash. Throws RangeError on a damaged calendar. */
export function openCalendars(data: Readonly<Record<string, CalendarData>>): Record<string, Calendar> {
  const calendars: Record<string, Calendar> = {};
  for (const [territory, calendar] of Object.entries(data)) calendars[territory] = openOnce(calendar);
  return calendars;
}

/** Opens the compact calendars so that the machine can be called. Throws RangeError on a damaged calendar. */
export function openEnvironment(data: EnvironmentData): Environment {
  return { plans: data.plans, calendars: openCalendars(data.calendars), facts: data.facts, policy: data.policy };
}

/** Stands in for a calendar nobody supplied: it covers nothing, so that every step parks with a reason instead of guessing (law 27). */
export const missingCalendar: Calendar = openCalendar({
  territory: '',
  timeZone: 'UTC',
  fromDay: 0,
  toDay: 0,
  holidays: '',
  transitions: [[0, 0]],
  hash: '',
});
