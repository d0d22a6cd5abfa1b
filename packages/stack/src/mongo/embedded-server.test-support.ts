import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import type { Collection } from 'mongodb';
import { openRegister } from '../processes/process-register.js';
import { cacheRoot } from '../provision/cache.js';
import { findInOrder } from '../provision/find-in-order.js';
import { createProgress } from '../provision/progress.js';
import { embeddedFinders } from './find-embedded.js';
import { startMongo } from './start-mongo.js';
import type { RunningMongo } from './start-mongo.js';

/** A document of the tests of the embedded server. */
export interface Written {
  _id: string;
  version: number;
  text: string;
}

/** The embedded server of this clone on a throw-away data folder. */
export interface EmbeddedServer {
  folder: string;
  /** Starts it, lets `work` use one collection, and stops it. */
  opened<T>(work: (collection: Collection<Written>, server: RunningMongo) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Finds or builds the embedded server, and makes the folder for its data. */
export async function openEmbeddedServer(): Promise<EmbeddedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'relance-embedded-'));
  const { register } = await openRegister(folder, 'tests of the embedded database');
  const { value: source } = await findInOrder(
    'the embedded database',
    embeddedFinders(cacheRoot()),
    ['install Java 17 and Maven'],
    createProgress(),
  );
  return {
    folder,
    async opened(work) {
      const server = await startMongo(source, folder, 0, register);
      const client = new MongoClient(server.uri, { serverSelectionTimeoutMS: 2000, retryWrites: false });
      try {
        return await work(client.db('kill').collection<Written>('written'), server);
      } finally {
        await client.close(true);
        await server.process?.stop();
      }
    },
    async close() {
      register.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
