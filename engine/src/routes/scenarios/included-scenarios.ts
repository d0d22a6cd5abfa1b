import { includedIn } from '@relance/scenario';
import type { Graph, ScenarioBundle } from '@relance/schemas';
import type { Store } from '@relance/store';

/** Scenarios nest four deep at most (B503): what would be read beyond that many is refused by the compiler anyway. */
const mostScenarios = 400;

/**
 * The drawings of the published scenarios that cards of a scenario file stand for, and of those within them, by `id@version`. One that is not
 * published is left out: the compiler names it (P120).
 */
export async function includedScenarios(store: Store, entityId: string, bundle: unknown): Promise<Record<string, Graph>> {
  const graphs: Record<string, Graph> = {};
  const pending = includedIn(bundle);
  for (let key = pending.pop(); key !== undefined && Object.keys(graphs).length < mostScenarios; key = pending.pop()) {
    if (Object.hasOwn(graphs, key)) continue;
    const [scenarioId = '', version = ''] = key.split('@');
    const published = await store.scenarios.get(entityId, scenarioId, Number(version));
    if (published === undefined) continue;
    // written by us as canonical JSON of what the compiler had accepted: a bundle or a bare drawing
    const stored = JSON.parse(published.bundleJson) as ScenarioBundle | Graph;
    const graph = 'graph' in stored ? stored.graph : stored;
    graphs[key] = graph;
    pending.push(...includedIn(graph));
  }
  return graphs;
}
