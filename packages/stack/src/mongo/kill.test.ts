import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Collection } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmbeddedServer } from './embedded-server.test-support.js';
import type { EmbeddedServer, Written } from './embedded-server.test-support.js';

const KILLS = 6;
const WRITERS = 8;
const ACKNOWLEDGED_BEFORE_KILL = 400;
const MEGABYTE = 1024 * 1024;

let embedded: EmbeddedServer;
beforeAll(async () => {
  embedded = await openEmbeddedServer();
}, 240_000);
afterAll(() => embedded.close());

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
      await embedded.opened(async (collection, server) => {
        let count = 0;
        const onWrite = (): void => {
          count += 1;
          if (count === ACKNOWLEDGED_BEFORE_KILL) process.kill(server.process?.pid ?? 0, 'SIGKILL');
        };
        await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(collection, `${kill}-${writer}`, acknowledged, onWrite)));
      });
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS * ACKNOWLEDGED_BEFORE_KILL);
    const stored = await embedded.opened(async (collection) => collection.find().toArray());
    const versions = new Map(stored.map((document) => [document._id, document.version]));
    const lost = [...acknowledged].filter(([id, version]) => (versions.get(id) ?? 0) < version);
    expect(lost).toEqual([]);
  });

  test('4,000 rewrites of the same documents grow the file by less than 20 MB', { timeout: 60_000 }, async () => {
    const file = join(embedded.folder, 'mongo', 'embedded.mv');
    const before = statSync(file).size;
    const after = await embedded.opened(async (collection) => {
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
