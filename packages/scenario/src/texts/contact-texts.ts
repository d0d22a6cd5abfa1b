import type { Localized } from '@relance/schemas';

/** What is told of contacts: letters, drafts, what the payer cannot or will not receive, courtesies and notices (laws 8, 13, 14, 19, 20, 22–24). */
export const contactTexts: Readonly<Record<string, Localized>> = {
  waitsForDraft: {
    fr: '{step} attend la validation du message en cours, au plus tard le {until}.',
    en: '{step} waits for the message being approved, until {until} at the latest.',
  },
  waitsForPosting: {
    fr: '{step} attend que le courrier remis le {on} soit posté.',
    en: '{step} waits for the letter handed over on {on} to be posted.',
  },
  letterNotPosted: {
    fr: 'Le courrier {step}, remis le {on}, n’est pas encore posté : il comptera du jour de son dépôt.',
    en: 'The letter {step}, handed over on {on}, is not posted yet: it counts from the day it is.',
  },
  letterTakenOut: {
    fr: 'Le courrier {step} est retiré le {on}, avant d’être posté : rien n’est parti, la suite se décide sur ce qui reste dû.',
    en: 'The letter {step} is taken out on {on}, before it was posted: nothing left, what follows is decided on what is still owed.',
  },
  letterWithheld: {
    fr: 'Le courrier {step} est retenu le {on} : {owner} reprend {item}, au plus tard le {until}.',
    en: 'The letter {step} is withheld on {on}: {owner} takes {item} up, on {until} at the latest.',
  },
  letterPosted: { fr: 'Le courrier {step} est posté le {on}.', en: 'The letter {step} is posted on {on}.' },
  bounced: {
    fr: 'Le message de niveau {level} sur {item} est revenu : il ne compte plus, et une personne vérifie l’adresse.',
    en: 'The message of level {level} about {item} came back: it no longer counts, and a person checks the address.',
  },
  neverArrived: {
    fr: 'Le message de niveau {level} sur {item} n’est jamais arrivé : il ne compte plus.',
    en: 'The message of level {level} about {item} never arrived: it no longer counts.',
  },
  mayHaveLeft: {
    fr: 'Personne ne peut dire si le message de niveau {level} du {left} sur {item} est parti : demandez au client ou au prestataire, puis dites-le ici.',
    en: 'Nobody can tell whether the message of level {level} of {left} about {item} left: ask the customer or the provider, then say so here.',
  },
  trialHolds: {
    fr: 'Un essai est en cours : ce qui accompagne un contact réel attend sa fin, puis part au client.',
    en: 'A trial is on: what goes along with a real contact waits for its end, then leaves for the customer.',
  },
  trialOver: {
    fr: 'L’essai est fini le {on} : ses messages n’ont pas été adressés au client et ne comptent pas ; {item} reprend où elle en était.',
    en: 'The trial is over on {on}: its messages never went to the customer and do not count; {item} is again where it stood.',
  },
  trialNotOver: {
    fr: '{item} a avancé par des messages d’essai : rien ne part au client avant que la fin de l’essai soit dite.',
    en: '{item} was moved by messages of a trial: nothing leaves for the customer before the trial is said to be over.',
  },
  answeredByMail: {
    fr: 'Le client a répondu par e-mail : lisez ses mots, puis répondez-lui.',
    en: 'The customer answered by e-mail: read the words, then answer.',
  },
  recapLeaves: {
    fr: 'Le compte rendu écrit de l’appel {step} du {called} part le {on} : il fait partie de l’appel et ne compte pas à part.',
    en: 'The written recap of the call {step} of {called} leaves on {on}: it is part of the call and does not count apart.',
  },
  recapSilenced: {
    fr: 'Le compte rendu de l’appel {step} ne part pas : ce qu’il évoque est réglé ou suspendu.',
    en: 'The recap of the call {step} does not leave: what it speaks of is paid or suspended.',
  },
  recapTooLate: {
    fr: 'Le compte rendu de l’appel {step} ne part plus : il n’a pu partir dans les cinq jours ouvrés.',
    en: 'The recap of the call {step} leaves no more: it could not leave within five business days.',
  },
  recapOpposed: {
    fr: 'Le compte rendu de l’appel {step} ne part pas : le client refuse ce canal.',
    en: 'The recap of the call {step} does not leave: the customer refuses this channel.',
  },
  recapNoAddress: {
    fr: 'Le compte rendu de l’appel {step} ne part pas : aucune adresse utilisable.',
    en: 'The recap of the call {step} does not leave: there is no usable address.',
  },
  waitsForList: {
    fr: '{step} attend : deux listes au même destinataire sont séparées d’au moins trois jours ouvrés. Départ le {until}.',
    en: '{step} waits: two lists to one recipient are at least three business days apart. It leaves on {until}.',
  },
  preReminderUnderNotice: {
    fr: '{step} est abandonnée : une pièce de ce client est sous mise en demeure.',
    en: '{step} is dropped: an item of this customer is under formal notice.',
  },
  courtesyOverdue: {
    fr: '{step} est abandonnée : une autre pièce de ce client est en retard.',
    en: '{step} is dropped: another item of this customer is overdue.',
  },
  courtesyNotPaid: { fr: '{step} est abandonnée : {item} n’est pas réglée.', en: '{step} is dropped: {item} is not paid.' },
  courtesyPaidLate: {
    fr: '{step} est abandonnée : {item} a été réglée plus de 15 jours après son échéance.',
    en: '{step} is dropped: {item} was paid more than 15 days after its due date.',
  },
  courtesyRemindedHard: {
    fr: '{step} est abandonnée : {item} a été relancée au-delà du niveau 2.',
    en: '{step} is dropped: {item} was reminded beyond level 2.',
  },
  courtesyAccessories: {
    fr: '{step} est abandonnée : des accessoires restent dus sur {item}.',
    en: '{step} is dropped: accessories are still owed on {item}.',
  },
  channelOpposed: {
    fr: '{step} ne part pas : le client refuse ce canal. La suite en tient compte.',
    en: '{step} does not leave: the customer refuses this channel. What follows takes it into account.',
  },
  callRefused: {
    fr: '{step} n’a pas lieu : le client refuse les appels. La suite en tient compte.',
    en: '{step} does not happen: the customer refuses calls. What follows takes it into account.',
  },
  noUsableAddress: {
    fr: '{step} ne part pas : aucune adresse utilisable. La suite en tient compte.',
    en: '{step} does not leave: there is no usable address. What follows takes it into account.',
  },
  noticeWithoutReminder: {
    fr: '{step} ne part pas : {item} n’a reçu aucune relance écrite, {owner} décide.',
    en: '{step} does not leave: no written reminder about {item} was accepted, {owner} decides.',
  },
  noticeCapAskHuman: {
    fr: '{step} attendrait jusqu’au {until} à cause du nombre maximal de contacts : {owner} décide.',
    en: '{step} would wait until {until} for the most contacts allowed: {owner} decides.',
  },
  sendingPaused: {
    fr: 'Les envois sont suspendus, ou les coordonnées de l’entreprise sont incomplètes : rien ne part.',
    en: 'Messages are paused, or the details of the company are incomplete: nothing leaves.',
  },
  everythingStopped: {
    fr: 'Les envois de toutes les entités sont arrêtés : rien ne part avant leur reprise.',
    en: 'The messages of all entities are stopped: nothing leaves until they are resumed.',
  },
  sendingStopped: {
    fr: 'Tous les envois sont arrêtés : rien ne part avant leur reprise.',
    en: 'All messages are stopped: nothing leaves until they are resumed.',
  },
  scenarioStopped: {
    fr: 'Les envois du scénario {target} sont arrêtés : rien n’en part avant leur reprise.',
    en: 'The messages of scenario {target} are stopped: none leaves until they are resumed.',
  },
  channelStopped: {
    fr: 'Les envois par {target} sont arrêtés : rien ne part par ce canal avant leur reprise.',
    en: 'Messages by {target} are stopped: nothing leaves by this channel until they are resumed.',
  },
  segmentStopped: {
    fr: 'Les envois au segment {target} sont arrêtés : rien n’y part avant leur reprise.',
    en: 'Messages to segment {target} are stopped: nothing leaves to it until they are resumed.',
  },
  decidedTooLongAgo: {
    fr: 'La décision date de trop longtemps : elle est reprise à présent.',
    en: 'The decision is too old: it is taken anew now.',
  },
  noLongerOwed: {
    fr: '{item} n’est plus due : rien ne part, la suite est décidée de nouveau.',
    en: '{item} is no longer owed: nothing leaves, what follows is decided anew.',
  },
  noLongerPaid: {
    fr: '{item} n’est plus réglée : le message en remerciait, il ne part pas.',
    en: '{item} is no longer paid: the message gave thanks for it, it does not leave.',
  },
  asksTooMuch: {
    fr: 'Il reste moins à payer que le message ne le dit ({item}) : il ne part pas, la suite est décidée de nouveau.',
    en: 'Less is owed than the message says ({item}): it does not leave, what follows is decided anew.',
  },
  deadlineTooNear: {
    fr: 'Le délai imprimé s’achève le {until} : le courrier est à refaire.',
    en: 'The deadline printed ends on {until}: the letter has to be made anew.',
  },
  comesTooLate: {
    fr: 'Le courrier est arrivé pendant l’impression du lot : il attend le suivant.',
    en: 'The letter came while the batch was being printed: it waits for the next one.',
  },
  feedStale: {
    fr: 'Les règlements du dernier jour ouvré ne sont pas encore connus : {item} est peut-être payée, rien ne part avant qu’ils le soient.',
    en: 'The payments of the last business day are not known yet: {item} may be paid, nothing leaves before they are.',
  },
  letterNoLongerOwed: {
    fr: 'Un courrier prêt réclame {item}, qui n’est plus due : retirez-le avant qu’il soit posté.',
    en: 'A letter that is ready asks for {item}, which is no longer owed: take it out before it is posted.',
  },
  letterWaitsForPosting: {
    fr: 'Un courrier sur {item} a été remis il y a plus de deux jours ouvrés et n’est pas posté : rien d’autre ne part d’ici là.',
    en: 'A letter about {item} was handed over more than two business days ago and is not posted: nothing else leaves until it is.',
  },
  letterNotPresented: {
    fr: 'Le recommandé sur {item} n’a pas été présenté en sept jours : son délai court de la première présentation.',
    en: 'The registered letter about {item} was not presented within seven days: its deadline runs from the first presentation.',
  },
  letterOutcomeMissing: {
    fr: 'Le recommandé sur {item} est sans nouvelles depuis vingt jours : son issue et sa preuve manquent.',
    en: 'Nothing is known of the registered letter about {item} after twenty days: its outcome and its proof are missing.',
  },
  letterUnknownAddress: {
    fr: 'Le recommandé sur {item} est revenu « inconnu à l’adresse » : il ne vaut pas relance, une adresse est à trouver.',
    en: 'The registered letter about {item} came back as unknown at the address: it is no reminder, an address is to be found.',
  },
  contentAsked: {
    fr: '{step} attend l’accord sur son contenu exact : {owner} se prononce.',
    en: '{step} waits for agreement to its exact content: {owner} decides.',
  },
  contentChanged: {
    fr: '{step} a changé depuis l’accord ({itemsBefore} pièce(s) alors, {itemsNow} maintenant) : {owner} se prononce de nouveau.',
    en: '{step} changed since it was agreed to ({itemsBefore} item(s) then, {itemsNow} now): {owner} decides again.',
  },
  contentApproved: {
    fr: '{step} est validée le {on} : elle part à son prochain créneau.',
    en: '{step} is agreed to on {on}: it leaves at its next slot.',
  },
  contentRefused: {
    fr: '{step} est refusée le {on} : {owner} reprend {item}, au plus tard le {until}.',
    en: '{step} is refused on {on}: {owner} takes {item} up, on {until} at the latest.',
  },
  contentNotDecided: {
    fr: 'Personne ne s’est prononcé sur {step} au {on} : rien ne part, la personne suivante est consultée.',
    en: 'Nobody decided about {step} by {on}: nothing leaves, the next person is asked.',
  },
  notApproved: {
    fr: '{step} ne part pas : son contenu n’a pas été validé.',
    en: '{step} does not leave: its content was not approved.',
  },
};
