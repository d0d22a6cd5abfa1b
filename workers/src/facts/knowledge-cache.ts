import type { CalendarData } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import type { Plan } from '@relance/scenario/machine';
import type { Store } from '@relance/store';

/** Plans by hash and calendars by territory: both never change under their name, so a process reads each once. */
export interface KnowledgeCache {
  /** Rejects when no scenario version of that entity has the hash. */
  plan(entityId: string, hash: string): Promise<Plan>;
  /** Five years from the year before the given one. */
  calendar(territory: string, year: number): CalendarData;
}

/** A cache over the store's published plans. */
export function openKnowledgeCache(store: Store): KnowledgeCache {
  const plans = new Map<string, Plan>();
  const calendars = new Map<string, CalendarData>();
  return {
    async plan(entityId, hash) {
      const known = plans.get(hash);
      if (known !== undefined) return known;
      const version = await store.scenarios.byHash(entityId, hash);
      if (version === undefined) throw new Error(`no published scenario has the plan ${hash}`);
      const plan = JSON.parse(version.planJson) as Plan;
      plans.set(hash, plan);
      return plan;
    },
    calendar(territory, year) {
      const key = `${territory} ${String(year)}`;
      const known = calendars.get(key) ?? buildCalendar(territory, year - 1);
      calendars.set(key, known);
      return known;
    },
  };
}
