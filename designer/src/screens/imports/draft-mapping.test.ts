import { describe, expect, it } from 'vitest';
import { assign, firstMapping, missingGroups, toMapping } from './draft-mapping.js';

const inspection = {
  kind: 'items' as const,
  bytes: 1,
  encoding: 'utf-8',
  delimiter: ';',
  header: ['N°', 'Échéance', 'Montant', ''],
  sample: [],
  fields: [],
  needed: [['number'], ['dueDate'], ['outstandingCents', 'debit']],
  columns: { number: 'N°', dueDate: 'Échéance', outstandingCents: 'Montant' },
  kept: false,
  before: [],
  issues: [],
};

describe('which column holds what', () => {
  it('is left to the headers until a person says otherwise', () => {
    expect(toMapping(inspection.header, firstMapping(inspection))).toBeUndefined();
  });

  it('is sent as it is shown: the moved field, and the columns that are not read', () => {
    const moved = assign(firstMapping(inspection), 'Échéance', 'outstandingCents');
    expect(toMapping(inspection.header, moved)).toEqual({ columns: { number: 'N°', outstandingCents: 'Échéance' }, ignored: ['Montant'] });
    expect(missingGroups(inspection, moved)).toEqual([['dueDate']]);
  });

  it('lacks a field once its column is put aside', () => {
    const aside = assign(firstMapping(inspection), 'Montant', undefined);
    expect(missingGroups(inspection, aside)).toEqual([['outstandingCents', 'debit']]);
    expect(missingGroups(inspection, assign(aside, 'Montant', 'debit'))).toEqual([]);
  });

  it('is what the last file with these headers was read by, choices included', () => {
    const kept = firstMapping({ ...inspection, kept: true, mapping: { columns: inspection.columns, dateOrder: 'monthFirst' } });
    expect(toMapping(inspection.header, kept)).toEqual({ columns: inspection.columns, dateOrder: 'monthFirst' });
  });
});
