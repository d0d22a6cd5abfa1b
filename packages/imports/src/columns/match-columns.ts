import type { Fault } from '../faults/fault.js';
import { foldText } from '../values/fold-text.js';
import type { FieldTable } from './field.js';
import type { ColumnMapping } from './mapping.js';
import { softwareProfiles } from './software-profiles.js';
import type { SoftwareProfile } from './software-profiles.js';

/** Which column of a file holds which field. */
interface ColumnMatch {
  /** Field → index of its column, from 0. */
  readonly columns: ReadonlyMap<string, number>;
  readonly software?: string;
  readonly faults: readonly Fault<'mappingHeaderMissing'>[];
}

function profileOf(keys: ReadonlyMap<string, number>): SoftwareProfile | undefined {
  return softwareProfiles.find((profile) => profile.signature.every((header) => keys.has(foldText(header))));
}

function firstIndexes(header: readonly string[]): Map<string, number> {
  const keys = new Map<string, number>();
  header.forEach((cell, index) => {
    const key = foldText(cell);
    if (key !== '' && !keys.has(key)) keys.set(key, index);
  });
  return keys;
}

/**
 * Finds the column of each field: by the mapping, else by what is known of the software, else by the field's usual headers, compared
 * without accents, case, blanks and punctuation. A column serves one field only, except where mapping or software say otherwise; a header
 * that stands twice means its first column. Headers the mapping names and the file lacks are faults.
 */
export function matchColumns(header: readonly string[], fields: FieldTable, mapping?: ColumnMapping): ColumnMatch {
  const keys = firstIndexes(header);
  const profile = profileOf(keys);
  const columns = new Map<string, number>();
  const faults: Fault<'mappingHeaderMissing'>[] = [];
  for (const [field, wanted] of Object.entries(mapping?.columns ?? {})) {
    const index = keys.get(foldText(wanted));
    if (index === undefined || !(field in fields))
      faults.push({ code: 'mappingHeaderMissing', column: field, value: wanted, expected: header.join(' | ') });
    else columns.set(field, index);
  }
  const leftAlone = new Set((mapping?.ignored ?? []).map((ignored) => keys.get(foldText(ignored)) ?? -1));
  for (const [field, wanted] of Object.entries(profile?.columns ?? {})) {
    const index = keys.get(foldText(wanted));
    if (index !== undefined && field in fields && !columns.has(field) && !leftAlone.has(index)) columns.set(field, index);
  }
  const used = new Set([...columns.values(), ...leftAlone]);
  for (const ignored of profile?.ignored ?? []) used.add(keys.get(foldText(ignored)) ?? -1);
  for (const [field, { headers }] of Object.entries(fields)) {
    if (columns.has(field)) continue;
    const index = headers.map((wanted) => keys.get(foldText(wanted))).find((found) => found !== undefined && !used.has(found));
    if (index === undefined) continue;
    columns.set(field, index);
    used.add(index);
  }
  return { columns, faults, ...(profile === undefined ? {} : { software: profile.software }) };
}
