/** Scenarios to begin from: loaded with the list of scenarios. */
export const gallery = {
  open: 'Nouveau scénario…',
  title: 'Nouveau scénario',
  lead: 'Partez d’un scénario éprouvé, que vous adapterez, ou d’une page blanche.',
  blank: 'Page blanche',
  blankAbout: 'Une entrée et une fin ; vous dessinez le reste.',
  name: 'Nom du scénario',
  nameFirst: 'Commencer : donnez d’abord un nom',
  begin: 'Commencer le brouillon',
  close: 'Ne rien commencer',
  nothingLeaves: 'Un brouillon n’envoie rien : rien ne part avant la publication et l’affectation à un segment.',
  start: 'Entrée des pièces',
  end: 'Suivi par une personne',
  emptyTitle: 'Aucun scénario publié',
  emptyLead:
    'Commencez par un scénario proposé : vous le relisez, l’adaptez, l’essayez sur un compte, puis le publiez pour un segment. Aucune relance ne part avant.',
} as const;
