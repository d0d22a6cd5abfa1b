import type { Channel, ChannelSettings } from '../channel.js';
import { buildMime } from './build-mime.js';
import { lookUpInMailbox } from './look-up.js';
import { defaultTimeouts, smtpConversation } from './smtp-conversation.js';

/** E-mail over one SMTP relay. */
export function emailChannel({ smtpUrl, mailboxUrl, timeouts = {} }: ChannelSettings): Channel {
  const limits = { ...defaultTimeouts, ...timeouts };
  return {
    name: 'email',
    longestSendMs: limits.totalMs,
    addressOf: (_account, { email, bounced }) => (bounced === true ? undefined : email),
    build: buildMime,
    send: (message) => smtpConversation(smtpUrl, message, limits),
    lookUp: ({ messageId }) => lookUpInMailbox(mailboxUrl, messageId),
  };
}
