/** Two versions side by side: loaded when they are compared. */
export const compare = {
  before: 'Version comparée',
  version: 'v{{version}}',
  publishedBy: 'publiée le {{date}} par {{who}}',
  draft: 'Brouillon',
  changes: 'Ce qui change, en clair',
  none: 'Rien ne change dans le parcours.',
  texts: 'Textes modifiés : {{texts}}.',
  faulty: 'Le brouillon a des erreurs : les changements se disent en clair dès qu’elles sont corrigées.',
  running: 'Les dossiers en cours finissent sur leur version.',
  restore: 'Reprendre la v{{version}} en brouillon',
  restored: 'Retour à la v{{version}}',
  drawing: 'Dessin de {{what}}',
  nothingPublished: 'Aucune version publiée : il n’y a rien à quoi comparer ce brouillon.',
  keys: '+ ajoutée · ⇄ modifiée · − retirée. Les deux vues se déplacent ensemble, sur les mêmes jours.',
} as const;
