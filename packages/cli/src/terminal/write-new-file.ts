import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandFault } from './command-fault.js';

function notWritten(shown: string, code: string): CommandFault {
  const isThere = code === 'EEXIST';
  return new CommandFault(2, 'RLC_FILE_NOT_WRITTEN', {
    fr: isThere
      ? `Le fichier ${shown} existe déjà : nommez-en un autre avec --output.`
      : `Le fichier ${shown} ne peut pas être écrit (${code}).`,
    en: isThere ? `The file ${shown} is there already: name another with --output.` : `The file ${shown} cannot be written (${code}).`,
  });
}

/** Writes a new file; one that is there is never overwritten. Throws CommandFault 2 when it cannot be made. */
export async function writeNewFile(
  path: string,
  shown: string,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    throw notWritten(shown, error instanceof Error && 'code' in error ? String(error.code) : String(error));
  }
}

/** {@link writeNewFile} of bytes that may be there already: the same bytes under that name are left as they are. */
export async function writeSameFile(path: string, shown: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeNewFile(path, shown, [bytes]);
  } catch (error) {
    // whatever cannot be read is not the same file
    const before = await readFile(path).catch(() => undefined);
    if (before?.equals(bytes) !== true) throw error;
  }
}
