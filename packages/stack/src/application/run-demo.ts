import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { applicationEnvironment } from './application-programs.js';
import type { ApplicationAddresses } from './application-programs.js';

/** The command that loads the samples and tells what happens, relative to the clone. */
const DEMO_ENTRY = 'packages/cli/dist/main.js';

/** Runs `relance demo` in the foreground, on this terminal, and returns its exit code; ended when `stopping` is aborted (code 130). */
export async function runDemo(root: string, addresses: ApplicationAddresses, stopping: AbortSignal, entry = DEMO_ENTRY): Promise<number> {
  const program = join(root, entry);
  if (!existsSync(program)) throw new Error(`${entry} is not there: the build did not make it`);
  const child = spawn(process.execPath, [program, 'demo'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...applicationEnvironment(addresses) },
  });
  const end = (): void => {
    child.kill('SIGTERM');
  };
  stopping.addEventListener('abort', end, { once: true });
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => {
        resolve(code ?? 130);
      });
    });
  } finally {
    stopping.removeEventListener('abort', end);
  }
}
