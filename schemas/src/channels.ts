/** Every channel a scenario may name, in rank order (law 16: sms < e-mail < letter < registered). */
export const messageChannels = ['sms', 'email', 'letter', 'registered'] as const;

/** One member of {@link messageChannels}. */
export type MessageChannel = (typeof messageChannels)[number];

/** What the laws ask about a channel. */
export interface ChannelTraits {
  /** A written reminder, which a formal notice presupposes (law 19). */
  reminds: boolean;
  /** Sent only on the day it is posted (law 22). */
  isPosted: boolean;
  /** From when a deadline it grants runs (law 10). */
  deadlineRunsFrom: 'sending' | 'posting' | 'presentation';
  /** What the payer must have for it to arrive. */
  needs: 'hasEmail' | 'hasMobile' | 'hasAddress';
  /** The payer may refuse it (law 8: never a letter). */
  mayBeOpposed: boolean;
  /** Keeps the public holidays of the debtor's territory beside the entity's (law 1). */
  keepsDebtorHolidays: boolean;
  /** Written as a few plain sentences, without a subject and without the letter around them. */
  isPlainText: boolean;
}

/** {@link ChannelTraits} of every channel. */
const channelTraits: Readonly<Record<MessageChannel, ChannelTraits>> = {
  sms: {
    reminds: false,
    isPosted: false,
    deadlineRunsFrom: 'sending',
    needs: 'hasMobile',
    mayBeOpposed: true,
    keepsDebtorHolidays: true,
    isPlainText: true,
  },
  email: {
    reminds: true,
    isPosted: false,
    deadlineRunsFrom: 'sending',
    needs: 'hasEmail',
    mayBeOpposed: true,
    keepsDebtorHolidays: false,
    isPlainText: false,
  },
  letter: {
    reminds: true,
    isPosted: true,
    deadlineRunsFrom: 'posting',
    needs: 'hasAddress',
    mayBeOpposed: false,
    keepsDebtorHolidays: false,
    isPlainText: false,
  },
  registered: {
    reminds: true,
    isPosted: true,
    deadlineRunsFrom: 'presentation',
    needs: 'hasAddress',
    mayBeOpposed: false,
    keepsDebtorHolidays: false,
    isPlainText: false,
  },
};

const traitsByName: ReadonlyMap<string, ChannelTraits> = new Map(Object.entries(channelTraits));

/** The traits of a channel by a name that may come from damaged data; undefined for one nobody knows. */
export function traitsOf(channel: string): ChannelTraits | undefined {
  return traitsByName.get(channel);
}

/** The channels whose templates are plain text without a subject. */
export const plainTextChannels: readonly MessageChannel[] = messageChannels.filter((channel) => channelTraits[channel].isPlainText);

/**
 * The channels of {@link messageChannels} this house can hand a message over to: publishing a scenario that names another is refused.
 * Adding a channel means adding it here and in `packages/channels`; the compiler then names what is missing.
 */
export const channelNames = ['sms', 'email', 'letter', 'registered'] as const satisfies readonly MessageChannel[];

/** One member of {@link channelNames}. */
export type ChannelName = (typeof channelNames)[number];
