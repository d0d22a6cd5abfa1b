import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import type { Collection } from 'mongodb';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openRegister } from '../processes/process-register.js';
import type { ProcessRegister } from '../processes/process-register.js';
import { cacheRoot } from '../provision/cache.js';
import { findInOrder } from '../provision/find-in-order.js';
import { createProgress } from '../provision/progress.js';
import { embeddedFinders } from './find-embedded.js';
import { startMongo } from './start-mongo.js';
import type { RunningMongo } from './start-mongo.js';

const DOCUMENTS = 20_000;
const CHUNK = 500;
const READERS = 4;

interface Item {
  _id: string;
  chunk: number;
  text: string;
}

let folder: string;
let register: ProcessRegister;
let server: RunningMongo;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relance-readers-'));
  ({ register } = await openRegister(folder, 'concurrent readers test'));
  const finders = embeddedFinders(cacheRoot());
  const { value: source } = await findInOrder('the embedded database', finders, ['install Java 17 and Maven'], createProgress());
  vi.stubEnv('JAVA_TOOL_OPTIONS', '-Drelance.cacheMegabytes=1'); // old pages are then read from the file, not remembered
  server = await startMongo(source, folder, 0, register);
}, 240_000);

afterAll(async () => {
  vi.unstubAllEnvs();
  await server.process?.stop();
  register.close();
  await rm(folder, { recursive: true, force: true });
});

/** Inserts all documents in chunks, and changes those of each chunk once more, as an import and what follows it do. */
async function write(collection: Collection<Item>): Promise<void> {
  for (let first = 0; first < DOCUMENTS; first += CHUNK) {
    const ids = Array.from({ length: CHUNK }, (_, index) => `item/${(first + index) % 7}/${first + index}`);
    await collection.insertMany(ids.map((_id) => ({ _id, chunk: first, text: 'x'.repeat(600) })));
    await Promise.all(ids.slice(0, 20).map((_id) => collection.updateOne({ _id }, { $set: { text: 'y'.repeat(600) } })));
  }
}

/** Reads the whole collection again and again until the writer is done; returns how often. */
async function scan(collection: Collection<Item>, isOver: () => boolean): Promise<number> {
  let scans = 0;
  while (!isOver()) {
    await collection.countDocuments({ text: /z$/ });
    scans += 1;
  }
  return scans;
}

test('readers of a whole collection find every page while 20,000 documents are written', { timeout: 120_000 }, async () => {
  const client = new MongoClient(server.uri, { retryReads: false, retryWrites: false });
  try {
    const collection = client.db('readers').collection<Item>('items');
    let over = false;
    const readers = Array.from({ length: READERS }, () => scan(collection, () => over));
    const writer = write(collection).finally(() => {
      over = true;
    });
    const [, ...scans] = await Promise.all([writer, ...readers]);
    expect(Math.min(...scans)).toBeGreaterThan(0);
    expect(await collection.countDocuments({})).toBe(DOCUMENTS);
  } finally {
    await client.close(true);
  }
});
