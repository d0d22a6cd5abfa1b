import type { Localized } from '@relance/schemas';

/** What the options about users and what they did do, for `--help`. */
export const peopleOptionTexts = {
  action: { fr: 'début de l’action : « account. »', en: 'how the action begins: “account.”' },
  user: { fr: 'par cet utilisateur : adresse e-mail ou identifiant', en: 'by this user: e-mail address or id' },
  subject: { fr: 'identifiant de ce qui a été touché', en: 'id of what it was done to' },
  userName: { fr: 'nom de la personne', en: 'name of the person' },
  userRole: { fr: 'rôle', en: 'role' },
  userLanguage: { fr: 'langue de la personne (sinon celle de l’entité)', en: 'language of the person (else that of the entity)' },
  keyRole: { fr: 'ce qu’elle peut faire : comme un utilisateur de ce rôle', en: 'what it may do: as a user of that role' },
  keyReadOnly: { fr: 'lecture seule, quel que soit le rôle', en: 'reading alone, whatever the role' },
  keyExpires: { fr: 'dernier jour (sinon dans un an ; au plus deux ans)', en: 'last day (else in a year; at most two years)' },
  substitute: { fr: 'qui fait ses tâches : adresse e-mail ou identifiant', en: 'who does the tasks: e-mail address or id' },
  past: { fr: 'aussi celles qui sont passées ou annulées', en: 'those that are over or cancelled too' },
} as const satisfies Record<string, Localized>;
