import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processIdentity } from './process-identity.mjs';

const PAUSE_MS = 200;

/** Who holds a lock file now: `{pid, started, purpose}`, or undefined when it is free or its holder is gone. */
export function lockHolder(file) {
  const text = readLock(file);
  const holder = text === undefined ? undefined : parse(text);
  return holder !== undefined && processIdentity(holder.pid) === holder.started ? holder : undefined;
}

/**
 * Takes a lock file at once, or returns undefined when a living process holds it. The lock of a process that is gone is taken over. Returns the
 * function that gives it back; it gives back only what this process holds.
 */
export async function tryLock(file, purpose) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const mine = JSON.stringify({ pid: process.pid, started: processIdentity(process.pid), purpose, nonce: Math.random() });
  if (create(file, mine)) return release(file, mine);
  const found = readLock(file);
  if (found === undefined) return create(file, mine) ? release(file, mine) : undefined;
  if (lockHolder(file) !== undefined) return undefined;
  if (!putAside(file, found) || !create(file, mine)) return undefined;
  await delay(50); // two processes may put the same stale lock aside at once: the one whose text stayed has it
  return readLock(file) === mine ? release(file, mine) : undefined;
}

/** Waits for a lock file; `onWait(holder)` is called once, when it is found taken. Returns the function that gives it back. */
export async function waitForLock(file, purpose, onWait) {
  for (let told = false; ;) {
    const unlock = await tryLock(file, purpose);
    if (unlock !== undefined) return unlock;
    const holder = lockHolder(file);
    if (!told && holder !== undefined) {
      told = true;
      onWait(holder);
    }
    await delay(PAUSE_MS);
  }
}

function create(file, text) {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readLock(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a lock cut short by a crash has no holder
  }
}

/** Moves a stale lock out of the way, unless another process has renewed it in between. */
function putAside(file, stale) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return true;
    throw error;
  }
  const moved = readFileSync(aside, 'utf8');
  rmSync(aside, { force: true });
  if (moved === stale) return true;
  create(file, moved);
  return false;
}

function release(file, mine) {
  return () => {
    if (readLock(file) === mine) rmSync(file, { force: true });
  };
}
