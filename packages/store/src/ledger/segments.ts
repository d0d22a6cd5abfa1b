import { segmentChangeSchema, segmentRulesSchema, type SegmentChange, type SegmentRulesRecord } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { pageOf, type Page, type PageRequest } from '../mongo/page.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';

const rulesDefinition: RecordDefinition = { collection: 'segmentRules', fields: fieldsOf(segmentRulesSchema), indexes: [] };
const changeIndexes = [{ name: 'entity_state_id', keys: { entityId: 1, state: 1, _id: 1 } }] as const;
const changeDefinition: RecordDefinition = { collection: 'segmentChanges', fields: fieldsOf(segmentChangeSchema), indexes: changeIndexes };

/** The rules that put accounts into segments, and what they changed for items on their way (law 27). */
export interface SegmentRepository {
  /** Undefined: the entity has none. */
  rules(entityId: string): Promise<SegmentRulesRecord | undefined>;
  /** Compare-and-set over the version the rules were made from, 0 for the first ones. Undefined: somebody changed them meanwhile. */
  replaceRules(
    entityId: string,
    version: number,
    change: Pick<SegmentRulesRecord, 'rulesJson' | 'changedAt' | 'changedBy'>,
  ): Promise<SegmentRulesRecord | undefined>;
  /** Each once. */
  recordChanges(changes: readonly SegmentChange[]): Promise<void>;
  openChanges(entityId: string, page: PageRequest): Promise<Page<SegmentChange>>;
  /** A person has looked at it. Undefined: there is none. */
  seen(entityId: string, id: string, by: { at: number; userId: string }): Promise<{ change: SegmentChange; recorded: boolean } | undefined>;
}

/** By which index each method reads. */
export const segmentAccess = {
  rules: '_id',
  replaceRules: '_id',
  recordChanges: '_id',
  openChanges: 'entity_state_id',
  seen: '_id',
} as const satisfies AccessTable<SegmentRepository, typeof changeIndexes>;

/** The segments kept in a database. */
export function openSegments(database: Database): SegmentRepository {
  const rules = database.records<SegmentRulesRecord>(rulesDefinition);
  const changes = database.records<SegmentChange>(changeDefinition);
  return {
    rules: (entityId) => rules.get(entityId),
    replaceRules: async (entityId, version, change) => {
      if (version > 0) return rules.change({ _id: entityId, version }, { $set: change, $inc: { version: 1 } });
      const first = { _id: entityId, entityId, version: 1, ...change };
      return (await rules.insertOnce(first)) ? first : undefined;
    },
    recordChanges: async (many) => {
      await changes.insertMissing(many);
    },
    openChanges: (entityId, page) => pageOf(changes, { entityId, state: 'open' }, { field: '_id', direction: 1 }, page),
    seen: async (entityId, id, { at, userId }) => {
      const changed = await changes.change({ _id: id, entityId, state: 'open' }, { $set: { state: 'seen', seenAt: at, seenBy: userId } });
      if (changed !== undefined) return { change: changed, recorded: true };
      const change = await changes.get(id, entityId);
      return change === undefined ? undefined : { change, recorded: false };
    },
  };
}
