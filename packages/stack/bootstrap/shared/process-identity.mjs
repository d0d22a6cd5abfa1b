import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process began, as an opaque text that no later process of the same number shares; undefined when there is no such process. A process that
 * has ended but was not yet collected by its parent counts as gone.
 */
export function processIdentity(pid) {
  return process.platform === 'linux' ? linuxIdentity(pid) : portableIdentity(pid);
}

function linuxIdentity(pid) {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\)\s/s, '')
      .split(' ');
    if (afterName[0] === 'Z' || afterName[0] === 'X') return undefined;
    return `${bootIdentity()}/${afterName[19]}`;
  } catch {
    return undefined; // no such process: that is the answer
  }
}

function bootIdentity() {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim().slice(0, 8);
}

function portableIdentity(pid) {
  try {
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() ||
      undefined
    );
  } catch {
    return undefined; // ps ends with 1 when there is no such process
  }
}
