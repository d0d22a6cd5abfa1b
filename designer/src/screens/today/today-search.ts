import type { WorkKind } from '@relance/schemas';

/** What of the work of the day is shown; all of it is in the address. */
export interface TodaySearch {
  /** Id of the task that is open. */
  task?: string;
  kind?: WorkKind;
  whose?: 'mine';
  /** What was put off, in place of what is to be done. */
  off?: true;
}

/** The kinds in the order of their tabs; spelled out, so that the address can be read before the schemas are loaded. */
export const kindOrder = ['call', 'approval', 'answer', 'dispute', 'matching', 'post', 'check'] as const satisfies readonly WorkKind[];

/** Reads the address; what makes no sense is left out. */
export function readTodaySearch({ task, kind, whose, off }: Record<string, unknown>): TodaySearch {
  const known = kindOrder.find((name) => name === kind);
  return {
    ...(typeof task === 'string' && task !== '' ? { task } : {}),
    ...(known === undefined ? {} : { kind: known }),
    ...(whose === 'mine' ? { whose } : {}),
    ...(off === true ? { off } : {}),
  };
}

/** What of the address changes; undefined takes a part away. */
type SearchChange = { readonly [Part in keyof TodaySearch]?: TodaySearch[Part] | undefined };

/** The address with some parts changed or taken away. */
export function changedSearch(search: TodaySearch, change: SearchChange): TodaySearch {
  return Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined));
}
