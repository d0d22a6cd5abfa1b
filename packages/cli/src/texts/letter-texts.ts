import type { CommandName, Localized } from '@relance/schemas';

/** What each command about letters does, for `--help`. */
export const letterCommandTexts = {
  letters: { fr: 'Imprimer, poster et suivre les courriers.', en: 'Print, post and follow letters.' },
  'letters batches': { fr: 'Lister les lots de courriers.', en: 'List the print batches of letters.' },
  'letters show': { fr: 'Montrer les courriers d’un lot.', en: 'Show the letters of a batch.' },
  'letters print': {
    fr: 'Imprimer un lot : un PDF et une liste de ce qui peut encore partir.',
    en: 'Print a batch: one PDF and a list of what may still leave.',
  },
  'letters status': {
    fr: 'Montrer un courrier : numéro, présentation, issue, preuves.',
    en: 'Show a letter: number, presentation, outcome, proofs.',
  },
  'letters number': {
    fr: 'Donner son numéro à un recommandé, ou retirer un numéro faux.',
    en: 'Give a registered letter its number, or take a wrong one off.',
  },
  'letters outcome': {
    fr: 'Noter ce que la poste dit d’un courrier, avec sa preuve.',
    en: 'Record what the post says of a letter, with its proof.',
  },
  'letters outcomes': {
    fr: 'Importer un relevé de la poste : numéros, présentations, issues.',
    en: 'Import a list of the post: numbers, presentations, outcomes.',
  },
  'letters proof': {
    fr: 'Ajouter une preuve de dépôt ou de réception.',
    en: 'Add a proof of deposit or of receipt.',
  },
  'letters posted': { fr: 'Noter qu’un lot imprimé a été posté.', en: 'Record that a printed batch was posted.' },
} as const satisfies Partial<Record<CommandName | 'letters', Localized>>;
