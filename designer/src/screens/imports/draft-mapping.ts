import type { ImportInspection } from '@relance/schemas';
import type { ImportMapping } from '../../api/imports.js';

/** Which header holds which field, as it stands on the screen. */
export interface DraftMapping extends Omit<ImportMapping, 'ignored'> {
  /** A person said so, now or at the last import of such a file; else the headers speak for themselves. */
  isSaid: boolean;
}

/** What a file leaves open and a person decides. */
export type OpenChoice = 'dateOrder' | 'decimal' | 'sign';

/** The mapping a file is first shown under: the kept one, or what its headers suggest. */
export function firstMapping({ columns, mapping, kept }: ImportInspection): DraftMapping {
  const { dateOrder, decimal, sign } = (mapping ?? {}) as Partial<ImportMapping>;
  return {
    columns,
    isSaid: kept,
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(decimal === undefined ? {} : { decimal }),
    ...(sign === undefined ? {} : { sign }),
  };
}

/** The field a column holds; undefined where it is not read. */
export function fieldOf({ columns }: Pick<DraftMapping, 'columns'>, header: string): string | undefined {
  return Object.keys(columns).find((field) => columns[field] === header);
}

/** The mapping once a person said what a column holds; a field held by another column moves, an undefined one is read no more. */
export function assign(draft: DraftMapping, header: string, field: string | undefined): DraftMapping {
  const left = Object.entries(draft.columns).filter(([name, held]) => held !== header && name !== field);
  return { ...draft, columns: Object.fromEntries([...left, ...(field === undefined ? [] : [[field, header] as const])]), isSaid: true };
}

/** The groups of fields of which a file needs one and none has a column. */
export function missingGroups({ needed }: Pick<ImportInspection, 'needed'>, { columns }: DraftMapping): string[][] {
  return needed.filter((group) => !group.some((field) => field in columns));
}

/** What is sent: nothing where the headers speak for themselves, else exactly what the screen shows, unread columns included. */
export function toMapping(header: readonly string[], { isSaid, ...said }: DraftMapping): ImportMapping | undefined {
  if (!isSaid) return undefined;
  const ignored = header.filter((one) => one.trim() !== '' && fieldOf(said, one) === undefined);
  return { ...said, ...(ignored.length === 0 ? {} : { ignored }) };
}
