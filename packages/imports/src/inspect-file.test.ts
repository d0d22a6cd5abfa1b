import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect, table, textSource } from './collect.test-support.js';
import { readContacts } from './formats/contacts-csv/read.js';
import { readOpenItems } from './formats/open-items-csv/read.js';
import { readPayments } from './formats/payments-csv/read.js';
import { bytesSource } from './import-source.js';
import { inspectFile } from './inspect-file.js';

describe('the format of a file', () => {
  it.each([
    ['open-items-csv', ['Code client', 'N° facture', 'Date facture', 'Échéance', 'Reste dû']],
    ['payments-csv', ['Date règlement', 'Code client', 'N° facture', 'Montant', 'Libellé']],
    ['contacts-csv', ['Code client', 'Rôle', 'Civilité', 'Nom', 'E-mail', 'Téléphone']],
  ])('%s is recognised by its headers', async (format, header) => {
    const inspected = await inspectFile(textSource(table([['Liste au 15/02/2026'], header])));
    expect(inspected).toMatchObject({ format, encoding: 'utf-8', header, delimiter: ';', faults: [] });
  });

  it('is not guessed when no format has its columns', async () => {
    const inspected = await inspectFile(textSource('x;y;z\n1;2;3\n'));
    expect(inspected.format).toBeUndefined();
    expect(inspected.faults.length).toBeGreaterThan(0);
  });

  it('comes with its first rows and the header of each field, so that a person can say it otherwise', async () => {
    const rows = [
      ['Code client', 'N° facture', 'Échéance', 'Reste dû'],
      ...['1', '2', '3', '4', '5', '6'].map((n) => ['C', n, '31/01/2026', '9']),
    ];
    const { columns, sample, fields, needed } = await inspectFile(textSource(table(rows)));
    expect(columns).toEqual({ accountCode: 'Code client', number: 'N° facture', dueDate: 'Échéance', outstandingCents: 'Reste dû' });
    expect(sample.map(([, number]) => number)).toEqual(['1', '2', '3', '4', '5']);
    expect(fields).toContain('segment');
    expect(needed.flat()).toContain('outstandingCents');
  });

  it('of headers nobody knows is shown all the same, and read once a person has named them', async () => {
    const source = textSource('aa;bb;cc\nC001;F-1;12,00\n');
    const unknown = await inspectFile(source, { format: 'open-items-csv' });
    expect(unknown).toMatchObject({
      format: 'open-items-csv',
      header: ['aa', 'bb', 'cc'],
      sample: [['C001', 'F-1', '12,00']],
      columns: {},
    });
    const columns = { accountCode: 'aa', number: 'bb', outstandingCents: 'cc' };
    expect(await inspectFile(source, { format: 'open-items-csv', mapping: { columns } })).toMatchObject({ columns });
  });

  it('leaves alone the columns a person put aside, however well known', async () => {
    const source = textSource('N° facture;Échéance;Reste dû;Segment\nF-1;31/01/2026;12,00;A\n');
    expect((await inspectFile(source)).columns).toMatchObject({ segment: 'Segment' });
    expect((await inspectFile(source, { mapping: { columns: {}, ignored: ['Segment'] } })).columns).not.toHaveProperty('segment');
  });
});

describe('whatever bytes are given', () => {
  const header = Buffer.from('Code client;N° facture;Date;Échéance;Solde;E-mail;Montant\n');
  const cell = fc.constantFrom('', '1', '-', '31/01/2026', '1,5', '(', '"', 'é', 'Total', "='", '\u00a0', '9'.repeat(30), 'Avoir', 'EUR');
  const rows = fc
    .array(
      fc.array(cell, { maxLength: 8 }).map((cells) => cells.join(';')),
      { maxLength: 12 },
    )
    .map((lines) => Buffer.from(lines.join('\n')));
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }).map((noise) => Buffer.concat([header, noise])),
    rows.map((body) => Buffer.concat([header, body])),
  );

  it('nothing is thrown: there are rows, rejected rows and faults', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 64 }), async (content, chunkBytes) => {
        const source = bytesSource(content, chunkBytes);
        await inspectFile(source);
        for (const read of [readOpenItems, readPayments, readContacts]) {
          const { tally, faults, rows: accepted } = await collect<object>(read(source));
          expect(tally.rows).toBe(tally.accepted + tally.rejected);
          if (faults.length > 0) expect(accepted).toEqual([]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
