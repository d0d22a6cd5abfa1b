import type { Localized } from '@relance/schemas';

/** What the options about texts do, for `--help`. */
export const templateOptionTexts = {
  channel: { fr: 'canal : sms, email, letter, registered', en: 'channel: sms, email, letter, registered' },
  locale: { fr: 'langue du texte', en: 'language of the text' },
} as const satisfies Record<string, Localized>;
