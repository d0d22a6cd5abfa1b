import type { LetterDocument } from './letter-document.js';

/** One person to write to: the address as the channel takes it, and the name shown beside it. */
export interface Mailbox {
  name: string;
  address: string;
}

/**
 * What a channel is asked to hand over; `sentAt` is the business instant printed in the message, epoch milliseconds. `subject` and `html` are empty
 * where the channel is written as plain text; sender, headers and thread are for channels that have them.
 */
export interface OutgoingMessage {
  dispatchId: string;
  from: Mailbox;
  replyTo?: Mailbox;
  to: Mailbox;
  /** Who receives it as well, for channels that have copies; named in its head (cc) or not (bcc). */
  copies?: readonly (Mailbox & { mode: 'cc' | 'bcc' })[];
  /** Documents that go with it, for channels that have attachments. */
  attachments?: readonly { fileName: string; contentType: string; bytes: Uint8Array }[];
  subject: string;
  html: string;
  text: string;
  sentAt: number;
  /** The message as it stands on paper, for a channel that is posted. */
  letter?: LetterDocument;
  /** Headers of our own, names beginning with `X-` or `List-`. */
  headers?: Readonly<Record<string, string>>;
  /** Message-IDs of the thread, oldest first in `references`. */
  inReplyTo?: string;
  references?: readonly string[];
}
