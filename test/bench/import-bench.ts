import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openStore } from '@relance/store';
import { ulid } from 'ulid';
import { alternate } from './alternate.js';
import { importByEngine } from './engine-import.js';
import { importRaw, readImported } from './raw-import.js';
import { spreadOf, spreadText } from './spread.js';

/** The import must reach half the rows per second of the least one could write. */
const BAR = 0.5;

const newName = (): string => `relance-test-bench-${ulid().toLowerCase()}`;

async function drop(mongodbUri: string, databaseName: string): Promise<void> {
  const store = await openStore(mongodbUri, { databaseName });
  await store.drop();
  await store.close();
}

async function generate(folder: string, items: number): Promise<string> {
  const program = join(import.meta.dirname, '..', '..', 'samples', 'generate.ts');
  const size = ['--accounts', String(Math.max(1, Math.round(items / 4))), '--items', String(items)];
  await promisify(execFile)(process.execPath, [...process.execArgv, program, ...size, '--out', folder]);
  return join(folder, 'open-items.csv');
}

/**
 * Rows per second of the import against csv-parse and insertMany of the same documents, after one round to warm each up; prints both and their
 * ratio, and returns whether the bar holds.
 */
export async function benchImport(mongodbUri: string, items: number, pairs: number): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'relance-bench-'));
  try {
    const file = await generate(folder, items);
    const model = newName();
    const { rows } = await importByEngine(mongodbUri, model, file);
    const imported = await readImported(mongodbUri, model);
    await drop(mongodbUri, model);
    const fresh = async (side: (databaseName: string) => Promise<{ ms: number }>): Promise<number> => {
      const name = newName();
      const { ms } = await side(name);
      await drop(mongodbUri, name);
      return (rows * 1000) / ms;
    };
    const ours = (): Promise<number> => fresh((name) => importByEngine(mongodbUri, name, file));
    const theirs = (): Promise<number> => fresh((name) => importRaw(mongodbUri, name, file, imported));
    await alternate(1, ours, theirs);
    const measured = await alternate(pairs, ours, theirs);
    const ratio = spreadOf(measured.map(({ ours, theirs }) => ours / theirs));
    const documents = [...imported].map(([name, { length }]) => `${length} ${name}`).join(', ');
    console.log(`Import of ${rows} rows (${documents}), ${pairs} pairs, median (min–max)`);
    console.log(`  Relance                 ${spreadText(spreadOf(measured.map(({ ours }) => ours)), 0)} rows/s`);
    console.log(`  csv-parse + insertMany  ${spreadText(spreadOf(measured.map(({ theirs }) => theirs)), 0)} rows/s`);
    const holds = ratio.median >= BAR;
    console.log(`  ratio ${spreadText(ratio, 2)}; bar ≥ ${BAR}: ${holds ? 'holds' : 'MISSED'}`);
    return holds;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
