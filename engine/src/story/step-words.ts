import { kindNamed } from '@relance/scenario';
import type { CaseRecord, Localized, Reason, ScenarioBundle } from '@relance/schemas';
import type { Store } from '@relance/store';

/** What the scenarios of a case call their steps, by node id, and the ways out of each, by `node/port`. */
export interface StepWords {
  names: Map<string, string>;
  ports: Map<string, Localized>;
}

/** The words of every scenario an item of the case walks. */
export async function stepWords(store: Store, record: CaseRecord): Promise<StepWords> {
  const names = new Map<string, string>();
  const ports = new Map<string, Localized>();
  const hashes = new Set(record.positions.map(({ planHash }) => planHash).filter((hash) => hash !== ''));
  for (const hash of hashes) {
    const version = await store.scenarios.byHash(record.entityId, hash);
    if (version === undefined) continue;
    // written by us when the version was published; a bare drawing has no graph member
    const bundle = JSON.parse(version.bundleJson) as Partial<ScenarioBundle> & Partial<ScenarioBundle['graph']>;
    for (const { id, name, kind, data } of bundle.graph?.nodes ?? bundle.nodes ?? []) {
      names.set(id, name);
      for (const port of kindNamed(kind)?.ports(data) ?? []) ports.set(`${id}/${port.id}`, port.label);
    }
  }
  return { names, ports };
}

/** The user's own name of a step, as a sentence quotes it. */
export function quoted(step: string, locale: 'fr' | 'en'): string {
  return locale === 'fr' ? `« ${step} »` : `“${step}”`;
}

/** A reason in which the way a decision took is called by its label, as the user wrote it. */
export function inWords(reason: Reason, { ports }: StepWords, locale: 'fr' | 'en'): Reason {
  const taken = reason.values?.['case'];
  const label = ports.get(`${reason.nodeId ?? ''}/${String(taken)}`);
  return taken === undefined || label === undefined ? reason : { ...reason, values: { ...reason.values, case: label[locale] } };
}
