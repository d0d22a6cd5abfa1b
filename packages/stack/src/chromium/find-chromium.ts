import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findInOrder } from '../provision/find-in-order.js';
import type { Finder, Finding, Found } from '../provision/find-in-order.js';
import { assertReachable } from '../provision/download-archive.js';
import { findProgram, isExecutable, programVersion } from '../provision/find-program.js';
import { createProgress } from '../provision/progress.js';
import type { Progress } from '../provision/progress.js';
import { runProgram } from '../provision/run-program.js';

/** A browser for the browser tests. */
export interface Chromium {
  path: string;
  version: string;
}

/** The command a user types to have the browser that the tests were proven with. */
export const CHROMIUM_COMMAND = 'npx playwright-core install --with-deps chromium-headless-shell';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const INSTALL_SILENCE_MS = 120_000;

const REMEDIES = [
  `install one: ${CHROMIUM_COMMAND}`,
  'on Debian or Ubuntu: sudo apt-get install chromium',
  'name one that is there: RELANCE_CHROMIUM=/path/to/chromium',
];

/** How the browser is looked for. */
export interface ChromiumOptions {
  progress?: Progress;
  /** Whether missing ones may be downloaded or installed; default true. */
  install?: boolean;
}

/**
 * Finds Chromium for the browser tests: RELANCE_CHROMIUM, PATH, playwright's own (there, else downloaded), apt-get where this is root in a container.
 * Throws ServiceMissingError with the command to type; the caller says loudly that the browser suite did not run, and fails under CI=true.
 */
export async function findChromium(options: ChromiumOptions = {}): Promise<Found<Chromium>> {
  const there = [environment(), onPath(), ofPlaywright()];
  const finders = options.install === false ? there : [...there, playwrightDownload(), aptGet()];
  return findInOrder('Chromium', finders, REMEDIES, options.progress ?? createProgress());
}

function environment(): Finder<Chromium> {
  return {
    place: 'RELANCE_CHROMIUM',
    find: async () => {
      const path = process.env['RELANCE_CHROMIUM'];
      if (path === undefined || path === '') return { outcome: 'absent', detail: 'not set' };
      if (!(await isExecutable(path))) return { outcome: 'refused', detail: `${path} cannot be run; unset it to look elsewhere` };
      return found(path);
    },
  };
}

function onPath(): Finder<Chromium> {
  return { place: 'chromium on PATH', find: async () => (await pathFinding()) ?? { outcome: 'absent', detail: 'none' } };
}

async function pathFinding(): Promise<Finding<Chromium> | undefined> {
  for (const name of NAMES) {
    const path = await findProgram(name);
    if (path !== undefined) return found(path);
  }
  return undefined;
}

function ofPlaywright(): Finder<Chromium> {
  return {
    place: 'playwright’s browser',
    find: async () => (await playwrightFinding()) ?? { outcome: 'absent', detail: 'not downloaded' },
  };
}

async function playwrightFinding(): Promise<Finding<Chromium> | undefined> {
  const playwright = await import('playwright-core').catch(() => undefined); // a production installation is without the tools of the tests
  const path = playwright?.chromium.executablePath();
  return path !== undefined && existsSync(path) ? found(path) : undefined;
}

function playwrightDownload(): Finder<Chromium> {
  return {
    place: 'playwright’s download',
    find: async (update) => {
      await assertReachable('https://cdn.playwright.dev/');
      const program = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
      await runProgram(process.execPath, [program, 'install', 'chromium'], {
        silenceMs: INSTALL_SILENCE_MS,
        onLine: (line) => {
          update(/\d+%/.exec(line)?.[0].replace('%', ' %') ?? 'downloading');
        },
      });
      return (await playwrightFinding()) ?? { outcome: 'failed', detail: 'the download left no browser' };
    },
  };
}

function aptGet(): Finder<Chromium> {
  return {
    place: 'apt-get install chromium',
    find: async (update) => {
      const program = await findProgram('apt-get');
      if (program === undefined) return { outcome: 'absent', detail: 'no apt-get here' };
      if (process.getuid?.() !== 0 || !inContainer()) return { outcome: 'absent', detail: 'only done as root in a container' };
      const onLine = (line: string): void => {
        update(line.slice(0, 60));
      };
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      await runProgram(program, ['update', '-q'], { env, silenceMs: INSTALL_SILENCE_MS, onLine });
      await runProgram(program, ['install', '-y', '-q', '--no-install-recommends', 'chromium'], {
        env,
        silenceMs: INSTALL_SILENCE_MS,
        onLine,
      });
      return (await pathFinding()) ?? { outcome: 'failed', detail: 'apt-get ended well but there is no chromium on PATH' };
    },
  };
}

/** Docker and Podman leave a file, Kubernetes a variable; CI runners set CI. */
function inContainer(): boolean {
  return (
    existsSync('/.dockerenv') ||
    existsSync('/run/.containerenv') ||
    process.env['KUBERNETES_SERVICE_HOST'] !== undefined ||
    process.env['container'] !== undefined ||
    process.env['CI'] === 'true'
  );
}

async function found(path: string): Promise<Finding<Chromium>> {
  const version = await programVersion(path, ['--version']);
  return { outcome: 'found', value: { path, version }, detail: `${version} at ${path}` };
}
