import { canonicalJson } from '@relance/domain';
import type { Change } from '@relance/scenario';
import type { ScenarioBundle } from '@relance/schemas';
import { plainSubject } from '../editor/panel/plain-subject.js';

/** What became of a card from one version to the other. */
export type CardChange = 'added' | 'changed' | 'removed';

/** The cards of the version before and of the one after that are not the same. */
export function cardChanges(changes: readonly Change[]): { before: Map<string, CardChange>; after: Map<string, CardChange> } {
  const before = new Map<string, CardChange>();
  const after = new Map<string, CardChange>();
  for (const { code, nodeId } of changes) {
    if (nodeId === undefined) continue;
    if (code === 'removed') before.set(nodeId, 'removed');
    else if (code === 'added') after.set(nodeId, 'added');
    else {
      before.set(nodeId, 'changed');
      after.set(nodeId, 'changed');
    }
  }
  return { before, after };
}

/** Texts that are not the same in two versions, by the words of their subject, else by their id; the plan names texts and does not hold them. */
export function changedTexts(before: Pick<ScenarioBundle, 'templates'>, after: Pick<ScenarioBundle, 'templates'>): string[] {
  const textsOf = ({ templates }: Pick<ScenarioBundle, 'templates'>) =>
    new Map(templates.map((one) => [`${one.id} ${one.locale}`, { name: plainSubject(one.subject ?? one.id), text: canonicalJson(one) }]));
  const [old, now] = [textsOf(before), textsOf(after)];
  const names = [...now].filter(([key, { text }]) => old.get(key)?.text !== text && old.has(key)).map(([, { name }]) => name);
  return [...new Set(names)];
}
