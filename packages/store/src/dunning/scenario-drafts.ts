import { scenarioDraftSchema, scenarioRevisionSchema, type ScenarioDraft, type ScenarioRevision } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';
import { condition, type Records } from '../mongo/records.js';

const revisionIndexes = [{ name: 'entity_scenario_revision', keys: { entityId: 1, scenarioId: 1, revision: 1 } }] as const;
const draftIndexes = [{ name: 'entity_scenario', keys: { entityId: 1, scenarioId: 1 } }] as const;
const revisionDefinition: RecordDefinition = {
  collection: 'scenarioRevisions',
  fields: fieldsOf(scenarioRevisionSchema),
  indexes: revisionIndexes,
};
const draftDefinition: RecordDefinition = { collection: 'scenarioDrafts', fields: fieldsOf(scenarioDraftSchema), indexes: draftIndexes };

/** What is saved; the store gives it the next number. */
export type DraftInput = Omit<ScenarioRevision, '_id' | 'entityId' | 'revision'>;

/** Drawings being edited: revisions only ever added, one winner for each number. */
export interface ScenarioDraftRepository {
  /** The revision after `revision` (0: the first). Undefined: somebody saved that one meanwhile, or `revision` never was; nothing is overwritten. */
  save(entityId: string, revision: number, input: DraftInput): Promise<ScenarioRevision | undefined>;
  /** Undefined: nobody edits this scenario. */
  newest(entityId: string, scenarioId: string): Promise<ScenarioRevision | undefined>;
  /** By scenario, without the drawings. A draft whose server died while saving shows its revision before until it is saved again. */
  list(entityId: string): Promise<ScenarioDraft[]>;
}

/** By which index each method reads. */
export const scenarioDraftAccess = {
  save: '_id',
  newest: 'entity_scenario_revision',
  list: 'entity_scenario',
} as const satisfies AccessTable<ScenarioDraftRepository, readonly [...typeof revisionIndexes, ...typeof draftIndexes]>;

/** The list follows the revisions; a slower save never takes it back. */
async function showInList(drafts: Records<ScenarioDraft>, saved: ScenarioRevision): Promise<void> {
  const { entityId, scenarioId, revision, name, savedAt, savedBy } = saved;
  const named = name === undefined ? {} : { name };
  const draft = { _id: `${entityId}/${scenarioId}`, entityId, scenarioId, revision, savedAt, savedBy, ...named };
  if (await drafts.insertOnce(draft)) return;
  const { _id, ...fields } = draft;
  await drafts.change({ _id, revision: condition({ $lt: draft.revision }) }, { $set: fields });
}

/** The drafts kept in a database. */
export function openScenarioDrafts(database: Database): ScenarioDraftRepository {
  const revisions = database.records<ScenarioRevision>(revisionDefinition);
  const drafts = database.records<ScenarioDraft>(draftDefinition);
  const newest = async (entityId: string, scenarioId: string): Promise<ScenarioRevision | undefined> =>
    (await revisions.find({ entityId, scenarioId }, { sort: { revision: -1 }, limit: 1 }))[0];
  return {
    save: async (entityId, revision, input) => {
      const idOf = (number: number): string => `${entityId}/${input.scenarioId}#${String(number)}`;
      if (revision > 0 && (await revisions.get(idOf(revision))) === undefined) return undefined;
      const saved = { ...input, _id: idOf(revision + 1), entityId, revision: revision + 1 };
      if (!(await revisions.insertOnce(saved))) return undefined;
      await showInList(drafts, saved);
      return saved;
    },
    newest,
    list: (entityId) => drafts.find({ entityId }, { sort: { scenarioId: 1 } }),
  };
}
