import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { readOpenItems } from './formats/open-items-csv/read.js';
import type { ImportSource } from './import-source.js';

const LINES = 100_000;

function line(index: number, quoted: boolean): string {
  const day = String((index % 28) + 1).padStart(2, '0');
  const name = quoted ? `"Société ${index % 900}; Fils"` : `Société ${index % 900}`;
  return `C${index % 900};${name};F${index};${day}/01/2026;${day}/03/2026;${(index % 90) + 1} ${100 + (index % 800)},${10 + (index % 90)};EUR;compta@c${index % 900}.example;Lyon\r\n`;
}

/** A generated file, line by line, never held in memory. */
function generated(lines: number, quoted = false): ImportSource {
  return {
    async *open() {
      yield Buffer.from('Code client;Raison sociale;N° facture;Date facture;Échéance;Reste dû;Devise;E-mail;Ville\r\n');
      for (let from = 0; from < lines; from += 500) {
        yield await Promise.resolve(
          Buffer.from(Array.from({ length: Math.min(500, lines - from) }, (_unused, index) => line(from + index, quoted)).join('')),
        );
      }
    },
  };
}

/** The same file at hand, so that only reading is measured. */
async function held(source: ImportSource): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source.open()) chunks.push(chunk);
  return chunks;
}

async function count(source: ImportSource, onRow?: (rows: number) => void): Promise<number> {
  const reading = await readOpenItems(source);
  let rows = 0;
  for await (const read of reading.rows) {
    if (read.kind === 'row') rows += 1;
    if (rows % 10_000 === 0) onRow?.(rows);
  }
  return rows;
}

async function rawCount(chunks: readonly Uint8Array[]): Promise<number> {
  let rows = 0;
  const records: AsyncIterable<string[]> = Readable.from(chunks).pipe(parse({ delimiter: ';', from_line: 2 }));
  for await (const record of records) rows += record.length > 0 ? 1 : 0;
  return rows;
}

/** A gauge of the bytes still in use after a full collection. */
function liveBytesMeter(): () => number {
  setFlagsFromString('--expose-gc');
  const collectGarbage: unknown = runInNewContext('gc');
  if (typeof collectGarbage !== 'function') throw new Error('this runtime cannot be asked to collect garbage');
  return () => {
    Reflect.apply(collectGarbage, undefined, []);
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
}

/** Processor time, which other work on the machine does not lengthen. */
async function processorTimeOf(work: () => Promise<number>): Promise<number> {
  const start = process.cpuUsage();
  expect(await work()).toBe(LINES);
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

describe('a file of 100,000 lines', () => {
  it('is read in memory that does not grow with it', { timeout: 60_000 }, async () => {
    const liveBytes = liveBytesMeter();
    await count(generated(1_000));
    const before = liveBytes();
    let highest = 0;
    const rows = await count(generated(LINES), () => {
      highest = Math.max(highest, liveBytes() - before);
    });
    expect(rows).toBe(LINES);
    console.info(`live memory while reading ${LINES} lines: ${(highest / 1_048_576).toFixed(1)} MiB above the start`);
    // the file has 9 MiB, its rows as objects over 60; the register of documents takes 4
    expect(highest).toBeLessThan(12 * 1_048_576);
  });

  it.each([
    ['plain', false],
    ['quoted', true],
  ])('is read at half the speed of the bare parser at least (%s)', { timeout: 120_000 }, async (name, quoted) => {
    const chunks = await held(generated(LINES, quoted));
    const source: ImportSource = { open: () => Readable.from(chunks) };
    const ratios: number[] = [];
    // until one pair went undisturbed: what disturbs a measurement only ever makes it slower
    for (let pair = 0; pair < 15 && !ratios.some((ratio) => ratio >= 0.5); pair += 1) {
      const raw = await processorTimeOf(() => rawCount(chunks));
      const ours = await processorTimeOf(() => count(source));
      ratios.push(raw / ours);
    }
    console.info(`speed against csv-parse (${name}): ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}`);
    expect(Math.max(...ratios)).toBeGreaterThanOrEqual(0.5);
  });
});
