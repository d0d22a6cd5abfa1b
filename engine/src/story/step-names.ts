import type { CaseRecord, ScenarioBundle } from '@relance/schemas';
import type { Store } from '@relance/store';

/** Names of the steps of every scenario an item of the case walks, by node id. */
export async function stepNames(store: Store, record: CaseRecord): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const hashes = new Set(record.positions.map(({ planHash }) => planHash).filter((hash) => hash !== ''));
  for (const hash of hashes) {
    const version = await store.scenarios.byHash(record.entityId, hash);
    if (version === undefined) continue;
    // written by us when the version was published; a bare drawing has no graph member
    const bundle = JSON.parse(version.bundleJson) as Partial<ScenarioBundle> & Partial<ScenarioBundle['graph']>;
    for (const { id, name } of bundle.graph?.nodes ?? bundle.nodes ?? []) names.set(id, name);
  }
  return names;
}
