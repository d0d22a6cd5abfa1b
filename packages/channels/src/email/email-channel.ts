import type { OutgoingMessage } from '@relance/schemas';
import type { BuiltMessage, Channel, ChannelSettings, Failed } from '../channel.js';
import { buildMime } from './build-mime.js';
import { signed } from './dkim.js';
import { lookUpInMailbox } from './look-up.js';
import { defaultTimeouts, smtpConversation } from './smtp-conversation.js';

/** E-mail over one SMTP relay, signed where a key is set. */
export function emailChannel({ smtpUrl, mailboxUrl, dkim, timeouts = {} }: ChannelSettings): Channel {
  const limits = { ...defaultTimeouts, ...timeouts };
  return {
    name: 'email',
    longestSendMs: limits.totalMs,
    addressOf: (_account, { email, bounced }) => (bounced === true ? undefined : email),
    build: async (message: OutgoingMessage): Promise<BuiltMessage | Failed> => {
      const built = await buildMime(message);
      return dkim === undefined || built.outcome === 'failed' ? built : signed(built, dkim);
    },
    send: (message) => smtpConversation(smtpUrl, message, limits),
    lookUp: ({ messageId }) => lookUpInMailbox(mailboxUrl, messageId),
  };
}
