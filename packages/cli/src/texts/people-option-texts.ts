import type { Localized } from '@relance/schemas';

/** What the options about users and what they did do, for `--help`. */
export const peopleOptionTexts = {
  action: { fr: 'début de l’action : « account. »', en: 'how the action begins: “account.”' },
  user: { fr: 'par cet utilisateur : adresse e-mail ou identifiant', en: 'by this user: e-mail address or id' },
  subject: { fr: 'identifiant de ce qui a été touché', en: 'id of what it was done to' },
} as const satisfies Record<string, Localized>;
