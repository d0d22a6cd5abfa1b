import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEmbeddedServer } from './embedded-server.test-support.js';
import type { EmbeddedServer } from './embedded-server.test-support.js';

let embedded: EmbeddedServer;
beforeAll(async () => {
  embedded = await openEmbeddedServer();
}, 240_000);
afterAll(() => embedded.close());

const WRITERS = 4;
const ROUNDS = 400;
/** Long enough that writing a document to the file takes a while. */
const FIELDS = 200;

interface Wide {
  _id: string;
  [field: string]: string | number;
}

/** A document whose fields all have one value, under names that change with every round. */
const wide = (round: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: FIELDS }, (_, field) => [`f${String(field)}_${String(round % 2)}`, round]));

test('documents are stored and read whole while others are changed beside them', { timeout: 240_000 }, async () => {
  await embedded.opened(async (_written, { uri }) => {
    const client = await new MongoClient(uri, { retryWrites: false }).connect();
    const documents = client.db('whole').collection<Wide>('wide');
    const ids = Array.from({ length: WRITERS }, (_, writer) => `d${String(writer)}`);
    await documents.insertMany(ids.map((_id) => ({ _id, ...wide(0) })));
    let writing = WRITERS;
    const write = async (_id: string): Promise<void> => {
      for (let round = 1; round <= ROUNDS; round += 1) await documents.replaceOne({ _id }, wide(round));
      writing -= 1;
    };
    const torn: string[] = [];
    const read = async (): Promise<void> => {
      while (writing > 0)
        for (const { _id, ...fields } of await documents.find().toArray()) {
          const values = new Set(Object.values(fields));
          if (values.size !== 1) torn.push(`${_id}: ${[...values].join(' ')}`);
        }
    };
    await Promise.all([...ids.map(write), read(), read()]);
    await client.close(true);
    expect(torn).toEqual([]);
  });
});
