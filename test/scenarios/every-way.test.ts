import { kindNamed } from '@relance/scenario';
import type { ScenarioBundle } from '@relance/schemas';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { play } from './telling/play.js';
import { readCases } from './telling/read-cases.js';

const folder = join(import.meta.dirname, '../../samples/complete-scenarios');
const scenarios = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

/** `first failed`: every way out of every card that reaches the customer or gives somebody work. */
function waysOf({ graph }: ScenarioBundle): string[] {
  return graph.nodes.flatMap(({ id, kind, data }) => {
    const known = kindNamed(kind);
    const timing = known?.timing(data);
    if (timing?.contact === undefined && timing?.human === undefined) return [];
    return known?.ports(data).map((port) => `${id} ${port.id}`) ?? [];
  });
}

/** The ways out taken in the cases of a scenario. */
function taken(scenario: string): Set<string> {
  const cases = readCases(readFileSync(join(import.meta.dirname, 'default-scenarios', `${scenario}.md`), 'utf8'));
  const simulations = cases.map((written) => play(written));
  const contacts = simulations.flatMap((simulation) => [...simulation.contacts, ...simulation.tasks]);
  const skipped = simulations.flatMap((simulation) => simulation.skipped.map(({ reason }) => reason));
  return new Set([
    ...contacts.map(({ nodeId, outcome }) => `${nodeId} ${outcome}`),
    ...skipped.map(({ nodeId = '', code }) => `${nodeId} ${code === 'noUsableAddress' ? 'failed' : 'skipped'}`),
  ]);
}

it.each(scenarios)('the cases of %s take every way out of every card', (scenario) => {
  const bundle = JSON.parse(readFileSync(join(folder, `${scenario}.json`), 'utf8')) as ScenarioBundle;
  const told = taken(scenario);
  expect(waysOf(bundle).filter((way) => !told.has(way))).toEqual([]);
});
