import { itemDocumentSchema, type ItemDocument } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';
import { condition } from '../mongo/records.js';

const indexes = [{ name: 'entity_item', keys: { entityId: 1, itemId: 1, at: 1, _id: 1 } }] as const;
const definition: RecordDefinition = { collection: 'itemDocuments', fields: fieldsOf(itemDocumentSchema), indexes };

/** Invoices, orders, delivery notes and terms: added once, never changed. */
export interface ItemDocumentRepository {
  /** Adds it unless the same document is there as the same kind already; says whether it was this call. */
  addOnce(document: ItemDocument): Promise<boolean>;
  /** Of some items, oldest first. */
  ofItems(entityId: string, itemIds: readonly string[]): Promise<ItemDocument[]>;
}

/** By which index each method reads. */
export const itemDocumentAccess = {
  addOnce: '_id',
  ofItems: 'entity_item',
} as const satisfies AccessTable<ItemDocumentRepository, typeof indexes>;

/** The documents kept in a database. */
export function openItemDocuments(database: Database): ItemDocumentRepository {
  const records = database.records<ItemDocument>(definition);
  return {
    addOnce: (document) => records.insertOnce(document),
    ofItems: (entityId, itemIds) => records.find({ entityId, itemId: condition({ $in: [...itemIds] }) }, { sort: { at: 1, _id: 1 } }),
  };
}
