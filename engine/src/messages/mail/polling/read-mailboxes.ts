import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readMailbox, type MailboxReading } from '@relance/channels';
import { openContentFiles } from '@relance/store';
import { businessMoment } from '../../../clock/business-day.js';
import type { EngineDependencies } from '../../../dependencies.js';
import { takeMail } from '../take-mail.js';
import type { WatchedMailbox } from './watched-mailbox.js';

/** Longest real time between two looks at a mailbox that fails. */
const LONGEST_PAUSE_MS = 15 * 60_000;

/** What the log is told: no person and no text of the server. */
interface Failed {
  entityId: string;
  host: string;
  folder: string;
  problem: string;
  detail?: string;
}

type Read = Omit<MailboxReading, 'problem'> & { problem?: WatchedMailbox['problem'] };

async function look(dependencies: EngineDependencies, { settings }: WatchedMailbox, signal: AbortSignal): Promise<Read> {
  const { store, config } = dependencies;
  const { entityId } = settings;
  const files = openContentFiles(join(config.dataFolder, 'files'));
  const entity = await store.entities.get(entityId);
  if (entity === undefined) return { taken: 0, tooLarge: 0, problem: 'entityUnknown' };
  return readMailbox(
    settings,
    async (bytes) => {
      const { nowMs } = businessMoment(dependencies, entity);
      await takeMail(dependencies, files, bytes, { caller: { entityId, userId: 'mail' }, nowMs });
    },
    signal,
  );
}

/** Looks into a mailbox once and notes how it went; never rejects. Mails are taken as by the API, each once, however many engines read the same mailbox. */
export async function readOnce(
  dependencies: EngineDependencies,
  mailbox: WatchedMailbox,
  signal: AbortSignal,
  failed: (failure: Failed) => void,
): Promise<void> {
  let read: Read;
  try {
    read = await look(dependencies, mailbox, signal);
  } catch (error) {
    // the store does not answer: the mails wait in their mailbox
    read = { taken: 0, tooLarge: mailbox.tooLarge, problem: 'notTaken', detail: error instanceof Error ? error.name : 'fault' };
  }
  if (signal.aborted) return;
  const { problem, detail, tooLarge } = read;
  const at = dependencies.realNow();
  mailbox.tooLarge = tooLarge;
  if (problem === undefined) {
    mailbox.failures = 0;
    mailbox.readAt = at;
    delete mailbox.problem;
    delete mailbox.failingSince;
    return;
  }
  mailbox.failures += 1;
  mailbox.problem = problem;
  mailbox.failingSince ??= at;
  const { entityId, host, folder } = mailbox.settings;
  failed({ entityId, host, folder, problem, ...(detail === undefined ? {} : { detail }) });
}

/** Real milliseconds to the next look: twice as long after each failure in a row, a quarter of an hour at most. */
export function pauseAfter({ settings: { everyMs }, failures }: WatchedMailbox): number {
  return Math.max(everyMs, Math.min(everyMs * 2 ** failures, LONGEST_PAUSE_MS));
}

async function keepReading(
  dependencies: EngineDependencies,
  mailbox: WatchedMailbox,
  signal: AbortSignal,
  failed: (failure: Failed) => void,
): Promise<void> {
  while (!signal.aborted) {
    await readOnce(dependencies, mailbox, signal, failed);
    // ended early where reading is stopped, which is no failure
    await pause(pauseAfter(mailbox), undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Reads every mailbox of the dependencies again and again; `failed` is told of each look that failed. Returns what stops it, conversations included. */
export function readMailboxes(dependencies: EngineDependencies, failed: (failure: Failed) => void): () => Promise<void> {
  const stopping = new AbortController();
  const running = (dependencies.mailboxes ?? []).map((mailbox) => keepReading(dependencies, mailbox, stopping.signal, failed));
  return async () => {
    stopping.abort();
    await Promise.all(running);
  };
}
