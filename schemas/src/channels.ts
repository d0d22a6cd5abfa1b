/**
 * Every way a message can leave, in rank order of law 16 (sms < e-mail < letter < registered).
 * Adding a channel means adding it here and in `packages/channels`; the compiler then names what is missing.
 */
export const channelNames = ['email'] as const;

/** One member of {@link channelNames}. */
export type ChannelName = (typeof channelNames)[number];
