import type { ScenarioBundle } from '@relance/schemas';

const files = import.meta.glob<ScenarioBundle>('../../../../../samples/complete-scenarios/*.json', { import: 'default' });

/** The default scenarios (SCENARIOS), loaded when they are looked at. */
export function gallery(): Promise<ScenarioBundle[]> {
  return Promise.all(Object.values(files).map((load) => load()));
}
