export type {
  BuiltMessage,
  Channel,
  ChannelSettings,
  Failed,
  LookUpResult,
  Mailbox,
  OutgoingMessage,
  SendResult,
  SmtpTimeouts,
} from './channel.js';
export { channels, channelSettings } from './channels.js';
export { messageIdOf } from './email/build-mime.js';
export { validAddress } from './email/address.js';
