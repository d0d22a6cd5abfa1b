import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

const designer = join(import.meta.dirname, '../../designer');

/** Builds the web app from its sources into a folder of its own and returns that folder. */
export async function buildPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'relance-page-'));
  await build({ root: designer, configFile: join(designer, 'vite.config.ts'), logLevel: 'error', build: { outDir, emptyOutDir: true } });
  return outDir;
}
