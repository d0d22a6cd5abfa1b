import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endProcess } from '../../bootstrap/shared/process-register.mjs';
import type { RegisteredProcess } from '../../bootstrap/shared/process-register.mjs';
import { processIdentity } from '../../bootstrap/shared/process-identity.mjs';
import type { ProcessRegister } from './process-register.js';

/** A program to start as a service. */
export interface ProcessPlan {
  name: string;
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** Receives standard output and error; written anew at each start unless `appendLog`. */
  logFile: string;
  appendLog?: boolean;
  /** Whether the service can be used; asked again and again, exceptions count as no. Gets what the service has printed so far. */
  ready(printed: string): Promise<boolean>;
  readyWithinMs: number;
}

/** A service that runs. */
export interface RunningProcess {
  pid: number;
  /** Resolves with the way it ended, whether it was stopped or died. */
  ended: Promise<string>;
  stop(): Promise<void>;
}

const PAUSE_MS = 50;

/**
 * Starts a service in a process group of its own (a Ctrl+C in the terminal reaches only this process, which then stops in order), writes it in the
 * register so that it never becomes an orphan, and waits until it is ready. Throws with the end of its log when it ends or is not ready in time.
 */
export async function startProcess(plan: ProcessPlan, register: ProcessRegister): Promise<RunningProcess> {
  mkdirSync(dirname(plan.logFile), { recursive: true, mode: 0o700 });
  const log = openSync(plan.logFile, plan.appendLog === true ? 'a' : 'w');
  const child = spawn(plan.command, plan.args, { detached: true, stdio: ['pipe', log, log], env: plan.env ?? process.env });
  closeSync(log);
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      failure = `ended with ${code ?? signal ?? 'nothing'}`;
      resolve(failure);
    });
  });
  const entry = registered(plan.name, child.pid, register);
  const stop = async (): Promise<void> => {
    if (entry === undefined) return;
    await endProcess(entry);
    register.remove(entry);
  };
  const end = performance.now() + plan.readyWithinMs;
  while (failure === undefined && performance.now() < end) {
    if (await plan.ready(readFileSync(plan.logFile, 'utf8')).catch(() => false)) return { pid: entry?.pid ?? 0, ended, stop };
    await delay(PAUSE_MS);
  }
  await stop();
  throw new Error(`${plan.name} ${failure ?? `was not ready within ${plan.readyWithinMs / 1000} s`}${lastLines(plan.logFile)}`);
}

function registered(name: string, pid: number | undefined, register: ProcessRegister): RegisteredProcess | undefined {
  if (pid === undefined) return undefined;
  const started = processIdentity(pid);
  if (started === undefined) return undefined;
  const entry = { name, pid, started };
  register.add(entry);
  return entry;
}

function lastLines(file: string): string {
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(-5).join(' | ');
  return lines === '' ? '' : `; it said: ${lines}`;
}
