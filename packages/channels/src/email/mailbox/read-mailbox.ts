import { ImapFlow } from 'imapflow';
import { isLoopback, type ImapSettings } from './imap-settings.js';

/** Largest mail taken, as the API takes it. */
const MOST_MAIL_BYTES = 25 * 1024 * 1024;
/** Mails of one look; the rest waits for the next. */
const MOST_AT_ONCE = 200;
const usualLongestMs = 30_000;

/**
 * Why a mailbox could not be read to its end: nobody answers, the password is refused, the folder to read or to move to is not there (or the server cannot
 * move), the connection was lost, the mails taken could not be marked, or ours could not keep one.
 */
export type MailboxProblem = 'notReached' | 'signInRefused' | 'folderMissing' | 'lost' | 'notMarked' | 'notTaken';

/** What a look into a mailbox came to: mails taken and marked, those left for being too large, and what went wrong, if anything did. */
export interface MailboxReading {
  taken: number;
  tooLarge: number;
  problem?: MailboxProblem;
  /** For the log: a code of ours, the server or the system; no text of the server, which may name people. */
  detail?: string;
}

/** A fault of a conversation, by what it means. */
class Problem extends Error {
  readonly problem: MailboxProblem;

  constructor(problem: MailboxProblem) {
    super(problem);
    this.problem = problem;
  }
}

function memberOf(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** What a failure means, by how far the conversation was. */
function judged(error: unknown, isConnected: boolean): Pick<MailboxReading, 'problem' | 'detail'> {
  if (error instanceof Problem) return { problem: error.problem };
  const code = memberOf(error, 'code') ?? memberOf(error, 'responseStatus');
  const detail = typeof code === 'string' ? { detail: code } : {};
  if (memberOf(error, 'authenticationFailed') === true) return { problem: 'signInRefused', ...detail };
  if (memberOf(error, 'mailboxMissing') === true) return { problem: 'folderMissing', ...detail };
  return { problem: isConnected ? 'lost' : 'notReached', ...detail };
}

function clientOf({ host, port, secure, user, password: pass, longestMs = usualLongestMs }: ImapSettings): ImapFlow {
  const client = new ImapFlow({
    host,
    port,
    secure,
    // without TLS a password is not sent over a network, whatever the server offers
    ...(secure ? {} : { doSTARTTLS: !isLoopback(host) }),
    auth: { user, pass },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: longestMs,
    greetingTimeout: longestMs,
    socketTimeout: longestMs,
    maxLiteralSize: MOST_MAIL_BYTES + 1024,
  });
  // told by the command that fails; without a listener it would end the process
  client.on('error', () => undefined);
  return client;
}

/** Opens the folder to read. Throws `folderMissing` where the server refuses it, or cannot move in one step what is to be moved: nothing is ever deleted. */
async function open(client: ImapFlow, { folder, moveTo }: ImapSettings): Promise<void> {
  if (moveTo !== undefined && !client.capabilities.has('MOVE')) throw new Problem('folderMissing');
  try {
    await client.mailboxOpen(folder);
  } catch (error) {
    throw memberOf(error, 'responseStatus') === 'NO' ? new Problem('folderMissing') : error;
  }
}

/** Marks one mail as dealt with: moved where the settings say so, else seen. */
async function mark(client: ImapFlow, uid: string, { moveTo }: ImapSettings): Promise<void> {
  if (moveTo === undefined) {
    if (!(await client.messageFlagsAdd(uid, ['\\Seen'], { uid: true }))) throw new Problem('notMarked');
  } else if ((await client.messageMove(uid, moveTo, { uid: true })) === false) throw new Problem('folderMissing');
}

/** The oldest unseen mails with their sizes, as many as one look takes. */
async function unseenIn(client: ImapFlow): Promise<{ uid: number; size: number }[]> {
  const uids = await client.search({ seen: false }, { uid: true });
  if (uids === false) throw new Problem('lost');
  if (uids.length === 0) return [];
  const found = await client.fetchAll(uids.slice(0, MOST_AT_ONCE), { uid: true, size: true }, { uid: true });
  return found.map(({ uid, size = 0 }) => ({ uid, size })).sort((one, other) => one.uid - other.uid);
}

/**
 * Reads the unseen mails of a folder, oldest first: each is fetched without marking it, handed to `take`, and marked only once that has resolved, so that
 * one that was cut off is read again. One that `take` rejects stays unseen and keeps no other back. Never throws for what the server does.
 */
export async function readMailbox(
  settings: ImapSettings,
  take: (bytes: Uint8Array) => Promise<void>,
  signal?: AbortSignal,
): Promise<MailboxReading> {
  const client = clientOf(settings);
  const abort = (): void => {
    client.close();
  };
  signal?.addEventListener('abort', abort, { once: true });
  const reading: MailboxReading = { taken: 0, tooLarge: 0 };
  let isConnected = false;
  try {
    await client.connect();
    isConnected = true;
    await open(client, settings);
    for (const { uid, size } of await unseenIn(client)) {
      if (size > MOST_MAIL_BYTES) reading.tooLarge += 1;
      else await takeOne(client, uid, { settings, take, reading });
    }
    await client.logout();
    return reading;
  } catch (error) {
    return { ...reading, ...judged(error, isConnected) };
  } finally {
    signal?.removeEventListener('abort', abort);
    client.close();
  }
}

interface Taking {
  settings: ImapSettings;
  take: (bytes: Uint8Array) => Promise<void>;
  reading: MailboxReading;
}

async function takeOne(client: ImapFlow, uid: number, { settings, take, reading }: Taking): Promise<void> {
  const mail = await client.fetchOne(String(uid), { source: true }, { uid: true });
  // gone meanwhile: somebody else moved it
  if (mail === false || mail.source === undefined) return;
  try {
    await take(mail.source);
  } catch (error) {
    // it stays unseen and is read again; the others need not wait for it
    Object.assign(reading, {
      problem: 'notTaken',
      detail: error instanceof Error ? error.name : 'fault',
    } satisfies Partial<MailboxReading>);
    return;
  }
  await mark(client, String(uid), settings);
  reading.taken += 1;
}
