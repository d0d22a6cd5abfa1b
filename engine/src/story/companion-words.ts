import type { Locale } from '@relance/domain';
import type { JournalEntry, Localized } from '@relance/schemas';
import { failureText } from './failure-words.js';

/** What may become of a companion, by the state of its dispatch; any other detail is the code it failed with. */
const stateWords: Readonly<Record<string, Localized>> = {
  accepted: { fr: 'envoyé', en: 'sent' },
  handedOver: { fr: 'prêt à poster', en: 'ready to post' },
  unknown: { fr: 'peut-être parti, personne ne peut le dire', en: 'may have left, nobody can tell' },
};

/** What became of a companion, in words; why the guard withheld one stands in the reasons of its entry. */
export function companionOutcome({ detail = '', reasons }: JournalEntry, locale: Locale): string {
  const words = stateWords[detail];
  if (words !== undefined) return words[locale];
  const notSent = locale === 'fr' ? 'n’est pas parti' : 'did not leave';
  return reasons === undefined ? `${notSent}, ${failureText(detail, locale)}` : notSent;
}
