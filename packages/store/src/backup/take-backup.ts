import { createHash } from 'node:crypto';
import { copyFile, mkdir, open, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from '../mongo/database.js';
import { BackupRefusedError, collectionPath, manifestPath, type BackupManifest, type KeptCollection } from './backup-manifest.js';

/** Sign-ins end with a restore, and a lock belongs to a process that is gone. */
const leftOut = new Set(['sessions']);

/**
 * The order matters while programs write: a dispatch before the claims of its steps, so that no kept dispatch lacks one, and what is recorded about a case
 * before the case that names it, so that what is missing is missing from both and an import brings it back.
 */
const first = ['dispatches', 'stepClaims'];
const last = ['cases'];

function inOrder(names: readonly string[]): string[] {
  const between = names.filter((name) => !first.includes(name) && !last.includes(name) && !leftOut.has(name)).toSorted();
  return [...first, ...between, ...last];
}

async function keepCollection(database: Database, folder: string, name: string): Promise<KeptCollection> {
  const path = collectionPath(folder, name);
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx');
  const hash = createHash('sha256');
  let documents = 0;
  try {
    for await (const document of database.documents(name)) {
      const line = `${JSON.stringify(document)}\n`;
      hash.update(line);
      await file.write(line);
      documents += 1;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { name, documents, sha256: hash.digest('hex') };
}

async function isEmptyFolder(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  return (await readdir(folder)).length === 0;
}

/** Copies the content-addressed files of a folder into another; what is there already is the same by its name. Files half written have a longer name and are left out. */
export async function copyContent(from: string, to: string): Promise<BackupManifest['files']> {
  const files = { count: 0, bytes: 0 };
  await mkdir(from, { recursive: true });
  for (const room of (await readdir(from)).filter((name) => /^[0-9a-f]{2}$/u.test(name))) {
    await mkdir(join(to, room), { recursive: true });
    for (const name of (await readdir(join(from, room))).filter((one) => /^[0-9a-f]{64}$/u.test(one))) {
      await copyFile(join(from, room, name), join(to, room, name));
      files.count += 1;
      files.bytes += (await stat(join(to, room, name))).size;
    }
  }
  return files;
}

/**
 * Writes everything that is kept into an empty folder: a file of JSON lines for each collection with its count and hash, then the exact bytes of what was
 * sent, then the manifest. Programs may go on meanwhile; what they write after their collection was read is not in it. Throws
 * {@link BackupRefusedError} where the folder holds something.
 */
export async function takeBackup(
  database: Database,
  from: { filesFolder: string },
  folder: string,
  takenAt: number,
): Promise<BackupManifest> {
  if (!(await isEmptyFolder(folder))) throw new BackupRefusedError('folderInUse', `${folder} is not empty`);
  const collections: KeptCollection[] = [];
  for (const name of inOrder(database.collectionNames())) collections.push(await keepCollection(database, folder, name));
  const files = await copyContent(from.filesFolder, join(folder, 'files'));
  const manifest: BackupManifest = { format: 1, takenAt, collections, files };
  await writeFile(manifestPath(folder), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
  return manifest;
}
