import type { CaseRow } from '@relance/schemas';
import { useState } from 'react';

/** The cases ticked: single rows, kept over pages, or everything the list shows whatever its page. */
export interface Selection {
  rows: ReadonlyMap<string, CaseRow>;
  /** Every case of the search, filters and view; `rows` are then those seen so far. */
  whole: boolean;
  isTicked: (id: string) => boolean;
  tick: (rows: readonly CaseRow[], isTicked: boolean) => void;
  chooseWhole: () => void;
  clear: () => void;
}

/** Keeps what is ticked while `key` (search, filters and view) stays the same; another selection of the server begins anew. */
export function useSelection(key: string): Selection {
  const [kept, setKept] = useState<{ key: string; rows: ReadonlyMap<string, CaseRow>; whole: boolean }>({
    key,
    rows: new Map(),
    whole: false,
  });
  const { rows, whole } = kept.key === key ? kept : { rows: new Map<string, CaseRow>(), whole: false };
  return {
    rows,
    whole,
    isTicked: (id) => whole || rows.has(id),
    tick: (changed, isTicked) => {
      const next = new Map(rows);
      for (const row of changed) {
        if (isTicked) next.set(row.id, row);
        else next.delete(row.id);
      }
      setKept({ key, rows: next, whole: false });
    },
    chooseWhole: () => {
      setKept({ key, rows, whole: true });
    },
    clear: () => {
      setKept({ key, rows: new Map(), whole: false });
    },
  };
}
