import type { CaseRow } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { casesCsv } from './cases-csv.js';

const row = (more: Partial<CaseRow>): CaseRow => ({
  id: 'c',
  accountCode: 'C-1',
  accountName: 'Dupré SAS',
  segment: 'PME',
  state: 'overdue',
  running: true,
  currency: 'EUR',
  openCents: 123_450,
  overdueCents: -1_800,
  openItems: 1,
  oldestDueDate: '2025-10-23',
  ...more,
});

describe('the file of a selection', () => {
  it('is read by a French spreadsheet, amounts with their comma, negative ones as numbers', () => {
    expect(casesCsv([row({})], ['Code', 'Nom'], 'fr')).toBe(
      '\ufeffCode;Nom\r\nC-1;Dupré SAS;PME;overdue;2025-10-23;1234,50;-18,00;EUR\r\n',
    );
  });

  it('quotes what holds a separator, a quote or a line end', () => {
    expect(casesCsv([row({ accountName: 'A; "B"', segment: 'x\ny' })], [], 'fr')).toContain('"A; ""B""";"x\ny"');
    expect(casesCsv([row({ accountName: 'A, B' })], [], 'en')).toContain('"A, B"');
  });

  it.each(['=HYPERLINK("x")', '+33 1', '@SUM(A1)', '-2+3', '\t=1'])('takes the formula out of %j', (name) => {
    expect(casesCsv([row({ accountName: name })], [], 'fr')).toContain(`'${name.replaceAll('"', '""')}`);
  });
});
