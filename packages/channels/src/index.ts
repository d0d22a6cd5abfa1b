export type {
  AcceptedMessage,
  BuiltMessage,
  Channel,
  CopyResult,
  ChannelSettings,
  Failed,
  HandedOver,
  LetterRegister,
  LookUpResult,
  MessageCost,
  SendResult,
  SmtpTimeouts,
  TakenBy,
} from './channel.js';
export { channels } from './channels.js';
export { dkimSettings, type DkimSettings } from './email/dkim.js';
export { validAddress } from './email/address.js';
export { readMail, type IncomingMail } from './email/incoming/read-mail.js';
export type { DeliveryReport } from './email/incoming/delivery-report.js';
export { imapSettings, type ImapSettings } from './email/mailbox/imap-settings.js';
export { readMailbox, type MailboxProblem, type MailboxReading } from './email/mailbox/read-mailbox.js';
export { printLetter } from './letter/print-letter.js';
export { httpPost } from './post/http-post.js';
export type { LetterNews, PostProvider } from './post/post-provider.js';
export { postSettings, type PostSettings } from './post/post-settings.js';
export { smsSettings, type SmsSettings } from './sms/sms-settings.js';
