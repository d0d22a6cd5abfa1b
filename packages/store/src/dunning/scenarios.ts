import { scenarioVersionSchema, segmentAssignmentSchema, type ScenarioVersion, type SegmentAssignment } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';
import type { Records } from '../mongo/records.js';

const indexes = [
  { name: 'entity_scenario', keys: { entityId: 1, scenarioId: 1, version: 1 } },
  { name: 'entity_hash', keys: { entityId: 1, hash: 1 } },
] as const;
const definition: RecordDefinition = { collection: 'scenarioVersions', fields: fieldsOf(scenarioVersionSchema), indexes };
const assignmentDefinition: RecordDefinition = {
  collection: 'segmentAssignments',
  fields: fieldsOf(segmentAssignmentSchema),
  indexes: [{ name: 'entity', keys: { entityId: 1 } }],
};

/** What is published; the store gives it the next version number. */
export type ScenarioPublication = Omit<ScenarioVersion, '_id' | 'entityId' | 'version' | 'state'>;

/** Which published version new items of a segment enter. */
export type AssignmentInput = Omit<SegmentAssignment, '_id' | 'entityId'>;

/** Published scenario versions, immutable, and which segment enters which. */
export interface ScenarioRepository {
  /** Publishes as the next version; the same plan (by hash) published again returns the version it has. */
  publish(entityId: string, publication: ScenarioPublication): Promise<{ version: ScenarioVersion; published: boolean }>;
  get(entityId: string, scenarioId: string, version: number): Promise<ScenarioVersion | undefined>;
  /** Plans are pinned by hash in tokens (DESIGN §4). */
  byHash(entityId: string, hash: string): Promise<ScenarioVersion | undefined>;
  /** By scenario, then version; of one scenario when named. */
  list(entityId: string, scenarioId?: string): Promise<ScenarioVersion[]>;
  assign(entityId: string, assignment: AssignmentInput): Promise<SegmentAssignment>;
  assignments(entityId: string): Promise<SegmentAssignment[]>;
}

/** By which index each method reads (`assignments` by its own collection's index on the entity). */
export const scenarioAccess = {
  publish: 'entity_scenario',
  get: '_id',
  byHash: 'entity_hash',
  list: 'entity_scenario',
  assign: '_id',
  assignments: 'entity',
} as const satisfies AccessTable<ScenarioRepository, readonly [...typeof indexes, { name: 'entity'; keys: { entityId: 1 } }]>;

function versionId(entityId: string, scenarioId: string, version: number): string {
  return `${entityId}/${scenarioId}@${version}`;
}

const inOrder = { sort: { scenarioId: 1, version: 1 } } as const;

async function publish(records: Records<ScenarioVersion>, entityId: string, publication: ScenarioPublication) {
  const { scenarioId, hash } = publication;
  for (;;) {
    const versions = await records.find({ entityId, scenarioId }, inOrder);
    const same = versions.find((version) => version.hash === hash);
    if (same !== undefined) return { version: same, published: false };
    const number = (versions.at(-1)?.version ?? 0) + 1;
    const version = {
      ...publication,
      _id: versionId(entityId, scenarioId, number),
      entityId,
      version: number,
      state: 'published' as const,
    };
    if (await records.insertOnce(version)) return { version, published: true };
  }
}

/** The scenario versions kept in a database. */
export function openScenarios(database: Database): ScenarioRepository {
  const records = database.records<ScenarioVersion>(definition);
  const assignments = database.records<SegmentAssignment>(assignmentDefinition);
  return {
    publish: (entityId, publication) => publish(records, entityId, publication),
    get: (entityId, scenarioId, version) => records.get(versionId(entityId, scenarioId, version)),
    byHash: async (entityId, hash) => (await records.find({ entityId, hash }, { limit: 1 }))[0],
    list: (entityId, scenarioId) => records.find({ entityId, ...(scenarioId === undefined ? {} : { scenarioId }) }, inOrder),
    assign: async (entityId, input) => {
      const assignment = { ...input, _id: `${entityId}/${input.segment}`, entityId };
      if (await assignments.insertOnce(assignment)) return assignment;
      return (await assignments.change({ _id: assignment._id }, { $set: input })) ?? assignment;
    },
    assignments: (entityId) => assignments.find({ entityId }, { sort: { segment: 1 } }),
  };
}
