import type { ChannelName } from '@relance/schemas';
import type { Channel, ChannelSettings } from './channel.js';
import { emailChannel } from './email/email-channel.js';
import { letterChannel } from './letter/letter-channel.js';
import { smsChannel } from './sms/sms-channel.js';

/** Every channel by name: the compiler says which is missing when a name is added. */
export const channels: Record<ChannelName, (settings: ChannelSettings) => Channel> = {
  sms: smsChannel,
  email: emailChannel,
  letter: letterChannel('letter'),
  registered: letterChannel('registered'),
};
