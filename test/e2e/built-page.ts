import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const designer = join(import.meta.dirname, '../../designer');

/** Builds the web app from its sources, as it ships, into a folder of its own and returns that folder. */
export async function buildPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'relance-page-'));
  const before = process.env['NODE_ENV'];
  // under a test runner the build would otherwise take the development form of React
  process.env['NODE_ENV'] = 'production';
  try {
    await build({ root: designer, configFile: join(designer, 'vite.config.ts'), logLevel: 'error', build: { outDir, emptyOutDir: true } });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
  return outDir;
}
