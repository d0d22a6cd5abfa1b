import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect, table, textSource } from './collect.test-support.js';
import { cellText } from './csv/cell-text.js';
import { safeCell } from '@relance/domain';
import { csvLine, writeCsv } from './csv/write-csv.js';
import { readOpenItems } from './formats/open-items-csv/read.js';
import { rejectedFile } from './rejected-file.js';

const header = ['Code client', 'N° facture', 'Échéance', 'Solde', 'Note'];

describe('the file of rejected rows', () => {
  it('has the delimiter and the columns of the original, and says why in the language of the user', async () => {
    const text = table([header, ['C1', 'F1', '31/02/2026', '-12,50', '=HYPERLINK(1)'], ['C1', 'F2', '13/02/2026', '1,00', '']]);
    const { form, rejected } = await collect(readOpenItems(textSource(text)));
    if (form === undefined) throw new Error('the file was not read');
    const [head, row] = parse(rejectedFile(form, rejected, 'fr').slice(1), { delimiter: ';' }) as [string[], string[]];
    expect(head).toEqual([...header, 'Motif du rejet']);
    expect(row.slice(0, 5)).toEqual(['C1', 'F1', '31/02/2026', '-12,50', "'=HYPERLINK(1)"]);
    expect(row[5]).toBe('Colonne « Échéance » : « 31/02/2026 » n’est pas une date. Forme attendue : 31/01/2026. Corrigez la cellule.');
    expect(rejectedFile(form, rejected, 'en')).toContain('“31/02/2026” is not a date');
  });

  it('once mended can be imported again as it is', async () => {
    const text = table([header, ['C1', 'F1', '31/02/2026', '12,50', '']]);
    const { form, rejected } = await collect(readOpenItems(textSource(text)));
    if (form === undefined) throw new Error('the file was not read');
    const mended = rejectedFile(form, rejected, 'fr').replace('31/02/2026', '28/02/2026');
    const again = await collect(readOpenItems(textSource(mended)));
    expect(again.rejected).toEqual([]);
    expect(again.rows).toMatchObject([{ number: 'F1', dueDate: '2026-02-28', outstandingCents: 1250 }]);
  });
});

describe('a cell', () => {
  it.each(['=1+1', '+33 1 23', '-cmd', '@SUM(A1)', '\t=1', '\r=1', '\u00a0=1', 'a\n=1', '-1+1', '-2,5;=1'])(
    '%j cannot be read as a formula',
    (cell) => {
      expect(safeCell(cell)).toBe(`'${cell}`);
    },
  );

  it.each(['-12,50', '-1 234,56 €', '-5', '12=5', 'a-b', '', 'C1'])('%j stays as it is', (cell) => {
    expect(safeCell(cell)).toBe(cell);
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', 'a', '1', ' ', '\n', ';', '"') }), (cell) => {
        const records: string[][] = parse(csvLine([cell, 'x'], ';'), { delimiter: ';', record_delimiter: '\r\n' });
        const read = records[0]?.[0] ?? '';
        const kept = cell.trim();
        if (!/^["'=]/.test(kept) && !/[\n]/.test(kept)) expect(cellText(read)).toBe(kept);
      }),
    );
  });

  it('is exported row by row', async () => {
    let text = '';
    for await (const piece of writeCsv(['a', 'b'], [['1', '=2']])) text += piece;
    expect(text).toBe("\uFEFFa;b\r\n1;'=2\r\n");
  });
});
