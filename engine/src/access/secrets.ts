import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Name of the file in the data folder that lets the command line of the same user in. */
export const CLI_TOKEN_FILE = 'cli-token';

/** Name of the file that holds what session cookies are signed with. */
export const SESSION_SECRET_FILE = 'session-secret';

/**
 * A secret kept in the data folder: read, or made (32 random bytes, base64url) and written there readable by its owner alone. Two engines
 * starting at once agree on the first one written. Throws when the file holds no secret.
 */
export async function provideSecret(dataFolder: string, file: string): Promise<string> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const path = join(dataFolder, file);
  const token = randomBytes(32).toString('base64url');
  try {
    await writeFile(path, `${token}\n`, { mode: 0o600, flag: 'wx' });
    return token;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const existing = (await readFile(path, 'utf8')).trim();
  if (existing.length < 32) throw new Error(`${path} holds no secret: delete it, the engine writes a new one`);
  await chmod(path, 0o600);
  return existing;
}

/** Whether two secrets are equal, in a time that tells nothing of where they differ. */
export function sameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
