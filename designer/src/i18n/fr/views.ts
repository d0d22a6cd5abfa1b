/** One's own views of the list of accounts, and its columns. */
export const views = {
  open: 'Enregistrer la vue…',
  title: 'Vos vues',
  lead: 'Recherche, filtres, tri et colonnes, tels que la liste les montre. La vue n’est visible que de vous, sur tous vos postes.',
  name: 'Nom de la vue',
  nameFirst: 'Enregistrer : donnez d’abord un nom',
  save: 'Enregistrer « {{name}} »',
  replace: 'Remplacer « {{name}} »',
  remove: 'Supprimer {{name}}',
  leave: 'Ne rien enregistrer',
  columns: 'Colonnes',
} as const;
