import type { Localized } from '@relance/schemas';

/** What is told of a walk apart from messages: events waited for, branches of interrupts, people's commands, outside deadlines (laws 2, 8, 27, 28). */
export const walkTexts: Readonly<Record<string, Localized>> = {
  waitsForEvent: {
    fr: '{step} attend un événement, au plus tard le {until}.',
    en: '{step} waits for something to happen, until {until} at the latest.',
  },
  interrupted: {
    fr: 'Un événement est survenu sur {item} : le scénario passe par {step}, puis reprend où il en était.',
    en: 'Something happened to {item}: the scenario goes through {step}, then goes on where it was.',
  },
  resumed: { fr: '{item} reprend à {step}, sans décalage.', en: '{item} goes on at {step}, nothing is moved.' },
  commandSkip: {
    fr: '{step} est sautée à la demande de {author} : {because}.',
    en: '{step} is skipped at the request of {author}: {because}.',
  },
  commandStepBack: {
    fr: '{item} revient une étape en arrière à la demande de {author} : {because}.',
    en: '{item} goes one step back at the request of {author}: {because}.',
  },
  commandReopen: {
    fr: '{item} reprend son scénario à la demande de {author} : {because}.',
    en: '{item} goes on with its scenario at the request of {author}: {because}.',
  },
  commandScenarioChange: {
    fr: '{item} passe au scénario de son segment à la demande de {author} : {because}.',
    en: '{item} goes over to the scenario of its segment at the request of {author}: {because}.',
  },
  commandNotBefore: {
    fr: 'Rien ne part sur {item} avant le {until}, à la demande de {author} : {because}.',
    en: 'Nothing leaves about {item} before {until}, at the request of {author}: {because}.',
  },
  commandTaskOpen: {
    fr: '{step} attend une issue : la demande de {author} est sans effet, notez d’abord l’issue de la tâche.',
    en: '{step} waits for an outcome: the request of {author} has no effect, record the outcome of the task first.',
  },
  commandMilder: {
    fr: 'La demande de {author} est sans effet : l’étape précédente est plus douce que ce que {item} a déjà reçu.',
    en: 'The request of {author} has no effect: the step before is milder than what was already sent about {item}.',
  },
  commandWithoutEffect: {
    fr: 'La demande de {author} est sans effet sur {item}, qui n’en est plus là.',
    en: 'The request of {author} has no effect on {item}, which no longer stands there.',
  },
  promiseBeyondDeadline: {
    fr: 'Une promesse sur {item} va au-delà de l’échéance externe du {until} : le crédit client décide.',
    en: 'A promise about {item} goes beyond the outside deadline of {until}: credit management decides.',
  },
  planBeyondDeadline: {
    fr: 'L’échéancier de {item} va au-delà de l’échéance externe du {until} : le crédit client décide.',
    en: 'The instalment plan of {item} goes beyond the outside deadline of {until}: credit management decides.',
  },
  insurerDeclarationDue: {
    fr: '{item} reste due : l’impayé est à déclarer à l’assureur au plus tard le {until}, date que rien ne déplace.',
    en: '{item} is still owed: the insurer must be told on {until} at the latest, a date nothing moves.',
  },
  endOfCoverDue: {
    fr: '{item} reste due et sa garantie prend fin le {until}, date que rien ne déplace.',
    en: '{item} is still owed and its cover ends on {until}, a date nothing moves.',
  },
  deliveryBlockRequested: {
    fr: 'Le blocage des livraisons est demandé : bloquez-les, puis dites-le, ou retirez la demande.',
    en: 'A block of deliveries is requested: block them, then say so, or withdraw the request.',
  },
  deliveryBlockRelease: {
    fr: 'Les livraisons sont bloquées et plus rien n’est en retard : débloquez-les, puis dites-le.',
    en: 'Deliveries are blocked and nothing is overdue any more: release them, then say so.',
  },
  limitationDue: {
    fr: '{item} reste due et se prescrit le {until} : agir avant cette date, que rien ne déplace.',
    en: '{item} is still owed and becomes time-barred on {until}: act before that date, which nothing moves.',
  },
  insolvencyClaimDue: {
    fr: '{item} reste due : la créance est à déclarer à la procédure au plus tard le {until}, date que rien ne déplace.',
    en: '{item} is still owed: the claim must be lodged in the insolvency on {until} at the latest, a date nothing moves.',
  },
  recoveryOfGoodsDue: {
    fr: '{item} reste due : la marchandise peut être revendiquée jusqu’au {until}, date que rien ne déplace.',
    en: '{item} is still owed: the goods can be claimed back until {until}, a date nothing moves.',
  },
};
