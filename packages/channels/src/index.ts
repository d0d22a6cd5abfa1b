export type {
  BuiltMessage,
  Channel,
  ChannelSettings,
  Failed,
  HandedOver,
  LookUpResult,
  Mailbox,
  OutgoingMessage,
  SendResult,
  SmtpTimeouts,
} from './channel.js';
export { channels, channelSettings } from './channels.js';
