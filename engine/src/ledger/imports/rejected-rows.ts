import { createReadStream, createWriteStream, type ReadStream, type WriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Locale } from '@relance/domain';
import { rejectedFileHead, rejectedFileLine, type RejectedForm, type RejectedRow } from '@relance/imports';

/** Writes the rows an import does not take, in the form of the file they came from, while it is read. */
export interface RejectedRows {
  add(row: RejectedRow): Promise<void>;
  /** Ends the file; answers whether there is one. */
  close(): Promise<boolean>;
}

function placeOf(dataFolder: string, importId: string): string {
  return join(dataFolder, 'rejected', `${importId}.csv`);
}

/** A file of rejected rows of one import, made with its first row. */
export function openRejectedRows(dataFolder: string, importId: string, form: RejectedForm, locale: Locale): RejectedRows {
  let file: WriteStream | undefined;
  async function write(text: string): Promise<void> {
    if (file === undefined) {
      await mkdir(join(dataFolder, 'rejected'), { recursive: true, mode: 0o700 });
      file = createWriteStream(placeOf(dataFolder, importId), { mode: 0o600 });
      file.write(rejectedFileHead(form, locale));
    }
    if (!file.write(text)) await once(file, 'drain');
  }
  return {
    add: (row) => write(rejectedFileLine(form, row, locale)),
    close: async () => {
      if (file === undefined) return false;
      file.end();
      await finished(file);
      return true;
    },
  };
}

/** The file of rejected rows of an import; undefined when it rejected none. The id must be checked for its form by the caller's schema. */
export async function readRejectedRows(dataFolder: string, importId: string): Promise<ReadStream | undefined> {
  const path = placeOf(dataFolder, importId);
  try {
    await stat(path);
  } catch {
    // no such file: nothing was rejected, or the import is unknown
    return undefined;
  }
  return createReadStream(path);
}
