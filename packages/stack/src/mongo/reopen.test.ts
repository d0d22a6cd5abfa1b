import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Collection } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEmbeddedServer } from './embedded-server.test-support.js';
import type { EmbeddedServer, Written } from './embedded-server.test-support.js';

let embedded: EmbeddedServer;
beforeEach(async () => {
  embedded = await openEmbeddedServer();
}, 240_000);
afterEach(() => embedded.close());

/** Sets a document from one version to the next, if it is at that version; says whether it was. */
async function compareAndSet(collection: Collection<Written>, _id: string, version: number): Promise<boolean> {
  return (await collection.updateOne({ _id, version }, { $set: { version: version + 1 } })).modifiedCount === 1;
}

describe('the embedded database started again on its file', () => {
  test('has what was written, and compares and sets it', async () => {
    await embedded.opened((collection) => collection.insertMany([1, 2, 3].map((version) => ({ _id: `w/${version}`, version, text: 'é' }))));
    await embedded.opened(async (collection) => {
      expect(await collection.find({ _id: { $in: ['w/3', 'w/1', 'w/9', 'w/1'] } }).toArray()).toHaveLength(2);
      expect(await compareAndSet(collection, 'w/2', 1)).toBe(false);
      expect(await compareAndSet(collection, 'w/2', 2)).toBe(true);
      expect(await collection.findOneAndUpdate({ _id: 'w/2', version: 2 }, { $set: { text: 'lost' } })).toBeNull();
      expect((await collection.deleteOne({ _id: 'w/3', version: 3 })).deletedCount).toBe(1);
    });
    await embedded.opened(async (collection) => {
      expect(await collection.find({}, { sort: { _id: 1 } }).toArray()).toEqual([
        { _id: 'w/1', version: 1, text: 'é' },
        { _id: 'w/2', version: 3, text: 'é' },
      ]);
      await expect(collection.insertOne({ _id: 'w/1', version: 0, text: '' })).rejects.toMatchObject({ code: 11000 });
      await collection.insertOne({ _id: 'w/3', version: 1, text: 'removed, so free again' });
    });
  });

  test('reads and changes a file of an earlier server, whose documents lie there in the serialization of Java', async () => {
    const before = gunzipSync(readFileSync(join(import.meta.dirname, 'fixtures', 'java-serialized.mv.gz')));
    mkdirSync(join(embedded.folder, 'mongo'), { recursive: true });
    writeFileSync(join(embedded.folder, 'mongo', 'embedded.mv'), before);
    await embedded.opened(async (collection) => {
      expect(await collection.findOne({ _id: 'old/2' })).toEqual({ _id: 'old/2', version: 2, text: 'éé' });
      // `version` is a unique key there, and old/3 has it
      await expect(compareAndSet(collection, 'old/2', 2)).rejects.toMatchObject({ code: 11000 });
      expect(await compareAndSet(collection, 'old/3', 3)).toBe(true);
      const numbered = collection as unknown as Collection<{ _id: number; version: number }>;
      await expect(numbered.insertOne({ _id: 4, version: 5 })).rejects.toMatchObject({ code: 11000 });
      expect((await numbered.updateOne({ _id: 4, version: 40 }, { $set: { version: 41 } })).modifiedCount).toBe(1);
      await collection.insertOne({ _id: 'new/1', version: 9, text: 'beside the old ones' });
    });
    await embedded.opened(async (collection) => {
      const stored = await collection.find({}, { sort: { version: 1 } }).toArray();
      expect(stored.map(({ _id, version }) => [_id, version])).toEqual([
        ['old/1', 1],
        ['old/2', 2],
        ['old/3', 4],
        ['new/1', 9],
        [4, 41],
      ]);
    });
  });
});
