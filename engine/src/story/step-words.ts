import { kindNamed } from '@relance/scenario';
import type { CaseRecord, Localized, Reason, ScenarioBundle } from '@relance/schemas';
import type { Store } from '@relance/store';

/**
 * What the scenarios of a case call their steps, by node id, and the ways out of each, by `node/port`; why people recorded what the machine knows by
 * its id alone, and who they are.
 */
export interface StepWords {
  names: Map<string, string>;
  ports: Map<string, Localized>;
  grounds: Map<string, string>;
  people: Map<string, string>;
}

/** Of an item that no case has taken up. */
export const noWords: StepWords = { names: new Map(), ports: new Map(), grounds: new Map(), people: new Map() };

/** The words of every scenario an item of the case walks, and of what was recorded about it. */
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
  const facts = await store.facts.byCase(record.entityId, record._id);
  const grounds = new Map(facts.flatMap(({ _id, reason }) => (reason === undefined ? [] : [[_id, reason]])));
  const people = new Map<string, string>();
  for (const userId of new Set(facts.map(({ recordedBy }) => recordedBy))) {
    const user = await store.users.get(userId);
    if (user !== undefined) people.set(userId, user.name);
  }
  return { names, ports, grounds, people };
}

/** The user's own name of a step, as a sentence quotes it. */
export function quoted(step: string, locale: 'fr' | 'en'): string {
  return locale === 'fr' ? `« ${step} »` : `“${step}”`;
}

/** A reason in which the way a decision took is called by its label, and who ordered something and why by their own words. */
export function inWords(reason: Reason, { ports, grounds, people }: StepWords, locale: 'fr' | 'en'): Reason {
  const { values } = reason;
  if (values === undefined) return reason;
  const label = ports.get(`${reason.nodeId ?? ''}/${String(values['case'])}`);
  const because = grounds.get(String(values['because']));
  const author = people.get(String(values['author']));
  return {
    ...reason,
    values: {
      ...values,
      ...(values['case'] === undefined || label === undefined ? {} : { case: label[locale] }),
      ...(because === undefined ? {} : { because }),
      ...(author === undefined ? {} : { author }),
    },
  };
}
