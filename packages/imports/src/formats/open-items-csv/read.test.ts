import { describe, expect, it } from 'vitest';
import { collect, table, textSource } from '../../collect.test-support.js';
import type { Collected } from '../../collect.test-support.js';
import type { ImportOptions } from '../../reading/import-format.js';
import type { ItemRow } from './item-row.js';
import { faultText } from '../../faults/fault-texts.js';
import { readOpenItems } from './read.js';

const header = ['Code client', 'N° facture', 'Date facture', 'Échéance', 'Solde'];

function read(
  rows: readonly (readonly string[])[],
  options?: ImportOptions,
  columns: readonly string[] = header,
): Promise<Collected<ItemRow>> {
  return collect(readOpenItems(textSource(table([columns, ...rows])), options));
}

function codes(faults: readonly { code: string }[]): string[] {
  return faults.map(({ code }) => code);
}

describe('what is decided on the whole file', () => {
  it.each([';', ',', '\t', '|'])('the delimiter %j', async (delimiter) => {
    const text = table([header, ['C1', 'F1', '2026-01-01', '2026-01-31', delimiter === ',' ? '12.50' : '12,50']], delimiter);
    const { form, rows } = await collect(readOpenItems(textSource(text)));
    expect(form?.delimiter).toBe(delimiter);
    expect(rows).toMatchObject([{ number: 'F1', outstandingCents: 1250 }]);
  });

  it('a day above 12 in the last row decides how the first is read', async () => {
    const last = ['C1', 'F2', '02/13/2026', '03/15/2026', '1.50'];
    const { rows, form } = await read([['C1', 'F1', '01/02/2026', '02/03/2026', '1,234.00'], last]);
    expect(rows[0]).toMatchObject({ invoiceDate: '2026-01-02', dueDate: '2026-02-03', outstandingCents: 123400 });
    expect(form).toMatchObject({ dateOrder: 'monthFirst', decimal: '.' });
  });

  it('dates that nothing decides are a fault of the file, until the user says', async () => {
    const rows = [['C1', 'F1', '01/02/2026', '02/03/2026', '1,50']];
    expect((await read(rows)).faults).toMatchObject([{ code: 'dateOrderUndecided', line: 2, value: '01/02/2026' }]);
    expect((await read(rows, { dateOrder: 'monthFirst' })).rows[0]).toMatchObject({ dueDate: '2026-02-03' });
    expect((await read(rows, { mapping: { columns: {}, dateOrder: 'dayFirst' } })).rows[0]).toMatchObject({ dueDate: '2026-03-02' });
  });

  it('what the columns prove wins over what the user says', async () => {
    const { rows } = await read([['C1', 'F1', '13/02/2026', '14/03/2026', '1,50']], { dateOrder: 'monthFirst', decimal: '.' });
    expect(rows).toMatchObject([{ dueDate: '2026-03-14', outstandingCents: 150 }]);
  });

  it('both orders, or both decimal marks, refuse the file before any row is returned', async () => {
    const first = ['C1', 'F1', '13/01/2026', '31/01/2026', '1,50'];
    const dates = await read([first, ['C1', 'F2', '01/13/2026', '01/31/2026', '1,50']]);
    expect(dates.faults).toMatchObject([{ code: 'dateOrderMixed', line: 3 }]);
    expect(dates.rows).toEqual([]);
    const decimals = await read([first, ['C1', 'F2', '13/01/2026', '31/01/2026', '1.50']]);
    expect(decimals.faults).toMatchObject([{ code: 'decimalMixed', line: 3 }]);
  });

  it('an amount like 1.234 alone asks for the decimal mark', async () => {
    const rows = [['C1', 'F1', '13/01/2026', '31/01/2026', '1.234']];
    expect(codes((await read(rows)).faults)).toEqual(['decimalUndecided']);
    expect((await read(rows, { decimal: ',' })).rows[0]?.outstandingCents).toBe(123400);
  });

  it('missing columns are all named at once, with headers that would do', async () => {
    const { faults } = await read([['C1', 'x', 'y']], undefined, ['Code client', 'Raison sociale', 'Devise']);
    expect(faults.map(({ column }) => column)).toEqual(['number', 'dueDate', 'outstandingCents']);
    expect(faults[0]?.expected).toContain('N° facture');
  });

  it('a file without header is refused', async () => {
    expect(codes((await collect(readOpenItems(textSource('C1;F1;13/01/2026;31/01/2026;1,50\n')))).faults)).toEqual(['headerMissing']);
  });

  it('amounts mostly negative without a type column ask which sign a debt has', async () => {
    const rows = [
      ['C1', 'F1', '13/01/2026', '31/01/2026', '-10,00'],
      ['C1', 'F2', '13/01/2026', '31/01/2026', '-20,00'],
      ['C1', 'A1', '13/01/2026', '31/01/2026', '5,00'],
    ];
    expect(codes((await read(rows)).faults)).toEqual(['signUndecided']);
    const { rows: turned } = await read(rows, { mapping: { columns: {}, sign: 'creditPositive' } });
    expect(turned.map(({ type, outstandingCents }) => [type, outstandingCents])).toEqual([
      ['invoice', 1000],
      ['invoice', 2000],
      ['creditNote', -500],
    ]);
  });
});

