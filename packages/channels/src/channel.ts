import type { Account, AccountContact, ChannelName, OutgoingMessage } from '@relance/schemas';
import type { DkimSettings } from './email/dkim.js';
import type { PostEnvelope } from './post/post-provider.js';
import type { PostSettings } from './post/post-settings.js';
import type { SmsSettings } from './sms/sms-settings.js';

/** The exact bytes of a message and its envelope, ready to be stored, hashed, and handed over as they are. */
export interface BuiltMessage {
  outcome: 'built';
  dispatchId: string;
  messageId: string;
  envelope: { from: string; to: string };
  /** Addresses of its copies as the channel takes them; those it does not take are not among them. */
  copies?: string[];
  bytes: Uint8Array;
  /** Of a message that costs: the parts it is charged by, and their price in minor units. */
  cost?: MessageCost;
  /** Of a letter that a provider posts: how it goes, and to whom. */
  post?: PostEnvelope;
  /** What is worth knowing of the bytes: media type where they are no e-mail, pages and upper bound of the postage class of paper. */
  described?: { contentType: string; pages?: number; upToGrams?: number };
}

/** What a message costs: so many parts, and their price together in minor units. */
export interface MessageCost {
  parts: number;
  cents: number;
  currency: string;
}

/** A message that did not leave: `retryable` tells whether trying again may help; otherwise the contact has failed (law 20). */
export interface Failed {
  outcome: 'failed';
  code: string;
  text: string;
  retryable: boolean;
}

/** What became of a message handed over (what is posted is accepted by its print batch, and sent later, law 22); `unknown` = it may have left, never repeat it without {@link Channel.lookUp} (DESIGN §5). */
export type SendResult = ({ outcome: 'accepted' } & TakenBy) | Failed | { outcome: 'unknown'; text: string };

/** Who has a message: the relay or provider, by its own id for it, or the print batch of that id. */
export interface TakenBy {
  providerId: string;
  isBatch?: true;
}

/** What is known of a message that was accepted and whose copies leave now. */
export type AcceptedMessage = Pick<BuiltMessage, 'dispatchId' | 'bytes'> & { from: string };

/** What became of the copy to one address. */
export interface CopyResult {
  to: string;
  state: 'sent' | 'failed' | 'unknown';
  code?: string;
}

/** Whether the relay or provider has a message; `cannotTell` = it has no way of knowing. */
export type LookUpResult = ({ outcome: 'found' } & TakenBy) | { outcome: 'notFound' } | { outcome: 'cannotTell'; text: string };

/** What is known of a message that was handed over: its id, and the address it went to. */
export interface HandedOver {
  messageId: string;
  to: string;
}

/** One way a message can leave: built first, so that the bytes are kept, then handed over. */
export interface Channel {
  readonly name: ChannelName;
  /** Longest time `send` may take; the caller's own time limit must be longer (reliability register, A2). */
  readonly longestSendMs: number;
  /** The one address of a payer at which this channel reaches a contact of it, as text; undefined: it has none in use (law 20). */
  addressOf: (account: Account, contact: AccountContact) => string | undefined;
  /** The exact bytes, the same for the same message; `failed` (never retryable) when an address or a header is not fit to leave. */
  build: (message: OutgoingMessage) => Promise<BuiltMessage | Failed>;
  /** Hands the bytes over once; never throws for what the other side does. */
  send: (message: Omit<BuiltMessage, 'outcome'>) => Promise<SendResult>;
  /** Hands the bytes of a message that was accepted to those who receive it as well; absent: the channel has no copies. Never throws for what the other side does. */
  sendCopies?: (message: AcceptedMessage, to: readonly string[]) => Promise<CopyResult[]>;
  /** Asks the relay or provider about a message whose outcome is unknown. */
  lookUp: (message: HandedOver) => Promise<LookUpResult>;
}

/** Where letters wait to be posted, by message id; both reject when the store does not answer. */
export interface LetterRegister {
  /** Puts a letter into the open print batch of the day and answers its id; the same letter again changes nothing. */
  put(messageId: string): Promise<string>;
  /** The batch it lies in, if any. */
  find(messageId: string): Promise<string | undefined>;
}

/** Where messages leave: the relay, the mailbox that can be asked, if there is one, the print batches, and what else a channel needs. */
export interface ChannelSettings {
  letters?: LetterRegister;
  /** `smtp://[user:password@]host:port` or `smtps://…`; options as query parameters. */
  smtpUrl: string;
  mailboxUrl?: string;
  timeouts?: Partial<SmtpTimeouts>;
  /** Absent: mails leave unsigned; the relay may sign them. */
  dkim?: DkimSettings;
  /** Absent: no text message leaves, and each says so. */
  sms?: SmsSettings;
  /** Absent: letters lie in print batches until somebody posts them. */
  post?: PostSettings;
}

/** Limits of one SMTP conversation in milliseconds. */
export interface SmtpTimeouts {
  connectMs: number;
  greetingMs: number;
  /** Silence after which the conversation is given up. */
  silenceMs: number;
  /** The whole conversation, however talkative. */
  totalMs: number;
}
