import type { Locale } from '@relance/domain';
import type { JournalEntry, Localized, MessageChannel } from '@relance/schemas';
import { failureText } from './failure-words.js';

const channelWords: Readonly<Record<MessageChannel, Localized>> = {
  sms: { fr: 'SMS', en: 'text message' },
  email: { fr: 'e-mail', en: 'e-mail' },
  letter: { fr: 'courrier', en: 'letter' },
  registered: { fr: 'lettre recommandée', en: 'registered letter' },
};

/** What may become of a companion, by the state of its dispatch; any other detail is the code it failed with. */
const stateWords: Readonly<Record<string, Localized>> = {
  accepted: { fr: 'envoyé', en: 'sent' },
  handedOver: { fr: 'prêt à poster', en: 'ready to post' },
  unknown: { fr: 'peut-être parti, personne ne peut le dire', en: 'may have left, nobody can tell' },
};

/** A channel as a sentence names it; one without words is shown as it is. */
export function channelWord(channel: string, locale: Locale): string {
  const words: Readonly<Record<string, Localized>> = channelWords;
  return words[channel]?.[locale] ?? channel;
}

/** What became of a companion, in words; why the guard withheld one stands in the reasons of its entry. */
export function companionOutcome({ detail = '', reasons }: JournalEntry, locale: Locale): string {
  const words = stateWords[detail];
  if (words !== undefined) return words[locale];
  const notSent = locale === 'fr' ? 'n’est pas parti' : 'did not leave';
  return reasons === undefined ? `${notSent}, ${failureText(detail, locale)}` : notSent;
}
