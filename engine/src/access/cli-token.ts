import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Name of the file in the data folder that lets the command line of the same user in. */
export const CLI_TOKEN_FILE = 'cli-token';

/**
 * The token of the command line: read from the data folder, or made (32 random bytes, base64url) and written there readable by its
 * owner alone. Two engines starting at once agree on the first one written.
 */
export async function provideCliToken(dataFolder: string): Promise<string> {
  await mkdir(dataFolder, { recursive: true });
  const path = join(dataFolder, CLI_TOKEN_FILE);
  const token = randomBytes(32).toString('base64url');
  try {
    await writeFile(path, `${token}\n`, { mode: 0o600, flag: 'wx' });
    return token;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const existing = (await readFile(path, 'utf8')).trim();
  if (existing.length < 32) throw new Error(`${path} holds no token: delete it, the engine writes a new one`);
  await chmod(path, 0o600);
  return existing;
}

/** Whether two secrets are equal, in a time that tells nothing of where they differ. */
export function sameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
