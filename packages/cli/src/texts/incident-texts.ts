import type { CommandName, Localized } from '@relance/schemas';

/** What the commands about incidents do, for `--help`. */
export const incidentCommandTexts = {
  incidents: { fr: 'Messages qui ont échoué ou dont on ignore le départ.', en: 'Messages that failed or may not have left.' },
  'incidents list': {
    fr: 'Lister les incidents ouverts de tous les dossiers, les plus anciens d’abord.',
    en: 'List the open incidents of all cases, oldest first.',
  },
  'incidents retry': {
    fr: 'Renvoyer ces messages à la prochaine date permise.',
    en: 'Send these messages again on the next day allowed.',
  },
  'incidents skip': {
    fr: 'Laisser ces incidents tels quels : le scénario continue.',
    en: 'Leave these incidents as they are: the scenario goes on.',
  },
  'incidents assign': { fr: 'Confier ces incidents à un utilisateur.', en: 'Give these incidents to a user.' },
} as const satisfies Partial<Record<CommandName | 'incidents', Localized>>;

/** Options of incidents. */
export const incidentOptionTexts = {
  kind: { fr: 'failed : échec certain ; unknown : départ inconnu', en: 'failed: surely did not leave; unknown: nobody can tell' },
  reason: { fr: 'pourquoi, pour l’histoire du dossier', en: 'why, for the story of the case' },
  to: { fr: 'adresse e-mail de l’utilisateur', en: 'e-mail address of the user' },
} as const satisfies Record<string, Localized>;
