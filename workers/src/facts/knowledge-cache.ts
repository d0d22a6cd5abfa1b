import type { CalendarData } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import type { Plan } from '@relance/scenario/machine';
import type { ScenarioBundle, Template } from '@relance/schemas';
import type { Store } from '@relance/store';

/** A published scenario as it is carried out: the plan its tokens walk and the texts its contacts say. */
export interface PublishedScenario {
  plan: Plan;
  templates: readonly Template[];
}

/** Published scenarios by the hash of their plan and calendars by territory: both never change under their name, so a process reads each once. */
export interface KnowledgeCache {
  /** Rejects when no scenario version of that entity has the hash. */
  scenario(entityId: string, planHash: string): Promise<PublishedScenario>;
  /** Five years from the year before the given one. */
  calendar(territory: string, year: number): CalendarData;
}

/** A cache over the store's published scenarios. */
export function openKnowledgeCache(store: Store): KnowledgeCache {
  const scenarios = new Map<string, PublishedScenario>();
  const calendars = new Map<string, CalendarData>();
  return {
    async scenario(entityId, planHash) {
      // two entities may publish the same plan with texts of their own
      const key = `${entityId} ${planHash}`;
      const known = scenarios.get(key);
      if (known !== undefined) return known;
      const version = await store.scenarios.byHash(entityId, planHash);
      if (version === undefined) throw new Error(`no published scenario has the plan ${planHash}`);
      const { templates } = JSON.parse(version.bundleJson) as ScenarioBundle;
      const scenario = { plan: JSON.parse(version.planJson) as Plan, templates };
      scenarios.set(key, scenario);
      return scenario;
    },
    calendar(territory, year) {
      const key = `${territory} ${String(year)}`;
      const known = calendars.get(key) ?? buildCalendar(territory, year - 1);
      calendars.set(key, known);
      return known;
    },
  };
}
