import type { CalendarData } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import type { Plan } from '@relance/scenario';
import { withoutHeldContacts } from '@relance/scenario/machine';
import type { CaseRecords, Entity } from '@relance/schemas';
import type { Store } from '@relance/store';
import { civilDateOf, knowCase, knownByNow, type CaseKnowledge } from '@relance/templates';

const calendars = new Map<string, CalendarData>();

/** Calendar of a territory as the workers cut it: five years from the one before. */
export function calendarOf(territory: string, year: number): CalendarData {
  const key = `${territory} ${String(year)}`;
  const known = calendars.get(key) ?? buildCalendar(territory, year - 1);
  calendars.set(key, known);
  return known;
}

/** What a worker would know of the case if it sent something about it now (law 25); `plans` are read beside those its items would enter. */
export async function readCase(
  { scenarios }: Store,
  entity: Entity,
  records: CaseRecords,
  { plans, nowMs }: { plans: readonly string[]; nowMs: number },
): Promise<CaseKnowledge> {
  const planOf = async (hash: string): Promise<Plan> => {
    const version = await scenarios.byHash(entity._id, hash);
    if (version === undefined) throw new Error(`no published scenario has the plan ${hash}`);
    return JSON.parse(version.planJson) as Plan;
  };
  const assignments = await scenarios.assignments(entity._id);
  const read = await knowCase({ entity, records, assignments, plans, planOf, calendarOf }, nowMs);
  return { ...read, records: withoutHeldContacts(records, civilDateOf(read, nowMs)), environment: knownByNow(read.environment, nowMs) };
}
