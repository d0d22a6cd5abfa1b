import type { OutgoingMessage } from '@relance/schemas';
import type { BuiltMessage, Channel, ChannelSettings, CopyResult, Failed } from '../channel.js';
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
    async sendCopies({ dispatchId, bytes, from }, to) {
      const results: CopyResult[] = [];
      for (const address of to) {
        const message = { dispatchId, messageId: '', bytes, envelope: { from, to: address } };
        const result = await smtpConversation(smtpUrl, message, limits);
        if (result.outcome === 'failed') results.push({ to: address, state: 'failed', code: result.code });
        else results.push({ to: address, state: result.outcome === 'accepted' ? 'sent' : 'unknown' });
      }
      return results;
    },
    lookUp: ({ messageId }) => lookUpInMailbox(mailboxUrl, messageId),
  };
}
