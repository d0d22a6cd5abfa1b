import { canonicalJson, itemId, sha256Hex } from '@relance/domain';
import type { ItemRow, Store } from '@relance/store';

/** What an import of these rows would do, without doing it: created, updated, unchanged by the identity of law 6. */
export async function previewRows(
  store: Store,
  entityId: string,
  rows: readonly ItemRow[],
): Promise<{ created: number; updated: number; unchanged: number }> {
  const hashes = new Map(
    rows.map((row) => {
      const { accountCode, type, number, ordinal = 0 } = row;
      return [itemId({ entityId, accountCode, type, number, ordinal }), sha256Hex(canonicalJson(row))];
    }),
  );
  const current = await store.items.getMany(entityId, [...hashes.keys()]);
  const unchanged = current.filter((item) => item.absent !== true && item.rowHash === hashes.get(item._id)).length;
  return { created: hashes.size - current.length, updated: current.length - unchanged, unchanged };
}
