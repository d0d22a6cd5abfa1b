import { stepClaimId } from '@relance/domain';
import type { Dispatch } from '@relance/schemas';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { everyEntity, type SendingStopRepository } from '../dunning/sending-stops.js';
import type { HandOverLog } from '../hand-over-log.js';
import type { Database } from '../mongo/database.js';
import type { Identified } from '../mongo/records.js';
import { BackupRefusedError, collectionPath, readManifest, type BackupManifest } from './backup-manifest.js';
import { copyContent } from './take-backup.js';

const BATCH = 500;

/** What a restore came to. */
export interface Restored {
  manifest: BackupManifest;
  /** Messages that may have left after the backup was taken: looked up before anything about them leaves. */
  leftSince: number;
}

/** Where a restore writes, and what tells it what left since. */
export interface RestorePlace {
  filesFolder: string;
  handOvers: HandOverLog;
  sendingStops: SendingStopRepository;
  /** Business instant of the restore. */
  nowMs: number;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function checkWhole(folder: string, manifest: BackupManifest): Promise<void> {
  for (const { name, sha256 } of manifest.collections) {
    if ((await hashOf(collectionPath(folder, name))) !== sha256)
      throw new BackupRefusedError('damaged', `${name} is not what the backup says`);
  }
  let count = 0;
  const files = join(folder, 'files');
  for (const room of manifest.files.count === 0 ? [] : await readdir(files)) {
    for (const name of await readdir(join(files, room))) {
      const hash = createHash('sha256')
        .update(await readFile(join(files, room, name)))
        .digest('hex');
      if (hash !== name) throw new BackupRefusedError('damaged', `the file ${name} is not what its name says`);
      count += 1;
    }
  }
  if (count !== manifest.files.count) throw new BackupRefusedError('damaged', `${String(manifest.files.count - count)} files are missing`);
}

async function checkEmpty(database: Database, manifest: BackupManifest): Promise<void> {
  const names = new Set([...database.collectionNames(), ...manifest.collections.map(({ name }) => name)]);
  for (const name of names) {
    for await (const found of database.documents(name)) {
      throw new BackupRefusedError('notEmpty', `${name} holds ${found._id}: a backup goes into an empty database alone`);
    }
  }
}

async function load(database: Database, folder: string, { name, documents }: BackupManifest['collections'][number]): Promise<void> {
  let batch: Identified[] = [];
  let loaded = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await database.insertAll(name, batch);
    loaded += batch.length;
    batch = [];
  };
  for await (const line of createInterface({ input: createReadStream(collectionPath(folder, name)), crlfDelay: Infinity })) {
    const document = JSON.parse(line) as Identified & { running?: boolean };
    // no workflow is taken for granted: the sweep opens every case that should be awake, and one that runs after all is only woken
    batch.push(name === 'cases' ? { ...document, running: false } : document);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  if (loaded !== documents) throw new BackupRefusedError('damaged', `${name} has ${String(loaded)} documents, not ${String(documents)}`);
}

/** States in which a dispatch of the backup does not know that it was handed over. */
const unaware: ReadonlySet<Dispatch['state']> = new Set(['intent', 'withdrawn']);

/** Puts what was handed over after the backup back under its id and claims its steps, as handed over with an open end: whoever comes to it looks it up first. */
async function takeInHandOvers(database: Database, noted: readonly Dispatch[]): Promise<number> {
  const dispatches = database.existing<Dispatch>('dispatches');
  const claims = database.existing<Identified & { dispatchId: string }>('stepClaims');
  let takenIn = 0;
  for (const dispatch of noted) {
    const known = await dispatches.get(dispatch._id);
    if (known !== undefined && !unaware.has(known.state)) continue;
    const { _id, ...rest } = dispatch;
    if (known !== undefined) await dispatches.change({ _id }, { $set: rest });
    else await dispatches.insertOnce(dispatch);
    takenIn += 1;
    const { _id: dispatchId, entityId, scenarioId: ofCarrier, lines, companionOf } = dispatch;
    if (companionOf !== undefined) continue;
    for (const { itemId, scenarioId = ofCarrier, nodeId, visit } of lines) {
      if (nodeId === undefined || visit === undefined) continue;
      await claims.insertOnce({ _id: stepClaimId({ itemId, scenarioId, nodeId, visit }), entityId, dispatchId });
    }
  }
  return takenIn;
}

/**
 * Brings a backup into an empty database (laws 4, 25). Every hash is checked before anything is written. Sending of all entities is stopped, and stays so until
 * a person resumes it; what the log of hand-overs knows beyond the backup is taken in, so that it is looked up, not repeated. Throws
 * {@link BackupRefusedError}; a restore that was cut off is begun again on another empty database.
 */
export async function restoreBackup(database: Database, folder: string, place: RestorePlace): Promise<Restored> {
  const manifest = await readManifest(folder);
  await checkEmpty(database, manifest);
  await checkWhole(folder, manifest);
  const reason = `restored from the backup of ${new Date(manifest.takenAt).toISOString()}`;
  const change = { reason, changedAt: place.nowMs, changedBy: 'restore' };
  // stopped before there is anything to send; what the backup says of the same switch is not taken
  const stops = { entityId: everyEntity, scope: 'everything', target: '' } as const;
  await place.sendingStops.stop(stops, change);
  for (const collection of manifest.collections) await load(database, folder, collection);
  await copyContent(join(folder, 'files'), place.filesFolder);
  const noted = await place.handOvers.all();
  return { manifest, leftSince: await takeInHandOvers(database, noted) };
}
