import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { collect } from '../collect.test-support.js';
import { bytesSource } from '../import-source.js';
import { readOpenItems } from '../formats/open-items-csv/read.js';
import { findEncoding } from './encoding.js';

const text = 'Code client;Raison sociale;N° facture;Échéance;Solde\r\nC1;Société Éléa;F1;31/01/2026;1 234,56 €\r\n';

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with byte order mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['Windows-1252, by its euro sign', iconv.encode(text, 'win1252'), 'windows-1252'],
    ['ISO-8859-15', iconv.encode(text, 'iso-8859-15'), 'iso-8859-15'],
    ['UTF-16 little endian', iconv.encode(text, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16 big endian', iconv.encode(text, 'utf-16be', { addBOM: true }), 'utf-16be'],
  ])('%s is recognised, cut anywhere', async (_name, bytes, encoding) => {
    for (const chunkBytes of [1, 2, 3, 64]) {
      const read = await collect(readOpenItems(bytesSource(bytes, chunkBytes)));
      expect(read.form?.encoding).toBe(encoding);
      expect(read.rows).toMatchObject([{ accountName: 'Société Éléa', number: 'F1', outstandingCents: 123456 }]);
    }
  });

  it.each([
    ['\u2019', 0x92],
    ['œ', 0x9c],
  ])('Windows-1252 is also told by %s (byte %d)', async (character, byte) => {
    const bytes = iconv.encode(text.replace('Éléa', `El${character}a`).replace(' €', ''), 'win1252');
    expect(bytes.includes(byte)).toBe(true);
    const read = await collect(readOpenItems(bytesSource(bytes)));
    expect(read.rows[0]?.accountName).toBe(`Société El${character}a`);
  });

  it('is decided on the whole file, though its first accent stands in the last row', async () => {
    const rows = Array.from({ length: 5_000 }, (_unused, index) => `C1;Morel;F${index};31/01/2026;1,00\r\n`).join('');
    const bytes = iconv.encode(`Code;Nom;Facture;Due date;Solde\r\n${rows}C2;Société Œuvre;G1;31/01/2026;2,00\r\n`, 'win1252');
    const read = await collect(readOpenItems(bytesSource(bytes)));
    expect(read.rows.at(-1)?.accountName).toBe('Société Œuvre');
  });

  it('refuses replacement characters, with their line', async () => {
    const read = await collect(readOpenItems(bytesSource(Buffer.from(`${text}C2;Soci\uFFFDt\uFFFD;F2;31/01/2026;1,00\r\n`), 11)));
    expect(read.faults).toMatchObject([{ code: 'characterUnreadable', line: 3 }]);
    expect(read.rows).toEqual([]);
  });

  it('refuses bytes that windows-1252 does not know', async () => {
    const bytes = Buffer.concat([iconv.encode(text, 'win1252'), Buffer.from([0x43, 0x81, 0x3b])]);
    expect((await collect(readOpenItems(bytesSource(bytes)))).faults).toMatchObject([{ code: 'characterUnreadable' }]);
  });

  it.each([
    ['a workbook', Buffer.from('PK\u0003\u0004rest'), 'workbook'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'pdf'],
    ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'xml'],
    ['NUL bytes', Buffer.from('a;b;\u0000'), 'binary'],
  ])('%s is named, not read', async (_name, bytes, binary) => {
    expect((await findEncoding(bytesSource(bytes))).binary).toBe(binary);
    expect((await collect(readOpenItems(bytesSource(bytes)))).faults).toEqual([{ code: 'fileNotText', value: binary }]);
  });

  it.each(['', ' \r\n \n'])('an empty file is said to be empty', async (empty) => {
    expect((await collect(readOpenItems(bytesSource(Buffer.from(empty))))).faults).toEqual([{ code: 'fileEmpty' }]);
  });
});
