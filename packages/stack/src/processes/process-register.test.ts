import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lockHolder, tryLock, waitForLock } from '../../bootstrap/shared/folder-lock.mjs';
import { processIdentity } from '../../bootstrap/shared/process-identity.mjs';
import { isRunning, readRegister, writeRegister } from '../../bootstrap/shared/process-register.mjs';
import { DataFolderInUseError, openRegister } from './process-register.js';
import { startProcess } from './start-process.js';

const IDLE = ['-e', 'setInterval(() => {}, 1000)'];

let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relance-register-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function idle(): { name: string; pid: number; started: string } {
  const child = spawn(process.execPath, IDLE, { stdio: 'ignore' });
  children.push(child);
  const pid = child.pid ?? 0;
  return { name: 'idle', pid, started: processIdentity(pid) ?? '' };
}

test('data folders are made for their owner alone, logs included: they hold mails, tokens and customers', async () => {
  const data = join(folder, '.relance', 'demo');
  const { register } = await openRegister(data, 'test');
  try {
    const logFile = join(data, 'logs', 'idle.log');
    const plan = {
      name: 'idle',
      command: process.execPath,
      args: IDLE,
      logFile,
      readyWithinMs: 10_000,
      ready: () => Promise.resolve(true),
    };
    const started = await startProcess(plan, register);
    await started.stop();
    const modes = [join(folder, '.relance'), data, join(data, 'logs')].map((path) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o700, 0o700, 0o700]);
  } finally {
    register.close();
  }
});

describe('processes a crashed run has left', () => {
  test('the next start ends those that were registered and still run, and says their names', async () => {
    const orphan = idle();
    writeRegister(join(folder, 'processes.json'), [orphan]);
    const { register, orphans } = await openRegister(folder, 'test');
    expect(orphans).toEqual(['idle']);
    expect(isRunning(orphan)).toBe(false);
    register.close();
  });

  test('a process that merely has the same number is left alone', async () => {
    const stranger = idle();
    writeRegister(join(folder, 'processes.json'), [{ ...stranger, started: 'long ago' }]);
    const { register, orphans } = await openRegister(folder, 'test');
    expect(orphans).toEqual([]);
    expect(isRunning(stranger)).toBe(true);
    register.close();
  });

  test('when the process that started a service is killed, the guard ends the service', async () => {
    const module = new URL('./process-register.ts', import.meta.url).href;
    const starter = new URL('./start-process.ts', import.meta.url).href;
    const script = `
      const { openRegister } = await import(${JSON.stringify(module)});
      const { startProcess } = await import(${JSON.stringify(starter)});
      const { register } = await openRegister(${JSON.stringify(folder)}, 'parent');
      await startProcess({ name: 'idle', command: process.execPath, args: ${JSON.stringify(IDLE)}, logFile: ${JSON.stringify(join(folder, 'log'))},
        ready: async () => true, readyWithinMs: 1000 }, register);
      setInterval(() => {}, 1000);`;
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.push(parent);
    const service = await vi.waitFor(
      () => {
        const [entry] = readRegister(join(folder, 'processes.json'));
        if (entry === undefined) throw new Error('not started yet');
        return entry;
      },
      { timeout: 15_000 },
    );
    parent.kill('SIGKILL');
    await vi.waitFor(
      () => {
        expect(isRunning(service)).toBe(false);
        expect(readRegister(join(folder, 'processes.json'))).toEqual([]);
      },
      { timeout: 10_000 },
    );
  }, 30_000);
});

describe('starting a service', () => {
  test('a service that ends before it is ready fails with what it printed', async () => {
    const { register } = await openRegister(folder, 'test');
    const plan = {
      name: 'broken',
      command: process.execPath,
      args: ['-e', 'console.error("port taken"); process.exit(4)'],
      logFile: join(folder, 'log'),
      ready: () => Promise.resolve(false),
      readyWithinMs: 10_000,
    };
    await expect(startProcess(plan, register)).rejects.toThrow(/broken ended with 4; it said: .*port taken/);
    await expect(startProcess({ ...plan, command: '/no/such/program' }, register)).rejects.toThrow(/ENOENT/);
    register.close();
  });
});

describe('the lock', () => {
  test('a data folder in use is refused, naming who has it, and free again afterwards', async () => {
    const { register } = await openRegister(folder, 'npm start');
    await expect(openRegister(folder, 'npm test')).rejects.toThrow(DataFolderInUseError);
    await expect(openRegister(folder, 'npm test')).rejects.toThrow(`in use by process ${process.pid} (npm start)`);
    register.close();
    const again = await openRegister(folder, 'npm test');
    again.register.close();
  });

  test.each([
    ['of a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, started: 'x', purpose: 'crashed' })],
    ['of a number that another process has by now', JSON.stringify({ pid: process.pid, started: 'long ago', purpose: 'crashed' })],
    ['cut short by a crash', '{"pid":'],
  ])('a lock %s is taken over', async (_name, text) => {
    const file = join(folder, 'a.lock');
    writeFileSync(file, text);
    const unlock = await tryLock(file, 'test');
    expect(lockHolder(file)?.pid).toBe(process.pid);
    unlock?.();
    expect(lockHolder(file)).toBeUndefined();
  });

  test('whoever waits is told once who has it, and gets it next', async () => {
    const file = join(folder, 'a.lock');
    const unlock = await tryLock(file, 'first');
    const told: string[] = [];
    const second = waitForLock(file, 'second', (holder) => {
      told.push(holder.purpose);
      unlock?.();
    });
    (await second)();
    expect(told).toEqual(['first']);
  });

  test('of ten that want it at once over a stale lock, exactly one has it', async () => {
    const file = join(folder, 'a.lock');
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, started: 'x', purpose: 'crashed' }));
    const tries = await Promise.all(Array.from({ length: 10 }, () => tryLock(file, 'race')));
    expect(tries.filter((unlock) => unlock !== undefined)).toHaveLength(1);
  });
});
