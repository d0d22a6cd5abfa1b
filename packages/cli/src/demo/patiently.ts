import { CommandFault } from '../terminal/command-fault.js';
import type { CommandIo } from '../terminal/command-io.js';

const PATIENCE_MS = 90_000;
const PAUSE_MS = 500;

/** Refusals that pass by themselves: a service is away, another import runs, too many calls. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof CommandFault)) return false;
  return (
    error.exitCode === 3 || error.code === 'RLC_IMPORT_RUNNING' || error.code === 'RLC_TOO_MANY' || error.code === 'RLC_SAME_KEY_RUNNING'
  );
}

/** Does something again and again while the reason of its failure may pass, for a minute and a half; then throws the last failure. */
export async function patiently<T>(io: CommandIo, work: () => Promise<T>): Promise<T> {
  const until = io.nowMs() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || io.nowMs() >= until) throw error;
      await io.sleep(PAUSE_MS);
    }
  }
}
