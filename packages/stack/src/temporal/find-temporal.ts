import { copyFile, chmod } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addressFinder } from '../provision/address-finder.js';
import { cacheFolder, cacheRoot, fillCache } from '../provision/cache.js';
import { downloadArchive } from '../provision/download-archive.js';
import { atLeast, findProgram, programVersion } from '../provision/find-program.js';
import type { Finder, Finding } from '../provision/find-in-order.js';
import { runProgram } from '../provision/run-program.js';
import { toolsFolder } from '../provision/tools-folder.js';

/** The CLI this product was proven with. */
const TEMPORAL_VERSION = '1.8.2';
const OLDEST_TEMPORAL = '1.5.0';
const PACKAGES_TO_COMPILE = 1720;
const VERSION_VARIABLE = 'github.com/temporalio/cli/internal/temporalcli.Version';

/** A running server, or the program that starts one. */
export type TemporalSource = { kind: 'address'; address: string } | { kind: 'program'; path: string; version: string };

/** What a user can do when no Temporal was found. */
export const TEMPORAL_REMEDIES = [
  'give the address of a running server: RELANCE_TEMPORAL_ADDRESS=host:7233',
  `put the Temporal CLI (${TEMPORAL_VERSION}) on PATH: https://docs.temporal.io/cli#install`,
  'install Go 1.26 or newer (https://go.dev/dl) and start again: the pinned server is then built once, in about 5 minutes',
];

/** Where Temporal is looked for, in the order of DESIGN §7. */
export function temporalFinders(root: string = cacheRoot()): Finder<TemporalSource>[] {
  const folder = cacheFolder('temporal', TEMPORAL_VERSION, root);
  return [environment(), onPath(), inCache(folder), download(folder), build(folder)];
}

function environment(): Finder<TemporalSource> {
  return addressFinder('RELANCE_TEMPORAL_ADDRESS', (text) => {
    const [host, port] = text.split(':');
    return {
      value: { kind: 'address', address: text },
      host: host === undefined || host === '' ? 'localhost' : host,
      port: Number(port ?? 7233),
    };
  });
}

function onPath(): Finder<TemporalSource> {
  return {
    place: 'temporal on PATH',
    find: async () => {
      const path = await findProgram('temporal');
      if (path === undefined) return { outcome: 'absent', detail: 'none' };
      const version = await programVersion(path, ['--version']);
      if (!atLeast(version, OLDEST_TEMPORAL)) return { outcome: 'absent', detail: `${path} is ${version}, ${OLDEST_TEMPORAL} is needed` };
      return { outcome: 'found', value: { kind: 'program', path, version }, detail: `${version} at ${path}` };
    },
  };
}

function inCache(folder: string): Finder<TemporalSource> {
  return {
    place: 'cache',
    find: () => Promise.resolve(existsSync(folder) ? cached(folder) : { outcome: 'absent', detail: `nothing at ${folder}` }),
  };
}

function cached(folder: string): Finding<TemporalSource> {
  const path = join(folder, 'temporal');
  return { outcome: 'found', value: { kind: 'program', path, version: TEMPORAL_VERSION }, detail: `${TEMPORAL_VERSION} at ${path}` };
}

function download(folder: string): Finder<TemporalSource> {
  return {
    place: 'official download',
    find: async (update) => {
      const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
      const url = `https://temporal.download/cli/archive/v${TEMPORAL_VERSION}?platform=${process.platform}&arch=${architecture}`;
      await fillCache(folder, update, async (temporary) => {
        await downloadArchive(url, temporary, update);
        const version = await programVersion(join(temporary, 'temporal'), ['--version']);
        if (version !== TEMPORAL_VERSION) throw new Error(`the archive holds ${version}, not ${TEMPORAL_VERSION}`);
      });
      return cached(folder);
    },
  };
}

function build(folder: string): Finder<TemporalSource> {
  return {
    place: 'build with Go (about 5 minutes, once per user)',
    find: async (update) => {
      const go = await findProgram('go');
      if (go === undefined) return { outcome: 'absent', detail: 'no go on PATH' };
      const version = await programVersion(go, ['env', 'GOVERSION']);
      if (!atLeast(version, '1.26')) return { outcome: 'absent', detail: `${go} is ${version}, 1.26 is needed` };
      await fillCache(folder, update, (temporary) => compile(go, temporary, update));
      return cached(folder);
    },
  };
}

/** Builds in a copy of the two module files, so that a read-only checkout is enough and two clones never meet. */
async function compile(go: string, folder: string, update: (detail: string) => void): Promise<void> {
  for (const file of ['go.mod', 'go.sum']) await copyFile(join(toolsFolder('temporal'), file), join(folder, file));
  let [modules, packages] = [0, 0];
  const program = 'github.com/temporalio/cli/cmd/temporal';
  await runProgram(
    go,
    [
      'build',
      '-v',
      '-mod=readonly',
      '-trimpath',
      '-ldflags',
      `-s -w -X ${VERSION_VARIABLE}=${TEMPORAL_VERSION}`,
      '-o',
      'temporal',
      program,
    ],
    {
      cwd: folder,
      env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' },
      onLine: (line) => {
        if (line.startsWith('go: downloading')) update(`${++modules} modules downloaded`);
        else update(`${++packages} of about ${PACKAGES_TO_COMPILE} packages compiled`);
      },
    },
  );
  await chmod(join(folder, 'temporal'), 0o755);
}
