import type { Dispatch } from '@relance/schemas';
import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What was about to be handed over, written beside the database and before the conversation begins: an older database that is restored learns from it what may
 * have left since its backup, so that nothing leaves twice.
 */
export interface HandOverLog {
  /** Resolves when the dispatch, as it is handed over, is on the disk. */
  note(dispatch: Dispatch): Promise<void>;
  /** The last note of each dispatch. A line that was cut short by a crash is left out: its conversation had not begun. */
  all(): Promise<Dispatch[]>;
}

function readLine(line: string): Dispatch[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line) as Dispatch];
  } catch {
    // cut short by a crash, and the note comes before the conversation
    return [];
  }
}

/** The log in a folder: a file for each real day (UTC), one dispatch a line; lines are appended whole, so several processes may share it. */
export function openHandOverLog(folder: string): HandOverLog {
  return {
    async note(dispatch) {
      await mkdir(folder, { recursive: true });
      const file = join(folder, `${new Date().toISOString().slice(0, 10)}.jsonl`);
      await appendFile(file, `${JSON.stringify(dispatch)}\n`, { flush: true });
    },
    async all() {
      await mkdir(folder, { recursive: true });
      const last = new Map<string, Dispatch>();
      for (const name of (await readdir(folder)).toSorted()) {
        const text = await readFile(join(folder, name), 'utf8');
        for (const dispatch of text.split('\n').flatMap(readLine)) last.set(dispatch._id, dispatch);
      }
      return [...last.values()];
    },
  };
}
