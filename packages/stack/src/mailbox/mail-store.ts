import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import type { ReadStream } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';

/** What the list shows of a mail. */
export interface MailSummary {
  /** Name of the mail in this mailbox: the arrival in milliseconds and a random part. */
  id: string;
  /** The Message-ID header with its angle brackets; empty when the mail has none. */
  messageId: string;
  from: string;
  /** The recipients of the envelope: whom the relay was told to deliver to. */
  to: string[];
  subject: string;
  /** Instant of arrival, ISO 8601 UTC. */
  date: string;
  /** Size of the raw message in bytes. */
  size: number;
}

/** The sender and recipients the relay was given. */
export interface Envelope {
  from: string;
  to: string[];
}

const RAW = '.eml';
const SUMMARY = '.json';

/**
 * The mails of a mailbox: each one file with the raw message and one with its summary, written under a temporary name first, so that a crash never
 * leaves half a mail. What was acknowledged is found again after a restart.
 */
export class MailStore {
  readonly #folder: string;
  readonly #summaries: MailSummary[] = [];

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Opens a folder of mails, made when absent. Throws on I/O errors. */
  static async open(folder: string): Promise<MailStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const store = new MailStore(folder);
    const names = (await readdir(folder)).filter((name) => name.endsWith(SUMMARY)).sort();
    for (const name of names) store.#summaries.push(JSON.parse(await readFile(join(folder, name), 'utf8')) as MailSummary);
    return store;
  }

  /** Keeps a mail: when this resolves, it is stored. Throws on I/O errors. */
  async add(raw: Buffer, envelope: Envelope, arrivedAtMs: number): Promise<MailSummary> {
    const parsed = await PostalMime.parse(raw);
    const summary: MailSummary = {
      id: `${String(arrivedAtMs).padStart(15, '0')}-${randomUUID().slice(0, 8)}`,
      messageId: parsed.messageId ?? '',
      from: parsed.from?.address ?? envelope.from,
      to: envelope.to,
      subject: parsed.subject ?? '',
      date: new Date(arrivedAtMs).toISOString(),
      size: raw.length,
    };
    await this.#write(summary.id + RAW, raw);
    await this.#write(summary.id + SUMMARY, JSON.stringify(summary));
    this.#summaries.push(summary);
    return summary;
  }

  /** All mails in the order of arrival, or those of one Message-ID (with or without its angle brackets). */
  list(messageId?: string): readonly MailSummary[] {
    if (messageId === undefined) return this.#summaries;
    return this.#summaries.filter((mail) => bare(mail.messageId) === bare(messageId));
  }

  /** The summary of one mail; undefined when there is none of that id. */
  find(id: string): MailSummary | undefined {
    return this.#summaries.find((mail) => mail.id === id);
  }

  /** One mail taken apart: headers, text, HTML, attachments. */
  async parse(mail: MailSummary): Promise<Email> {
    return PostalMime.parse(await readFile(join(this.#folder, mail.id + RAW)));
  }

  /** The raw bytes of one mail as they came over the wire. */
  raw(mail: MailSummary): ReadStream {
    return createReadStream(join(this.#folder, mail.id + RAW));
  }

  async #write(name: string, content: Buffer | string): Promise<void> {
    const temporary = join(this.#folder, `${name}.tmp`);
    await writeFile(temporary, content);
    await rename(temporary, join(this.#folder, name));
  }
}

function bare(messageId: string): string {
  return messageId.trim().replace(/^<|>$/g, '');
}
