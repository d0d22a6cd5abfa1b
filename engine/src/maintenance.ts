import { BackupRefusedError, openHandOverLog, openStore } from '@relance/store';
import { join, resolve } from 'node:path';

/**
 * `backup FOLDER` writes everything that is kept into an empty folder, `restore FOLDER` brings it into an empty database and leaves sending stopped. A program of
 * its own, since no engine runs on a database that is not there yet. Prints one JSON object; ends with 1 where it was refused, with 2 for wrong usage.
 */
const [way, given] = process.argv.slice(2);
const mongodbUri = process.env['RELANCE_MONGODB_URI'] ?? '';
const dataFolder = process.env['RELANCE_DATA_FOLDER'] ?? '';
if ((way !== 'backup' && way !== 'restore') || given === undefined || mongodbUri === '' || dataFolder === '') {
  process.stderr.write('maintenance backup|restore FOLDER, with RELANCE_MONGODB_URI and RELANCE_DATA_FOLDER\n');
  process.exit(2);
}

const folder = resolve(given);
const filesFolder = join(dataFolder, 'files');
const store = await openStore(mongodbUri);
try {
  process.stdout.write(`${JSON.stringify(way === 'backup' ? await backup() : await restore())}\n`);
} catch (error) {
  if (!(error instanceof BackupRefusedError)) throw error;
  process.stdout.write(`${JSON.stringify({ refused: error.code, detail: error.message })}\n`);
  process.exitCode = 1;
} finally {
  await store.close();
}

async function backup(): Promise<object> {
  const { takenAt, collections, files } = await store.backup(filesFolder, folder, Date.now());
  return { folder, takenAt, collections, files };
}

async function restore(): Promise<object> {
  const handOvers = openHandOverLog(join(dataFolder, 'handed-over'));
  const { manifest, leftSince } = await store.restore(folder, { filesFolder, handOvers, nowMs: Date.now() });
  const { takenAt, collections, files } = manifest;
  return { folder, takenAt, collections, files, leftSince };
}
