import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { testsFolder } from '../gates/own-temporary-folder.js';

const designer = join(import.meta.dirname, '../../designer');

async function buildInto(outDir: string): Promise<void> {
  const before = process.env['NODE_ENV'];
  // under a test runner the build would otherwise take the development form of React
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ root: designer, configFile: join(designer, 'vite.config.ts'), logLevel: 'error', build: { outDir, emptyOutDir: true } });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** Whether the folder is ours now: of several that make it one does. */
async function claims(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** Builds the web app from its sources, as it ships, and returns its folder: one for all files of a run of the tests, which goes with the run's folder. */
export async function buildPage(): Promise<string> {
  const shared = testsFolder();
  if (shared === undefined) {
    const own = await mkdtemp(join(tmpdir(), 'relance-page-'));
    await buildInto(own);
    return own;
  }
  const [page, claim, done] = [join(shared, 'page'), join(shared, 'page.claim'), join(shared, 'page.done')];
  while (!existsSync(done)) {
    if (!(await claims(claim))) {
      await pause(100);
      continue;
    }
    try {
      // another may have finished between the two looks; should a build fail, the next one that waits tries
      if (!existsSync(done)) {
        await buildInto(page);
        await writeFile(done, '');
      }
    } finally {
      await rm(claim, { recursive: true });
    }
  }
  return page;
}
