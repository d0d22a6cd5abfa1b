import { businessNow, fromDayNumber, openCalendar, type Calendar, type CivilDate } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import type { ClockView, Entity } from '@relance/schemas';
import type { EngineDependencies } from '../dependencies.js';

const CALENDAR_YEARS = 6;
const calendars = new Map<string, Calendar>();

/** The calendar of a territory around an instant: six years from the second before. */
export function calendarAround(territory: string, instantMs: number): Calendar {
  const fromYear = new Date(instantMs).getUTCFullYear() - 2;
  const key = `${territory}/${String(fromYear)}`;
  const known = calendars.get(key);
  if (known !== undefined) return known;
  const built = openCalendar(buildCalendar(territory, fromYear, CALENDAR_YEARS));
  calendars.set(key, built);
  return built;
}

/** What time it is in business: the instant, and the civil day in the entity's zone (law 1); metropolitan France where none is set yet. */
export function businessMoment(
  dependencies: Pick<EngineDependencies, 'clock' | 'realNow'>,
  entity: Entity | undefined,
): { nowMs: number; today: CivilDate; calendar: Calendar } {
  const nowMs = businessNow(dependencies.clock, dependencies.realNow());
  const calendar = calendarAround(entity?.territory ?? 'FR', nowMs);
  return { nowMs, today: fromDayNumber(calendar.toCivil(nowMs).day), calendar };
}

/** The clock as shown. */
export function clockView(dependencies: Pick<EngineDependencies, 'clock' | 'realNow'>, entity: Entity | undefined): ClockView {
  const { nowMs, today } = businessMoment(dependencies, entity);
  return { ...dependencies.clock, nowMs, today };
}
