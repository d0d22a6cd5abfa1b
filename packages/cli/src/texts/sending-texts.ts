import type { CommandName, Localized } from '@relance/schemas';

/** What the commands about trials do, for `--help`. */
export const trialCommandTexts = {
  'sending trial': {
    fr: 'Envoyer tous les messages à l’entreprise au lieu des clients, pour essayer.',
    en: 'Send every message to the house instead of the customers, to try.',
  },
  'sending trial-end': {
    fr: 'Finir un essai : rien de lui ne compte, les pièces reviennent où elles étaient.',
    en: 'End a trial: nothing of it counts, the items go back to where they stood.',
  },
} as const satisfies Partial<Record<CommandName, Localized>>;

/** Options of trials. */
export const trialOptionTexts = {
  to: { fr: 'adresse e-mail de l’entreprise qui reçoit tout', en: 'e-mail address of the house that receives everything' },
  mobile: { fr: 'numéro des SMS (+336…), sinon par e-mail', en: 'number for text messages (+336…), else by e-mail' },
  scenario: { fr: 'ce scénario seulement', en: 'this scenario alone' },
} as const satisfies Record<string, Localized>;

/** The option that publishes a scenario so that each of its messages is confirmed. */
export const confirmOptionText: Localized = {
  fr: 'une personne confirme chaque message avant son départ',
  en: 'a person confirms each message before it leaves',
};
