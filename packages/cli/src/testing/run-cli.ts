import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../run-command-line.js';
import type { CommandIo } from '../terminal/command-io.js';

/** The small samples the tests of this package share. */
export const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));

/** The clone these tests belong to. */
export const clone = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '');

/** What a command line came to. */
export interface CliRun {
  exitCode: number;
  stdout: string;
  stderr: string;
  /** stdout as JSON; throws when it is none. */
  json(): unknown;
}

/** An io that collects what is written; nothing of this machine's environment takes part, and no clone runs around the folder. */
export function collectingIo(more: Partial<CommandIo> = {}): { io: CommandIo; out: string[]; err: string[] } {
  const out: string[] = [];
  const err: string[] = [];
  const io: CommandIo = {
    environment: {},
    folder: fixtures,
    clone: mkdtempSync(join(tmpdir(), 'relance-cli-')),
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    fetch,
    nowMs: () => Date.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    ...more,
  };
  return { io, out, err };
}

/** Runs one command line in the folder of the fixtures. */
export async function runCli(args: readonly string[], more: Partial<CommandIo> = {}): Promise<CliRun> {
  const { io, out, err } = collectingIo(more);
  const exitCode = await runCommandLine(args, io);
  const stdout = out.join('');
  return { exitCode, stdout, stderr: err.join(''), json: () => JSON.parse(stdout) as unknown };
}
