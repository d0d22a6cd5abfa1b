import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from '../../bootstrap/shared/process-identity.mjs';
import { dataFolderOf } from './data-folder.js';

/** An application that runs from a clone: for the command line and the doctor, which are processes of their own. */
export interface RunningApplication {
  /** Address of the web app and its API. */
  url: string;
  dataFolder: string;
  temporalAddress: string;
  mongodbUri: string;
  mongoKind: 'address' | 'mongod' | 'embedded';
  mailboxUrl: string | undefined;
  demo: boolean;
  pid: number;
  started: string;
}

const FILE = 'application.json';

/** Writes down that this process runs the application; returns the function that takes the note away. */
export function announceApplication(application: Omit<RunningApplication, 'pid' | 'started'>): () => void {
  const file = join(application.dataFolder, FILE);
  const note: RunningApplication = { ...application, pid: process.pid, started: processIdentity(process.pid) ?? '' };
  writeFileSync(file, JSON.stringify(note), { mode: 0o600 });
  return () => {
    rmSync(file, { force: true });
  };
}

/** The application that runs from a clone now: its own, else its demo; undefined when neither runs. */
export function findRunningApplication(root: string): RunningApplication | undefined {
  for (const demo of [false, true]) {
    const note = readNote(join(dataFolderOf(root, demo), FILE));
    if (note !== undefined && processIdentity(note.pid) === note.started) return note;
  }
  return undefined;
}

function readNote(file: string): RunningApplication | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunningApplication;
  } catch {
    return undefined; // absent: nothing runs; cut short by a crash: nothing runs either
  }
}
