import type { Localized, UncoveredReason } from '@relance/schemas';

/** Why nobody looks after an overdue item, and what mends it. */
export const uncoveredTexts: Readonly<Record<UncoveredReason, Localized>> = {
  noScenario: {
    fr: 'Le segment du compte n’a pas de scénario : attribuez-lui-en un.',
    en: 'The segment of the account has no scenario: assign one.',
  },
  noCase: {
    fr: 'Aucun dossier n’a été ouvert : importez la pièce de nouveau.',
    en: 'No case was opened: import the item again.',
  },
  noToken: {
    fr: 'Le dossier n’a pas encore pris la pièce en charge : le prochain contrôle quotidien le réveille.',
    en: 'The case has not taken the item up yet: the next daily sweep wakes it.',
  },
  twoTokens: {
    fr: 'La pièce est suivie deux fois : prévenez l’administrateur.',
    en: 'The item is followed twice: tell the administrator.',
  },
  caseNotRunning: {
    fr: 'Le dossier n’est pas en cours : le prochain contrôle quotidien le rouvre.',
    en: 'The case is not running: the next daily sweep opens it again.',
  },
  stalled: {
    fr: 'La prochaine action aurait dû avoir lieu : vérifiez que les exécutants et Temporal tournent.',
    en: 'The next move should have been made: check that the workers and Temporal run.',
  },
  noOwner: {
    fr: 'La pièce est mise de côté sans responsable : ouvrez le dossier et décidez.',
    en: 'The item is set aside with no owner: open the case and decide.',
  },
  ended: {
    fr: 'Le scénario est fini alors que la pièce reste due : ouvrez le dossier et décidez.',
    en: 'The scenario is over and the item still owed: open the case and decide.',
  },
};
