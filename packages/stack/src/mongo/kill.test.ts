import { mkdtempSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import type { Collection } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRegister } from '../processes/process-register.js';
import type { ProcessRegister } from '../processes/process-register.js';
import { cacheRoot } from '../provision/cache.js';
import { findInOrder } from '../provision/find-in-order.js';
import { createProgress } from '../provision/progress.js';
import { embeddedFinders } from './find-embedded.js';
import type { MongoSource } from './find-mongo.js';
import { startMongo } from './start-mongo.js';
import type { RunningMongo } from './start-mongo.js';

const KILLS = 6;
const WRITERS = 8;
const ACKNOWLEDGED_BEFORE_KILL = 400;
const MEGABYTE = 1024 * 1024;

interface Written {
  _id: string;
  version: number;
  text: string;
}

let folder: string;
let register: ProcessRegister;
let source: MongoSource;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relance-kill-'));
  ({ register } = await openRegister(folder, 'kill test'));
  const progress = createProgress();
  ({ value: source } = await findInOrder('the embedded database', embeddedFinders(cacheRoot()), ['install Java 17 and Maven'], progress));
}, 240_000);

afterAll(async () => {
  register.close();
  await rm(folder, { recursive: true, force: true });
});

async function opened<T>(work: (collection: Collection<Written>, server: RunningMongo) => Promise<T>): Promise<T> {
  const server = await startMongo(source, folder, 0, register);
  const client = new MongoClient(server.uri, { serverSelectionTimeoutMS: 2000, retryWrites: false });
  try {
    return await work(client.db('kill').collection<Written>('written'), server);
  } finally {
    await client.close(true);
    await server.process?.stop();
  }
}

/** Writes until the server is gone; what was acknowledged is noted in `acknowledged` with the version of the last acknowledged write. */
async function write(collection: Collection<Written>, name: string, acknowledged: Map<string, number>, onWrite: () => void): Promise<void> {
  for (let number = 0; ; number += 1) {
    const _id = `${name}/${number}`;
    try {
      await collection.insertOne({ _id, version: 1, text: 'x'.repeat(300) });
      acknowledged.set(_id, 1);
      await collection.updateOne({ _id }, { $set: { version: 2 } });
      acknowledged.set(_id, 2);
    } catch {
      return; // the kill: this write was never acknowledged, so it may be there or not
    }
    onWrite();
  }
}

describe('the embedded database under SIGKILL', () => {
  test('six kills in the middle of writing lose no acknowledged write', { timeout: 90_000 }, async () => {
    const acknowledged = new Map<string, number>();
    for (let kill = 1; kill <= KILLS; kill += 1)
      await opened(async (collection, server) => {
        let count = 0;
        const onWrite = (): void => {
          count += 1;
          if (count === ACKNOWLEDGED_BEFORE_KILL) process.kill(server.process?.pid ?? 0, 'SIGKILL');
        };
        await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(collection, `${kill}-${writer}`, acknowledged, onWrite)));
      });
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS * ACKNOWLEDGED_BEFORE_KILL);
    const stored = await opened(async (collection) => collection.find().toArray());
    const versions = new Map(stored.map((document) => [document._id, document.version]));
    const lost = [...acknowledged].filter(([id, version]) => (versions.get(id) ?? 0) < version);
    expect(lost).toEqual([]);
  });

  test('4,000 rewrites of the same documents grow the file by less than 20 MB', { timeout: 60_000 }, async () => {
    const file = join(folder, 'mongo', 'embedded.mv');
    const before = statSync(file).size;
    const after = await opened(async (collection) => {
      for (let round = 0; round < 40; round += 1)
        await Promise.all(
          Array.from({ length: 100 }, (_, number) =>
            collection.updateOne({ _id: `rewritten/${number}` }, { $set: { version: round, text: 'y'.repeat(300) } }, { upsert: true }),
          ),
        );
      return statSync(file).size;
    });
    expect(after - before).toBeLessThan(20 * MEGABYTE);
  });
});
