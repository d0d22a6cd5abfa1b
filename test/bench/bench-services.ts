import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServices } from '@relance/stack';
import { MongoClient } from 'mongodb';

/** What the benches run on. */
export interface BenchServices {
  mongodbUri: string;
  temporalAddress: string;
  /** The embedded server speaks MongoDB's protocol and is not MongoDB. */
  embedded: boolean;
  stop(): Promise<void>;
}

/** MongoDB names its storage engines in `buildInfo`; the embedded server has none to name. */
async function isEmbedded(mongodbUri: string): Promise<boolean> {
  const client = new MongoClient(mongodbUri);
  try {
    const info = await client.db('admin').command({ buildInfo: 1 });
    return !Array.isArray(info['storageEngines']);
  } finally {
    await client.close();
  }
}

/** Uses the services that RELANCE_MONGODB_URI and RELANCE_TEMPORAL_ADDRESS name; starts its own where one of them is not set. */
export async function openBenchServices(): Promise<BenchServices> {
  const { RELANCE_MONGODB_URI: mongodbUri = '', RELANCE_TEMPORAL_ADDRESS: temporalAddress = '' } = process.env;
  if (mongodbUri !== '' && temporalAddress !== '') {
    return { mongodbUri, temporalAddress, embedded: await isEmbedded(mongodbUri), stop: () => Promise.resolve() };
  }
  const dataFolder = await mkdtemp(join(tmpdir(), 'relance-bench-'));
  const services = await startServices({ dataFolder, mailbox: false, purpose: 'npm run bench' });
  process.env['RELANCE_MONGODB_URI'] = services.mongodbUri;
  process.env['RELANCE_TEMPORAL_ADDRESS'] = services.temporalAddress;
  return {
    mongodbUri: services.mongodbUri,
    temporalAddress: services.temporalAddress,
    embedded: await isEmbedded(services.mongodbUri),
    async stop() {
      await services.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
