import { entitySchema, type Entity } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';

const indexes = [] as const;
const definition: RecordDefinition = { collection: 'entities', fields: fieldsOf(entitySchema), indexes };

/** The creditor entities of this deployment: a handful. */
export interface EntityRepository {
  get(entityId: string): Promise<Entity | undefined>;
  /** All of them by id. */
  list(): Promise<Entity[]>;
  /** Stores a new entity; false when its id is taken, and then nothing changes. */
  insert(entity: Entity): Promise<boolean>;
  /** Stores an entity as given, replacing every field it names. */
  upsert(entity: Entity): Promise<Entity>;
}

/** By which index each method reads. */
export const entityAccess = { get: '_id', list: '_id', insert: '_id', upsert: '_id' } as const satisfies AccessTable<
  EntityRepository,
  typeof indexes
>;

/** The creditor entities kept in a database. */
export function openEntities(database: Database): EntityRepository {
  const records = database.records<Entity>(definition);
  return {
    get: (entityId) => records.get(entityId),
    list: () => records.find({}, { sort: { _id: 1 } }),
    insert: (entity) => records.insertOnce(entity),
    upsert: async (entity) => {
      const { _id, ...values } = entity;
      if (await records.insertOnce(entity)) return entity;
      return (await records.change({ _id }, { $set: values })) ?? entity;
    },
  };
}