describe('types and signs', () => {
  const typed = [...header, 'Type de pièce'];
  it('a positive credit note is a credit where all of them are positive', async () => {
    const { rows } = await read(
      [
        ['C1', 'F1', '13/01/2026', '31/01/2026', '10,00', 'Facture'],
        ['C1', 'A1', '13/01/2026', '', '4,00', 'Avoir'],
        ['C1', 'R1', '13/01/2026', '', '-3,00', 'Règlement'],
      ],
      undefined,
      typed,
    );
    expect(rows.map(({ type, outstandingCents }) => [type, outstandingCents])).toEqual([
      ['invoice', 1000],
      ['creditNote', -400],
      ['other', -300],
    ]);
  });

  it('invoices written negative turn every sign of the file', async () => {
    const { rows } = await read(
      [
        ['C1', 'F1', '13/01/2026', '31/01/2026', '-10,00', 'Facture'],
        ['C1', 'A1', '13/01/2026', '', '4,00', 'Avoir'],
      ],
      undefined,
      typed,
    );
    expect(rows.map(({ outstandingCents }) => outstandingCents)).toEqual([1000, -400]);
  });

  it('the one invoice with the other sign is asked about, not guessed', async () => {
    const { rows, rejected } = await read(
      [
        ['C1', 'F1', '13/01/2026', '31/01/2026', '10,00', 'Facture'],
        ['C1', 'F2', '13/01/2026', '31/01/2026', '10,00', 'Facture'],
        ['C1', 'F3', '13/01/2026', '31/01/2026', '-10,00', 'Facture'],
      ],
      undefined,
      typed,
    );
    expect(rows).toHaveLength(2);
    expect(codes(rejected[0]?.faults ?? [])).toEqual(['signDiffers']);
  });
});

