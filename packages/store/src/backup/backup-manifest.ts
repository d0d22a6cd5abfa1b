import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One collection in a backup: a file of JSON lines in order of `_id`. */
export interface KeptCollection {
  name: string;
  documents: number;
  /** SHA-256 of its file in hex. */
  sha256: string;
}

/** What a backup holds; written last, so that a folder without one is no backup. */
export interface BackupManifest {
  format: 1;
  /** Real instant at which it began: what left later is not in it. */
  takenAt: number;
  collections: KeptCollection[];
  /** The exact bytes of messages and documents, under their own hashes. */
  files: { count: number; bytes: number };
}

/** A backup is not what it says it is, or the place is not free for it; nothing was written. */
export class BackupRefusedError extends Error {
  readonly code: 'notABackup' | 'damaged' | 'notEmpty' | 'folderInUse';

  constructor(code: BackupRefusedError['code'], message: string) {
    super(message);
    this.name = 'BackupRefusedError';
    this.code = code;
  }
}

const FILE = 'manifest.json';

/** Where the manifest of a backup is. */
export function manifestPath(folder: string): string {
  return join(folder, FILE);
}

/** Where the documents of a collection are. */
export function collectionPath(folder: string, name: string): string {
  return join(folder, 'collections', `${name}.jsonl`);
}

/** Reads the manifest of a backup. Throws {@link BackupRefusedError} where there is none, or one of another form. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  let text: string;
  try {
    text = await readFile(manifestPath(folder), 'utf8');
  } catch (error) {
    throw new BackupRefusedError('notABackup', `${folder} holds no backup: ${String(error)}`);
  }
  const manifest = JSON.parse(text) as BackupManifest;
  // the cast says what we wrote; another format is one of a later version
  if ((manifest.format as number) !== 1) throw new BackupRefusedError('notABackup', `format ${String(manifest.format)} is not known here`);
  return manifest;
}
