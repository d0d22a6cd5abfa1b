/** Every channel a scenario may name, in rank order (law 16: sms < e-mail < letter < registered). */
export const messageChannels = ['sms', 'email', 'letter', 'registered'] as const;

/** One member of {@link messageChannels}. */
export type MessageChannel = (typeof messageChannels)[number];

/**
 * The channels of {@link messageChannels} this house can hand a message over to: publishing a scenario that names another is refused.
 * Adding a channel means adding it here and in `packages/channels`; the compiler then names what is missing.
 */
export const channelNames = ['email'] as const satisfies readonly MessageChannel[];

/** One member of {@link channelNames}. */
export type ChannelName = (typeof channelNames)[number];
