import { compile, kindNamed, paths, type Plan } from '@relance/scenario';
import type { ScenarioBundle } from '@relance/schemas';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { play } from './telling/play.js';
import { readCases } from './telling/read-cases.js';
import { waysTaken } from './telling/ways-taken.js';

const folder = join(import.meta.dirname, '../../samples/complete-scenarios');
const scenarios = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));

/** More than any default scenario has: grand-compte, the longest, has 28,565. */
const MOST_PATHS = 50_000;

/** `first failed`: every way out of every card that reaches the customer or gives somebody work. */
function waysOf({ graph }: ScenarioBundle): string[] {
  return graph.nodes.flatMap(({ id, kind, data }) => {
    const known = kindNamed(kind);
    const timing = known?.timing(data);
    if (timing?.contact === undefined && timing?.human === undefined) return [];
    return known?.ports(data).map((port) => `${id} ${port.id}`) ?? [];
  });
}

/** Every step of every path from the entry to an end, decisions, waits and ends included: `large else`, `hand-over handedOver`. */
function stepsOfPaths(plan: Plan): Set<string> {
  const ways = new Set<string>();
  let told = 0;
  for (const { steps } of paths(plan, MOST_PATHS)) {
    told += 1;
    for (const { nodeId, port } of steps) ways.add(`${nodeId} ${port}`);
  }
  expect(told).toBeLessThan(MOST_PATHS);
  return ways;
}

describe.each(scenarios)('the cases of %s', (scenario) => {
  const bundle = JSON.parse(readFileSync(join(folder, `${scenario}.json`), 'utf8')) as ScenarioBundle;
  const { plan } = compile(bundle);
  if (plan === undefined) throw new Error(`${scenario} does not compile`);
  const cases = readCases(readFileSync(join(import.meta.dirname, 'default-scenarios', `${scenario}.md`), 'utf8'));
  const told = new Set(cases.flatMap((written) => waysTaken(play(written), plan)));

  it('take every way out of every card', () => {
    expect(waysOf(bundle).filter((way) => !told.has(way))).toEqual([]);
  });

  it('take every step any path takes', () => {
    expect([...stepsOfPaths(plan)].filter((way) => !told.has(way))).toEqual([]);
  });
});
