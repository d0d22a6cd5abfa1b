import type { ChannelName } from '@relance/schemas';
import type { Channel, ChannelSettings } from './channel.js';
import { emailChannel } from './email/email-channel.js';

/** Every channel by name: the compiler says which is missing when a name is added. */
export const channels: Record<ChannelName, (settings: ChannelSettings) => Channel> = { email: emailChannel };

/**
 * The settings of the channels from the environment: `RELANCE_SMTP_URL` (required) and `RELANCE_MAILBOX_URL`. Throws when the first is
 * absent: a worker without a relay must not start.
 */
export function channelSettings(environment: Readonly<Record<string, string | undefined>>): ChannelSettings {
  const smtpUrl = environment['RELANCE_SMTP_URL'];
  const mailboxUrl = environment['RELANCE_MAILBOX_URL'];
  if (smtpUrl === undefined || smtpUrl === '') throw new Error('RELANCE_SMTP_URL is not set: no relay to hand messages to');
  return mailboxUrl === undefined || mailboxUrl === '' ? { smtpUrl } : { smtpUrl, mailboxUrl };
}