describe('rows that cannot be imported', () => {
  it('come back with all their faults, and the others are imported', async () => {
    const { rows, rejected, tally } = await read([
      ['C1', 'F1', '13/01/2026', '31/02/2026', '1,5O'],
      ['', 'F2', '13/01/2026', '', '1,505'],
      ['C1', '', '13/01/2026', '31/01/2026', '1,00'],
      ['C1', 'F4', '13/01/2026', '01/01/1900', '1,00'],
      ['C1', 'F5', '13/01/2026', '31/01/2026', '1,00', 'slipped'],
      ['C1', 'F6'],
      ['C1', '2,02E+11', '13/01/2026', '31/01/2026', '1,00'],
      ['C1', 'F7', '13/01/2026', '31/01/2026', '7,00'],
    ]);
    expect(rows.map(({ number }) => number)).toEqual(['F7']);
    expect(rejected.map(({ line, faults }) => [line, codes(faults)])).toEqual([
      [2, ['amountInvalid']],
      [3, ['valueMissing', 'amountTooPrecise']],
      [4, ['valueMissing']],
      [5, ['valueMissing']],
      [6, ['rowRagged']],
      [7, ['rowRagged']],
      [8, ['scientificNotation']],
    ]);
    expect(tally).toMatchObject({ rows: 8, accepted: 1, rejected: 7 });
    expect(tally.totals).toEqual(new Map([['EUR', 700]]));
  });

  it('one number with two amounts or two due dates is refused in all its rows', async () => {
    const { rows, rejected } = await read([
      ['C1', 'F1', '13/01/2026', '31/01/2026', '10,00'],
      ['C1', 'F2', '13/01/2026', '31/01/2026', '10,00'],
      ['C1', 'F1', '13/01/2026', '28/02/2026', '10,00'],
      ['C2', 'F1', '13/01/2026', '31/01/2026', '99,00'],
    ]);
    expect(rows.map(({ accountCode, number }) => `${accountCode}/${number}`)).toEqual(['C1/F2', 'C2/F1']);
    expect(rejected.map(({ line, faults }) => [line, codes(faults)])).toEqual([
      [2, ['numberTwoAmounts']],
      [4, ['numberTwoAmounts']],
    ]);
  });

  it('instalments of one number are told apart by their ordinal', async () => {
    const { rows } = await read(
      [
        ['C1', 'F1', '13/01/2026', '31/01/2026', '10,00', '1'],
        ['C1', 'F1', '13/01/2026', '28/02/2026', '10,00', '2'],
      ],
      undefined,
      [...header, 'N° échéance'],
    );
    expect(rows.map(({ instalmentOrdinal }) => instalmentOrdinal)).toEqual([1, 2]);
  });

  it('a customer called Total whose invoice number is missing is not taken for a total line', async () => {
    const { rejected, tally } = await read([['Total Bois SARL', '', '13/01/2026', '31/01/2026', '1,00']]);
    expect(rejected).toHaveLength(1);
    expect(tally.skipped).toEqual({});
  });

  it('a file with a header alone is said to hold no row', async () => {
    const { rows, faults, tally } = await read([]);
    expect([rows, faults]).toEqual([[], []]);
    expect(tally.warnings).toEqual([{ code: 'noRows', line: 1 }]);
  });

  it('a total line that is not the sum of the rows is said, as money', async () => {
    const { tally } = await read([
      ['C1', 'F1', '13/01/2026', '31/01/2026', '10,00'],
      ['Total', '', '', '', '11,00'],
    ]);
    expect(tally.warnings).toMatchObject([{ code: 'totalDiffers', line: 3, value: '11,00' }]);
    const told = (['fr', 'en'] as const).map((locale) => tally.warnings.map((warning) => faultText(warning, locale)).join());
    expect(told[0]?.replace(/\s/g, ' ')).toContain('(11,00 €) ne correspond pas à la somme des lignes reprises (10,00 €)');
    expect(told[1]).toContain('(€11.00) is not the sum of the rows read (€10.00)');
  });
});

describe('lines that are no rows', () => {
  it('are told by their words even in the number column, and counted by reason', async () => {
    const columns = ['N° facture', 'Code client', 'Échéance', 'Solde'];
    const { rows, tally } = await read(
      [
        ['F1', 'C1', '31/01/2026', '5,00'],
        columns,
        ['Sous-total', '', '', '5,00'],
        ['Report à nouveau', '', '', '0,00'],
        ['Édité le 15/02/2026'],
        ['0 - 30 jours'],
        ['', '', '', ''],
        ['Total', '', '', '5,00'],
      ],
      undefined,
      columns,
    );
    expect(rows).toHaveLength(1);
    expect(tally.skipped).toEqual({ repeatedHeader: 1, subtotal: 1, carriedForward: 1, label: 1, bucket: 1, blank: 1, total: 1 });
  });
});
