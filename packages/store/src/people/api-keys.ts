import { apiKeySchema, type ApiKey } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';
import { condition } from '../mongo/records.js';

const indexes = [{ name: 'entity', keys: { entityId: 1, _id: 1 } }] as const;
const definition: RecordDefinition = { collection: 'apiKeys', fields: fieldsOf(apiKeySchema), indexes };

/** The keys by which machines act. */
export interface ApiKeyRepository {
  /** Whatever its entity: the key says in which one it acts. */
  get(id: string): Promise<ApiKey | undefined>;
  /** The keys of an entity, oldest first. */
  ofEntity(entityId: string): Promise<ApiKey[]>;
  /** False when the id is taken. */
  insert(key: ApiKey): Promise<boolean>;
  /** Notes the day of use. */
  recordUse(id: string, on: string): Promise<void>;
  /** Ends a key for good; undefined when it is not of the entity or was ended before. */
  revoke(entityId: string, id: string, revoked: { on: string; by: string }): Promise<ApiKey | undefined>;
}

/** By which index each method reads. */
export const apiKeyAccess = {
  get: '_id',
  ofEntity: 'entity',
  insert: '_id',
  recordUse: '_id',
  revoke: '_id',
} as const satisfies AccessTable<ApiKeyRepository, typeof indexes>;

/** The keys kept in a database. */
export function openApiKeys(database: Database): ApiKeyRepository {
  const records = database.records<ApiKey>(definition);
  return {
    get: (id) => records.get(id),
    ofEntity: (entityId) => records.find({ entityId }, { sort: { _id: 1 } }),
    insert: (key) => records.insertOnce(key),
    recordUse: async (id, on) => {
      await records.change({ _id: id }, { $set: { lastUsedOn: on } });
    },
    revoke: (entityId, id, { on, by }) =>
      records.change({ _id: id, entityId, revokedOn: condition({ $exists: false }) }, { $set: { revokedOn: on, revokedBy: by } }),
  };
}
