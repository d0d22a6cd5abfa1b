import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, readConfig } from '@relance/engine';
import type { ItemsImport } from '@relance/schemas';
import { openStore } from '@relance/store';
import { sampleEntity } from '../../samples/source/ledger/entity.js';

const startMs = Date.UTC(2025, 8, 1, 6);
const cliToken = 'token-of-the-bench-0123456789-0123456789';

/**
 * Imports a file through the engine's own route into a new database, cases woken by a recorder instead of Temporal; returns the
 * milliseconds from request to answer. Throws when not every row was created.
 */
export async function importByEngine(mongodbUri: string, databaseName: string, file: string): Promise<{ ms: number; rows: number }> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'relance-bench-'));
  const store = await openStore(mongodbUri, { databaseName });
  await store.prepare();
  await store.entities.upsert(sampleEntity);
  const app = await buildApp({
    config: readConfig({
      RELANCE_MONGODB_URI: mongodbUri,
      RELANCE_TEMPORAL_ADDRESS: '127.0.0.1:1',
      RELANCE_DATA_FOLDER: dataFolder,
      RELANCE_LOG_LEVEL: 'silent',
      RELANCE_DESIGNER_FOLDER: join(dataFolder, 'none'),
    }),
    store,
    starter: { wake: () => Promise.resolve() },
    clock: { epochMs: startMs, originMs: startMs, scale: 1 },
    realNow: () => startMs,
    temporalReady: () => Promise.resolve(),
    cliToken,
    sessionSecret: 'a secret of the bench that is long enough',
  });
  await app.ready();
  const payload = await readFile(file);
  const headers = { authorization: `Bearer ${cliToken}`, 'content-type': 'text/csv' };
  try {
    const begun = performance.now();
    const response = await app.inject({ method: 'POST', url: '/api/v1/imports/items', headers, payload });
    const ms = performance.now() - begun;
    const result = response.json<ItemsImport>();
    if (response.statusCode !== 200 || result.rejected > 0 || result.created !== result.rows) {
      throw new Error(`the import did not create every row: ${response.body.slice(0, 500)}`);
    }
    return { ms, rows: result.rows };
  } finally {
    await app.close();
    await store.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
