/** Messages sent to oneself to see them. */
export const messages = {
  account: 'Code d’un compte',
  test: 'Envoyer un essai à {{email}}',
  testWhat: 'L’essai part à {{email}} seulement, marqué comme tel. Il ne compte pas comme une relance et rien n’avance.',
  pages_one: 'Un courrier d’une page.',
  pages_other: 'Un courrier de {{count}} pages.',
  outcome: {
    accepted: 'Essai remis à la messagerie pour {{to}}.',
    failed: 'L’essai n’est pas parti.',
    unknown: 'La messagerie n’a pas répondu : l’essai est peut-être parti à {{to}}.',
  },
} as const;
