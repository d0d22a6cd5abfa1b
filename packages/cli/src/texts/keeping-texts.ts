/** What the commands about the whole say of themselves: what is kept, and whether all of it is looked after. */
export const keepingTexts = {
  backup: {
    fr: 'Sauvegarder tout ce qui est enregistré, et les messages envoyés, dans un dossier vide.',
    en: 'Save everything that is recorded, and the messages sent, to an empty folder.',
  },
  restore: {
    fr: 'Restaurer une sauvegarde dans une base vide ; aucun message ne part ensuite sans qu’une personne le décide.',
    en: 'Restore a backup into an empty database; no message leaves then before a person says so.',
  },
  coverage: {
    fr: 'Dire si chaque pièce échue est suivie, aujourd’hui et jour par jour.',
    en: 'Tell whether every overdue item is followed, today and day by day.',
  },
} as const;
