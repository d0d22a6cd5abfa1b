import type { Localized } from '@relance/schemas';

/** Why an item is suspended, stopped or taken up again, and who is called for it (laws 7, 8); style and members as in `reason-texts.ts`. */
export const suspensionTexts: Readonly<Record<string, Localized>> = {
  resumesAfterDispute: {
    fr: 'Le litige sur {item} est levé : {step} le dit et accorde un nouveau délai.',
    en: 'The dispute about {item} is over: {step} says so and grants a new deadline.',
  },
  resumesAfterLong: {
    fr: '{item} a été suspendue {days} jours : {step} reprend la relance et accorde un nouveau délai.',
    en: '{item} was suspended for {days} days: {step} takes it up again and grants a new deadline.',
  },
  resumptionFailed: {
    fr: 'La reprise de {item} a échoué {times} fois : {owner} décide de la suite, au plus tard le {until}.',
    en: 'Taking {item} up again failed {times} times: {owner} decides what follows, on {until} at the latest.',
  },
  resumeAfterNotice: {
    fr: '{item} est sous mise en demeure et sa suspension est finie : aucun message ne part, une personne décide de la suite.',
    en: '{item} is under formal notice and its suspension is over: no message leaves, a person decides what follows.',
  },
  noResumptionText: {
    fr: '{item} peut reprendre, mais son scénario n’a aucune relance écrite : une personne écrit au client.',
    en: '{item} may be taken up again, but its scenario has no written reminder: a person writes to the customer.',
  },
  partDisputeAfterNotice: {
    fr: 'Le litige sur une partie de {item} est levé le {lifted}, après la mise en demeure du reste : une personne décide de cette partie.',
    en: 'The dispute about a part of {item} is lifted on {lifted}, after the notice for the rest: a person decides about that part.',
  },
  promiseBroken: {
    fr: 'Le règlement de {item} promis pour le {promised} n’est pas arrivé en entier : {step} peut le rappeler.',
    en: 'The payment of {item} promised for {promised} has not arrived in full: {step} may recall it.',
  },
  promiseTooFar: {
    fr: 'Une promesse dépasse {days} jours : le crédit client l’accepte ou la refuse.',
    en: 'A promise reaches more than {days} days ahead: credit management accepts or refuses it.',
  },
  promiseAfterBroken: {
    fr: 'Une nouvelle promesse suit une promesse non tenue : le crédit client l’accepte ou la refuse.',
    en: 'A new promise follows one that was not kept: credit management accepts or refuses it.',
  },
  instalmentPlan: {
    fr: '{item} est remplacée par un échéancier : ses échéances sont relancées à sa place.',
    en: '{item} is replaced by an instalment plan: its instalments are reminded in its place.',
  },
  planBroken: {
    fr: 'L’échéancier de {item} est rompu : l’échéance s’arrête, les pièces d’origine reprennent.',
    en: 'The plan of {item} is broken: the instalment stops, the original items resume.',
  },
  factored: {
    fr: '{item} est détenue par un factor sans mandat de relance : rien ne part.',
    en: '{item} is held by a factor who gave no mandate: nothing leaves.',
  },
  assigned: {
    fr: '{item} est cédée sans mandat de relance : rien ne part.',
    en: '{item} was assigned without a mandate to remind: nothing leaves.',
  },
  insolvent: {
    fr: '{item} est livrée avant le jugement du {judgment} : relance arrêtée, la créance se déclare à la procédure.',
    en: '{item} was delivered before the judgment of {judgment}: dunning stops, the claim is declared in the proceedings.',
  },
  insolvencyAsk: {
    fr: '{item} est livrée après le jugement du {judgment} : une personne décide si elle se relance.',
    en: '{item} was delivered after the judgment of {judgment}: a person decides whether it is reminded.',
  },
  noChannelLeft: {
    fr: 'Le client refuse les canaux restants et n’a pas d’adresse postale : une personne cherche comment le joindre.',
    en: 'The customer refuses the channels left and has no postal address: a person finds a way to reach them.',
  },
  reviewDue: {
    fr: '{item} est couverte ou sous le minimum depuis {days} jours : une personne la revoit.',
    en: '{item} has been covered or below the minimum for {days} days: a person reviews it.',
  },
  recalled: {
    fr: '{item} revient du contentieux : {owner} décide de la suite, au plus tard le {until}.',
    en: '{item} comes back from litigation: {owner} decides what follows, on {until} at the latest.',
  },
  promise: { fr: '{item} est promise : pas de relance jusqu’au {until}.', en: '{item} is promised: no reminder until {until}.' },
  dispute: { fr: '{item} est contestée : le scénario est suspendu.', en: '{item} is disputed: the scenario is suspended.' },
  hold: { fr: '{item} est en stop relance.', en: '{item} is on hold.' },
  paymentAnnounced: {
    fr: 'Un règlement est annoncé pour {item} : pas de relance jusqu’au {until}.',
    en: 'A payment was announced for {item}: no reminder until {until}.',
  },
  collection: { fr: '{item} est en cours d’encaissement jusqu’au {until}.', en: '{item} is being collected until {until}.' },
  reply: { fr: 'Le client a répondu : pas de relance jusqu’au {until}.', en: 'The customer replied: no reminder until {until}.' },
  checking: {
    fr: 'Une personne vérifie {item} : pas de relance jusqu’au {until}.',
    en: 'A person is checking {item}: no reminder until {until}.',
  },
  platform: {
    fr: '{item} est refusée ou suspendue sur la plateforme du client : relance suspendue jusqu’à correction.',
    en: '{item} was refused or suspended on the customer’s platform: dunning waits until it is corrected.',
  },
  paymentOrdered: {
    fr: 'Le paiement de {item} est ordonné : pas de relance jusqu’au {until}.',
    en: 'Payment of {item} was ordered: no reminder until {until}.',
  },
  resumesAfterGrace: {
    fr: 'La suspension est levée : la relance reprend après le {until}.',
    en: 'The suspension was lifted: dunning resumes after {until}.',
  },
};
