import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecordSplitter } from './record-splitter.js';
import type { TextRecord } from './record-splitter.js';

function split(text: string, pieceLength = text.length || 1, delimiter = ';'): TextRecord[] {
  const splitter = createRecordSplitter(delimiter);
  const records: TextRecord[] = [];
  for (let offset = 0; offset < text.length; offset += pieceLength)
    records.push(...splitter.push(text.slice(offset, offset + pieceLength)));
  return [...records, ...splitter.end()];
}

describe('records of a delimited file', () => {
  it.each(['\n', '\r\n', '\r', '\r\r\n'])('end with any line end (%j), which never doubles the lines', (lineEnd) => {
    expect(split(`a;b${lineEnd}c;d${lineEnd}e;f`, 2)).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['c', 'd'] },
      { line: 3, cells: ['e', 'f'] },
    ]);
  });

  it('keep delimiters and line ends inside quotes, and the right line numbers after them', () => {
    expect(split('a;"b;\r\n""x"""\r\nc;d\r\n')).toEqual([
      { line: 1, cells: ['a', 'b;\n"x"'] },
      { line: 3, cells: ['c', 'd'] },
    ]);
  });

  it('take a quote that is never closed for a plain character, so that it swallows nothing', () => {
    const rows = Array.from({ length: 400 }, (_unused, index) => `${index};x`);
    const records = split(['"Le Grand;x', 'tube;x', ...rows].join('\n'), 50);
    expect(records).toHaveLength(402);
    expect(records[0]?.cells).toEqual(['"Le Grand', 'x']);
    expect(records.at(-1)).toEqual({ line: 402, cells: ['399', 'x'] });
  });

  it('do not let such a quote run on to a quote far below', () => {
    const rows = Array.from({ length: 200 }, (_unused, index) => `${index};x`);
    const records = split(['"Le Grand;x', ...rows, 'tube 12";y'].join('\n') + '\n');
    expect(records).toHaveLength(202);
    expect(records.at(-1)).toEqual({ line: 202, cells: ['tube 12"', 'y'] });
  });

  it('are those of csv-parse, however the text is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', ';', '"', '\n', ','), maxLength: 6 });
    const quoted = (text: string): string => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 40 }),
        (rows, piece) => {
          const text = rows.map((row) => row.map(quoted).join(';')).join('\n') + '\n';
          const expected: string[][] = parse(text, { delimiter: ';', relax_column_count: true, record_delimiter: '\n' });
          expect(split(text, piece).map((record) => record.cells)).toEqual(expected);
        },
      ),
    );
  });
});
