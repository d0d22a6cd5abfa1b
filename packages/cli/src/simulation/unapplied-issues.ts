import type { Simulation, SimulationEvent } from '@relance/scenario';
import type { Localized, SimulateOutput } from '@relance/schemas';

type Unapplied = NonNullable<Simulation['unapplied']>[number];

/** Code of the issue and what it says, `{about}` being the number, account, member or kind concerned. */
const texts: Readonly<Record<Unapplied['code'], { code: string; text: Localized }>> = {
  unknownItem: {
    code: 'eventUnknownItem',
    text: {
      fr: '{about} ne figure pas dans la liste des pièces ; l’événement est sans effet.',
      en: '{about} is not in the list of items; the event has no effect.',
    },
  },
  unknownAccount: {
    code: 'eventUnknownAccount',
    text: {
      fr: 'ce compte ne figure pas dans la liste des pièces ; l’événement est sans effet.',
      en: 'this account is not in the list of items; the event has no effect.',
    },
  },
  memberMissing: {
    code: 'eventMemberMissing',
    text: { fr: 'il y manque {about} ; l’événement est sans effet.', en: '{about} is missing; the event has no effect.' },
  },
  nothingToEnd: {
    code: 'eventNothingToEnd',
    text: { fr: 'rien de tel ne court ce jour-là ({about}).', en: 'nothing of the kind runs on that day ({about}).' },
  },
  nothingSent: {
    code: 'eventNothingSent',
    text: { fr: 'aucun message n’est parti avant ce jour pour {about}.', en: 'no message had left before that day about {about}.' },
  },
  noOpenTask: {
    code: 'eventNoOpenTask',
    text: { fr: 'aucune tâche n’est ouverte ce jour-là pour {about}.', en: 'no task is open on that day about {about}.' },
  },
};

/** Events that changed nothing, each told as a warning with its place in the file: a slip of the pen must not pass for calm. */
export function unappliedIssues(
  file: string,
  events: readonly SimulationEvent[],
  unapplied: readonly Unapplied[],
): SimulateOutput['issues'] {
  return unapplied.map(({ event, code, about }) => {
    const where = `[${events.indexOf(event)}]`;
    const { code: issueCode, text } = texts[code];
    const fr = `${where} : ${text.fr.replace('{about}', about)}`;
    const en = `${where}: ${text.en.replace('{about}', about)}`;
    return { file, code: issueCode, severity: 'warning', fr, en };
  });
}
