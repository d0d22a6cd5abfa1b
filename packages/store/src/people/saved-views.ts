import { savedViewsSchema, type SavedView, type SavedViews } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import { fieldsOf, type AccessTable, type RecordDefinition } from '../mongo/record-definition.js';

const indexes = [] as const;
const definition: RecordDefinition = { collection: 'saved_views', fields: fieldsOf(savedViewsSchema), indexes };

/** The views of the list of accounts each user keeps in each entity. */
export interface SavedViewRepository {
  /** Version 0 and no view where nothing was kept yet. */
  of(entityId: string, userId: string): Promise<Pick<SavedViews, 'views' | 'version'>>;
  /** Replaces them if `version` is still theirs; the new version, or undefined when somebody was faster. */
  save(entityId: string, userId: string, views: readonly SavedView[], version: number): Promise<number | undefined>;
}

/** By which index each method reads. */
export const savedViewAccess = { of: '_id', save: '_id' } as const satisfies AccessTable<SavedViewRepository, typeof indexes>;

/** The views kept in a database. */
export function openSavedViews(database: Database): SavedViewRepository {
  const records = database.records<SavedViews>(definition);
  const idOf = (entityId: string, userId: string): string => `${entityId}/${userId}`;
  return {
    of: async (entityId, userId) => {
      const known = await records.get(idOf(entityId, userId), entityId);
      return { views: known?.views ?? [], version: known?.version ?? 0 };
    },
    save: async (entityId, userId, views, version) => {
      const _id = idOf(entityId, userId);
      const next = version + 1;
      if (version === 0) return (await records.insertOnce({ _id, entityId, views: [...views], version: next })) ? next : undefined;
      const changed = await records.change({ _id, entityId, version }, { $set: { views: [...views], version: next } });
      return changed?.version;
    },
  };
}
