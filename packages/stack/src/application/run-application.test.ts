import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isRunning, readRegister } from '../../bootstrap/shared/process-register.mjs';
import { freePort } from '../processes/free-port.js';
import { createProgress } from '../provision/progress.js';
import type { ApplicationProgram } from './application-programs.js';
import { runApplication } from './run-application.js';
import { findRunningApplication } from './running-application.js';

const ENGINE: ApplicationProgram = { name: 'engine', entry: 'engine.mjs', servesWeb: true };
const WORKER: ApplicationProgram = { name: 'worker-1', entry: 'worker.mjs', servesWeb: false };

let root: string;
let stop: AbortController;
let written: string;

beforeEach(async () => {
  vi.stubEnv('RELANCE_PORT', String(await freePort()));
  vi.stubEnv('RELANCE_SMTP_URL', '');
  root = mkdtempSync(join(tmpdir(), 'relance-app-'));
  stop = new AbortController();
  written = '';
  program(
    'engine.mjs',
    `import { createServer } from 'node:http';
    createServer((request, response) => response.end(JSON.stringify(process.env))).listen(Number(process.env.RELANCE_PORT), '127.0.0.1');`,
  );
  program('worker.mjs', 'setInterval(() => {}, 1000);');
  program(
    'demo.mjs',
    'process.exit(process.env.RELANCE_DEMO === "1" && process.env.RELANCE_CLOCK_SCALE === "43200" && process.argv[2] === "demo" ? 7 : 8);',
  );
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true, force: true });
});

function program(name: string, text: string): void {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}

function run(...args: string[]): Promise<number> {
  const progress = createProgress({ write: (text) => (written += text) });
  return runApplication(root, args, { programs: [ENGINE, WORKER], demoEntry: 'demo.mjs', progress, stopping: stop.signal });
}

async function ready(): Promise<void> {
  await vi.waitFor(
    () => {
      expect(written).toContain('Relance is ready');
    },
    { timeout: 30_000 },
  );
}

describe('npm start', { timeout: 60_000 }, () => {
  test('prints one address, tells the programs where the services are, and stops all it started', async () => {
    const code = run();
    await ready();
    const url = findRunningApplication(root)?.url ?? '';
    expect(written).toContain(url);
    const environment = (await (await fetch(url)).json()) as Record<string, string>;
    expect(environment).toMatchObject({ RELANCE_DATA_FOLDER: join(root, '.relance') });
    expect(environment).not.toHaveProperty('RELANCE_CLOCK_SCALE');
    expect(environment['RELANCE_MONGODB_URI']).toMatch(/^mongodb:\/\/.*\/relance/);
    expect(environment['RELANCE_MONGODB_KIND']).toMatch(/^(?:address|mongod|embedded)$/);
    expect(environment['RELANCE_SMTP_URL']).toMatch(/^smtp:\/\/127\.0\.0\.1:/);
    await expect(run()).rejects.toThrow(`already runs from this clone, at ${url}`);
    const started = readRegister(join(root, '.relance', 'processes.json'));
    expect(started.map((entry) => entry.name)).toEqual(expect.arrayContaining(['engine', 'worker-1']));
    stop.abort();
    expect(await code).toBe(0);
    expect(started.filter(isRunning)).toEqual([]);
    expect(findRunningApplication(root)).toBeUndefined();
  });

  test('a worker killed with SIGKILL is said and started again', async () => {
    const code = run();
    await ready();
    const register = join(root, '.relance', 'processes.json');
    const worker = readRegister(register).find((entry) => entry.name === 'worker-1');
    process.kill(worker?.pid ?? 0, 'SIGKILL');
    await vi.waitFor(
      () => {
        expect(written).toContain('worker-1 ended with SIGKILL; starting it again');
        expect(written).toContain('worker-1 runs again');
      },
      { timeout: 10_000 },
    );
    const second = readRegister(register).filter((entry) => entry.name === 'worker-1' && isRunning(entry));
    expect(second).toHaveLength(1);
    stop.abort();
    expect(await code).toBe(0);
    expect(second.filter(isRunning)).toEqual([]);
  });

  test('the demo runs on data of its own with a fast clock, and --exit ends with its exit code', async () => {
    program('.relance/mails/kept', 'real data');
    expect(await run('--demo', '--exit')).toBe(7);
    expect(existsSync(join(root, '.relance', 'mails', 'kept'))).toBe(true);
    expect(readRegister(join(root, '.relance', 'demo', 'processes.json'))).toEqual([]);
  });

  test('a taken port is said, and the next free one is used', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(Number(process.env['RELANCE_PORT']), '127.0.0.1', resolve));
    const code = run();
    await ready();
    expect(written).toMatch(/port \d+ is taken, the web app takes \d+/);
    stop.abort();
    await code;
    taken.close();
  });

  test('an engine that cannot start ends the start with what it printed, and nothing stays behind', async () => {
    program('engine.mjs', 'console.error("no such table"); process.exit(9);');
    await expect(run()).rejects.toThrow(/engine ended with 9.*no such table/);
    expect(readRegister(join(root, '.relance', 'processes.json'))).toEqual([]);
  });
});

describe('what is asked of npm start', () => {
  test('--fresh without a terminal and without --yes erases nothing', async () => {
    program('.relance/mails/kept', 'real data');
    expect(await run('--fresh')).toBe(2);
    expect(written).toContain('add --yes');
    expect(existsSync(join(root, '.relance', 'mails', 'kept'))).toBe(true);
  });

  test.each([['--nonsense'], ['--port=80'], ['--workers=0'], ['--exit']])('%s is wrong usage, and the usage is shown', async (argument) => {
    expect(await run(argument)).toBe(2);
    expect(written).toContain('--demo');
  });
});
