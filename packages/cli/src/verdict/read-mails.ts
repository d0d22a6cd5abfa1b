import type { CommandIo } from '../terminal/command-io.js';
import { eachOf } from './read-ledger.js';

/** A mail as the mailbox received it, as far as the verdict looks at it. */
export interface ReceivedMail {
  id: string;
  messageId: string;
  /** Header `X-Relance-Dispatch`, where it has one. */
  dispatchId: string | undefined;
  text: string;
}

interface MailboxSummary {
  id: string;
  messageId: string;
}

interface MailboxMessage extends MailboxSummary {
  headers: { key: string; value: string }[];
  text?: string;
}

async function readJson<T>(io: CommandIo, url: string): Promise<T> {
  const response = await io.fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  // the mailbox of the local services answers in this shape
  return (await response.json()) as T;
}

/** A Message-ID without its angle brackets. */
export function bareMessageId(messageId: string): string {
  return messageId.trim().replace(/^<|>$/g, '');
}

/** Reads every mail of the mailbox. Mails never change: those in `known` are not fetched again. Throws when the mailbox does not answer. */
export async function readMails(io: CommandIo, mailboxUrl: string, known: Map<string, ReceivedMail>): Promise<ReceivedMail[]> {
  const base = mailboxUrl.replace(/\/+$/, '');
  const summaries = await readJson<MailboxSummary[]>(io, `${base}/api/messages`);
  const fresh = summaries.filter(({ id }) => !known.has(id));
  await eachOf(fresh, async ({ id }) => {
    const { messageId, headers, text } = await readJson<MailboxMessage>(io, `${base}/api/messages/${encodeURIComponent(id)}`);
    const dispatchId = headers.find(({ key }) => key.toLowerCase() === 'x-relance-dispatch')?.value;
    known.set(id, { id, messageId: bareMessageId(messageId), dispatchId, text: text ?? '' });
  });
  return summaries.flatMap(({ id }) => known.get(id) ?? []);
}
