import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How a program is run. */
export interface ProgramOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** The program is killed when it takes longer. */
  timeoutMs?: number;
  /** The program is killed when it prints nothing for so long. */
  silenceMs?: number;
  onLine?: (line: string) => void;
}

/** What a program that ended with 0 printed: standard output and error, together. */
export interface ProgramResult {
  output: string;
}

const KEPT_LINES = 400;

/** Programs that run now: a process that exits in the middle of a build takes its build with it. */
const active = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of active) child.kill('SIGTERM');
});

/**
 * Runs a program to its end without a shell. Throws an Error with its last lines when it cannot be started, ends with another code than 0, or
 * takes longer than it may.
 */
export async function runProgram(command: string, args: readonly string[], options: ProgramOptions = {}): Promise<ProgramResult> {
  const child = spawn(command, args, { cwd: options.cwd, env: options.env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
  active.add(child);
  const lines: string[] = [];
  let stopped = '';
  const stop = (reason: string): void => {
    stopped = reason;
    child.kill('SIGKILL');
  };
  const limit =
    options.timeoutMs === undefined ? undefined : setTimeout(stop, options.timeoutMs, `took more than ${options.timeoutMs / 1000} s`);
  const silence =
    options.silenceMs === undefined ? undefined : setTimeout(stop, options.silenceMs, `said nothing for ${options.silenceMs / 1000} s`);
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      silence?.refresh();
      options.onLine?.(line);
    });
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (stopped !== '') throw new Error(`${command} ${stopped}${tail(lines)}`);
    if (code !== 0) throw new Error(`${command} ended with ${code ?? 'a signal'}${tail(lines)}`);
    return { output: lines.join('\n') };
  } finally {
    active.delete(child);
    clearTimeout(limit);
    clearTimeout(silence);
  }
}

function tail(lines: readonly string[]): string {
  const last = lines.filter((line) => line.trim() !== '').slice(-6);
  return last.length === 0 ? '' : `; it said: ${last.join(' | ')}`;
}
