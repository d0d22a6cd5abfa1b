import type { Localized } from '@relance/schemas';

/** What the options about texts do, for `--help`. */
export const templateOptionTexts = {
  channel: { fr: 'canal : sms, email, letter, registered', en: 'channel: sms, email, letter, registered' },
  account: { fr: 'code du compte', en: 'code of the account' },
  step: { fr: 'carte du scénario qui le dit (sinon la première)', en: 'card of the scenario that says it (else the first)' },
  scenario: { fr: 'scénario et version (sinon ceux du segment)', en: 'scenario and version (else those of the segment)' },
  draft: { fr: 'fichier d’un texte à essayer à la place', en: 'file with a text to try in its place' },
  subject: { fr: 'objet du texte à essayer', en: 'subject of the text to try' },
  pdf: { fr: 'écrire la lettre dans ce fichier', en: 'write the letter to this file' },
  html: { fr: 'écrire la page dans ce fichier', en: 'write the page to this file' },
  reason: { fr: 'qui le demande, et pourquoi', en: 'who asks for it, and why' },
  statementPdf: { fr: 'écrire le relevé dans ce fichier', en: 'write the statement to this file' },
  locale: { fr: 'langue du texte', en: 'language of the text' },
} as const satisfies Record<string, Localized>;
