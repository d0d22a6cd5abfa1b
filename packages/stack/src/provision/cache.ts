import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { waitForLock } from '../../bootstrap/shared/folder-lock.mjs';

/** The per-user cache shared by all clones: `${XDG_CACHE_HOME:-~/.cache}/relance`. */
export function cacheRoot(): string {
  const given = process.env['XDG_CACHE_HOME'];
  return join(given === undefined || given === '' ? join(homedir(), '.cache') : given, 'relance');
}

/** Where one program is kept: `<root>/<name>-<version>-<platform>-<architecture>`. */
export function cacheFolder(name: string, version: string, root: string = cacheRoot()): string {
  return join(root, `${name}-${version}-${process.platform}-${process.arch}`);
}

/**
 * Fills a cache folder once: `fill` works in a temporary folder beside it, which is renamed when complete, so that a crash never leaves half a
 * program. Two processes do not fill it twice: the second waits, says so by `update`, and takes what the first made. Errors of `fill` pass through.
 */
export async function fillCache(
  folder: string,
  update: (detail: string) => void,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const unlock = await waitForLock(`${folder}.lock`, `making ${basename(folder)}`, (holder) => {
    update(`process ${holder.pid} is making it already, waiting`);
  });
  try {
    if (existsSync(folder)) return;
    await removeLeftovers(folder);
    const temporary = `${folder}.tmp-${process.pid}`;
    await mkdir(temporary, { recursive: true });
    try {
      await fill(temporary);
      await rename(temporary, folder);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  } finally {
    unlock();
  }
}

/** What crashed runs left; the lock is held, so nobody works in them. */
async function removeLeftovers(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.tmp-`;
  for (const name of await readdir(dirname(folder)))
    if (name.startsWith(prefix)) await rm(join(dirname(folder), name), { recursive: true, force: true });
}
