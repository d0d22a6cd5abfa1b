import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { processIdentity } from './process-identity.mjs';

const GRACE_MS = 8000;

/** The processes written in a register file: `[{name, pid, started}]`; none when the file is absent or cut short. */
export function readRegister(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return []; // absent: nothing was started; the file is written by rename, so it is never half there
  }
}

/** Replaces a register file as a whole. */
export function writeRegister(file, entries) {
  if (entries.length === 0) return rmSync(file, { force: true });
  writeFileSync(`${file}.tmp`, JSON.stringify(entries));
  renameSync(`${file}.tmp`, file);
}

/** Whether the very process that was registered still runs: its number alone may belong to another by now. */
export function isRunning(entry) {
  const identity = processIdentity(entry.pid);
  return identity !== undefined && identity === entry.started;
}

/** Asks one registered process to end and insists after 8 s. Does nothing when it is gone. */
export async function endProcess(entry, graceMs = GRACE_MS) {
  send(entry, 'SIGTERM');
  const end = performance.now() + graceMs;
  while (isRunning(entry) && performance.now() < end) await delay(50);
  send(entry, 'SIGKILL');
  while (isRunning(entry)) await delay(20);
}

/** Ends every process of a register file that still runs and empties the register. Returns the names of those it ended. */
export async function endRegistered(file) {
  const running = readRegister(file).filter(isRunning);
  await Promise.all(running.map((entry) => endProcess(entry)));
  writeRegister(file, []);
  return running.map((entry) => entry.name);
}

function send(entry, signal) {
  if (!isRunning(entry)) return;
  try {
    process.kill(entry.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
