import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { endRegistered, readRegister, writeRegister } from '../../bootstrap/shared/process-register.mjs';
import type { RegisteredProcess } from '../../bootstrap/shared/process-register.mjs';
import { lockHolder, tryLock } from '../../bootstrap/shared/folder-lock.mjs';
import { bootstrapFile } from '../provision/tools-folder.js';

/** Another process runs the services of this data folder. */
export class DataFolderInUseError extends Error {
  override name = 'DataFolderInUseError';
}

/** The processes this one has started for a data folder, written down before anything is done with them. */
export interface ProcessRegister {
  add(entry: RegisteredProcess): void;
  remove(entry: RegisteredProcess): void;
  /** Gives the data folder back; to be called when all its processes have been stopped. */
  close(): void;
}

/** What opening a data folder gave: the register, and the names of the orphans of a crashed run that were ended. */
export interface OpenedRegister {
  register: ProcessRegister;
  orphans: string[];
}

/**
 * Takes a data folder for this process: locks it, ends what a crashed run has left running (only processes written in its register, recognised by
 * number and start time), and starts a guard that ends ours should this process die. Throws DataFolderInUseError when a living process has it.
 */
export async function openRegister(dataFolder: string, purpose: string): Promise<OpenedRegister> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const lockFile = join(dataFolder, 'in-use.lock');
  const unlock = await tryLock(lockFile, purpose);
  if (unlock === undefined) {
    const holder = lockHolder(lockFile);
    throw new DataFolderInUseError(`${dataFolder} is in use by process ${holder?.pid ?? 'unknown'} (${holder?.purpose ?? 'just started'})`);
  }
  const file = join(dataFolder, 'processes.json');
  const orphans = await endRegistered(file);
  const guard = startGuard(file);
  return {
    orphans,
    register: {
      add: (entry) => {
        writeRegister(file, [...readRegister(file), entry]);
      },
      remove: (entry) => {
        writeRegister(
          file,
          readRegister(file).filter((other) => other.pid !== entry.pid),
        );
      },
      close: () => {
        guard.stdin?.end();
        unlock();
      },
    },
  };
}

/** The guard notices our death by the end of its standard input; in a session of its own it survives a closed terminal. */
function startGuard(file: string): ChildProcess {
  const guard = spawn(process.execPath, [bootstrapFile('guard.mjs'), file], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.stdin.on('error', () => {
    // The guard was ended by someone: the register and the next start still take care of orphans.
  });
  guard.unref();
  return guard;
}
