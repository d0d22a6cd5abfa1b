import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect, table, textSource } from './collect.test-support.js';
import { readContacts } from './formats/contacts-csv/read.js';
import { readOpenItems } from './formats/open-items-csv/read.js';
import { readPayments } from './formats/payments-csv/read.js';
import { bytesSource } from './import-source.js';
import { sniffFile } from './sniff-file.js';

describe('the format of a file', () => {
  it.each([
    ['open-items-csv', ['Code client', 'N° facture', 'Date facture', 'Échéance', 'Reste dû']],
    ['payments-csv', ['Date règlement', 'Code client', 'N° facture', 'Montant', 'Libellé']],
    ['contacts-csv', ['Code client', 'Rôle', 'Civilité', 'Nom', 'E-mail', 'Téléphone']],
  ])('%s is recognised by its headers', async (format, header) => {
    const sniffed = await sniffFile(textSource(table([['Liste au 15/02/2026'], header])));
    expect(sniffed).toMatchObject({ format, encoding: 'utf-8', layout: { headerLine: 2, delimiter: ';' }, faults: [] });
  });

  it('is not guessed when no format has its columns', async () => {
    const sniffed = await sniffFile(textSource('x;y;z\n1;2;3\n'));
    expect(sniffed.format).toBeUndefined();
    expect(sniffed.faults.length).toBeGreaterThan(0);
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
        await sniffFile(source);
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
