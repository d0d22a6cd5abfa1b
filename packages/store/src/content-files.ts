import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Exact bytes of what was sent, kept under their own hash (DESIGN §5 step 3): the same bytes are kept once, and none is ever changed. */
export interface ContentFiles {
  /** Keeps the bytes durably and answers their SHA-256 in hex. */
  keep(bytes: Uint8Array): Promise<string>;
  /** The bytes kept under a hash. Rejects where there are none. */
  read(hash: string): Promise<Uint8Array>;
  /** Resolves when the place can be written to. */
  check(): Promise<void>;
}

/** Content-addressed files in a folder, spread over 256 sub-folders; written to a temporary name, synced, then renamed. */
export function openContentFiles(folder: string): ContentFiles {
  const place = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  return {
    read: (hash) => readFile(place(hash)),
    async check() {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
    },
    async keep(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const path = place(hash);
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true });
      const temporary = `${path}.${randomUUID()}`;
      const file = await open(temporary, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      return hash;
    },
  };
}
