import type { Locale } from '@relance/domain';
import type { Localized, MessageChannel } from '@relance/schemas';

/** Every channel as a sentence names it. */
export const channelWords: Readonly<Record<MessageChannel, Localized>> = {
  sms: { fr: 'SMS', en: 'text message' },
  email: { fr: 'e-mail', en: 'e-mail' },
  letter: { fr: 'courrier', en: 'letter' },
  registered: { fr: 'lettre recommandée', en: 'registered letter' },
};

/** A channel as a sentence names it; one without words is shown as it is. */
export function channelWord(channel: string, locale: Locale): string {
  const words: Readonly<Record<string, Localized>> = channelWords;
  return words[channel]?.[locale] ?? channel;
}
