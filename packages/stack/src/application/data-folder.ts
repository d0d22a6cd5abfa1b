import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { lockHolder } from '../../bootstrap/shared/folder-lock.mjs';
import { DataFolderInUseError } from '../processes/process-register.js';
import type { ApplicationClock } from './application-programs.js';

/** One business day in two seconds. */
const DEMO_CLOCK_SCALE = 43_200;
/** How long business time stands while the programs start and the samples load; a slower machine sees the first days pass meanwhile. */
const DEMO_CLOCK_STANDS_MS = 30_000;

const KEPT = new Set(['demo', 'prepare.lock', 'test.lock']);

/** Where a clone keeps its data: `.relance`, or `.relance/demo`, so that a demo never mixes with real data. */
export function dataFolderOf(root: string, demo: boolean): string {
  return demo ? join(root, '.relance', 'demo') : join(root, '.relance');
}

/** Whether the user agrees to erase a data folder; without a terminal nobody can be asked, which counts as no. */
export async function confirmErasure(dataFolder: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const dialogue = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const question = `Erase all data in ${dataFolder}: accounts, items, cases, journal, mails? This cannot be undone. Type "erase" to go on: `;
    return (await dialogue.question(question)).trim() === 'erase';
  } finally {
    dialogue.close();
  }
}

/** Erases a data folder, but not the demo's inside it. Throws DataFolderInUseError when a living process uses it. */
export async function eraseData(dataFolder: string): Promise<void> {
  const holder = lockHolder(join(dataFolder, 'in-use.lock'));
  if (holder !== undefined) throw new DataFolderInUseError(`${dataFolder} is in use by process ${holder.pid}: stop it first`);
  if (!existsSync(dataFolder)) return;
  for (const name of readdirSync(dataFolder)) if (!KEPT.has(name)) await rm(join(dataFolder, name), { recursive: true, force: true });
}

/**
 * The business clock of a demo: one day in two seconds from RELANCE_CLOCK_EPOCH, else the instant `epoch` of samples/demo.json, else now;
 * RELANCE_CLOCK_SCALE changes the speed. It stands while the samples load, until RELANCE_CLOCK_ORIGIN, else for half a minute. Undefined outside a demo: business time is real time there, whatever the environment says.
 */
export function clockOf(root: string, demo: boolean, environment: NodeJS.ProcessEnv): ApplicationClock | undefined {
  if (!demo) return undefined;
  const now = Date.now();
  const origin = environment['RELANCE_CLOCK_ORIGIN'] ?? new Date(now + DEMO_CLOCK_STANDS_MS).toISOString();
  const given = environment['RELANCE_CLOCK_EPOCH'];
  const scale = Number(environment['RELANCE_CLOCK_SCALE'] ?? DEMO_CLOCK_SCALE);
  if (!(scale > 0)) throw new Error('RELANCE_CLOCK_SCALE is a number above 0');
  return { epoch: given ?? sampleEpoch(root) ?? new Date(now).toISOString(), origin, scale };
}

function sampleEpoch(root: string): string | undefined {
  const file = join(root, 'samples', 'demo.json');
  if (!existsSync(file)) return undefined;
  const content = JSON.parse(readFileSync(file, 'utf8')) as { epoch?: string };
  return content.epoch;
}
