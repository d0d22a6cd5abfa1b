import type { CommandName, Localized } from '@relance/schemas';

/** What each command about mails does, for `--help`. */
export const mailCommandTexts = {
  mail: { fr: 'Les mails reçus : retours et réponses.', en: 'Mails that came in: returns and replies.' },
  'mail take': { fr: 'Prendre un mail reçu (fichier .eml).', en: 'Take a mail that came in (a file .eml).' },
  'mail list': { fr: 'Lister les mails reçus.', en: 'List mails that came in.' },
  'mail show': { fr: 'Lire un mail reçu.', en: 'Read a mail that came in.' },
  'mail place': {
    fr: 'Classer un mail dans un dossier, ou le mettre de côté.',
    en: 'Place a mail in a case, or set it aside.',
  },
} as const satisfies Partial<Record<CommandName | 'mail', Localized>>;
