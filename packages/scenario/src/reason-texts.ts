import { formatMoney, formatShortDate, isCivilDate, isCurrency, type Locale } from '@relance/domain';
import type { Localized, Reason } from '@relance/schemas';
import { contactTexts } from './texts/contact-texts.js';
import { suspensionTexts } from './texts/suspension-texts.js';
import { walkTexts } from './texts/walk-texts.js';

/**
 * Every reason the machine gives, in the two languages. `{on}`, `{until}` are dates, `{item}` and `{step}` the names the caller supplies,
 * `{owner}` who takes over, the rest are the reason's own values. Present tense, no blame; the consequence, then the date.
 */
export const reasonTexts: Readonly<Record<string, Localized>> = {
  ...contactTexts,
  ...walkTexts,
  ...suspensionTexts,
  entered: { fr: '{item} entre dans le scénario.', en: '{item} enters the scenario.' },
  sortFirst: {
    fr: '{item} a {days} jours de retard et aucun historique : une personne décide d’abord par où commencer.',
    en: '{item} is {days} days late with no history: a person first decides where it starts.',
  },
  noScenario: {
    fr: '{item} n’a pas de scénario : son segment n’en a reçu aucun.',
    en: '{item} has no scenario: its segment was given none.',
  },
  planMissing: { fr: 'Le scénario de {item} n’est pas disponible.', en: 'The scenario of {item} is not available.' },
  planDamaged: { fr: 'Le scénario de {item} est endommagé : rien ne part.', en: 'The scenario of {item} is damaged: nothing leaves.' },
  itemUnknown: { fr: '{item} n’est plus connue : rien ne part.', en: '{item} is no longer known: nothing leaves.' },
  itemUnreadable: {
    fr: 'Les dates ou le montant de {item} sont illisibles : rien ne part.',
    en: 'The dates or the amount of {item} cannot be read: nothing leaves.',
  },
  notRecordedYet: { fr: '{item} n’est pas encore enregistrée.', en: '{item} is not recorded yet.' },
  paid: { fr: '{item} est réglée.', en: '{item} is paid.' },
  credit: { fr: '{item} est un avoir : il se déduit, il ne se relance pas.', en: '{item} is a credit: it is deducted, never reminded.' },
  closedByAbsence: {
    fr: '{item} ne figure plus dans le fichier complet : relance arrêtée, sans remerciement. Elle reprend si la pièce revient.',
    en: '{item} is no longer in the complete file: dunning stops, without thanks. It resumes if the item comes back.',
  },
  writtenOff: { fr: '{item} est passée en perte : rien ne part plus.', en: '{item} was written off: nothing leaves any more.' },
  handedOver: { fr: '{item} est passée en contentieux.', en: '{item} was handed over to litigation.' },
  endedOwed: {
    fr: 'Le scénario s’arrête à {step} et {item} reste due : {owner} la reprend, au plus tard le {until}.',
    en: 'The scenario ends at {step} and {item} is still owed: {owner} takes it up, on {until} at the latest.',
  },
  netted: { fr: '{item} est couverte par un avoir ou un règlement reçu.', en: '{item} is covered by a credit or a payment received.' },
  belowMinimum: { fr: '{item} est sous le montant minimum de relance.', en: '{item} is below the smallest amount to be reminded.' },
  underpayment: {
    fr: 'Le reste dû de {item} ressemble à une taxe, une retenue ou un escompte : une personne le vérifie.',
    en: 'What is left of {item} looks like tax, a retention or a discount: a person checks it.',
  },
  accessoriesLeft: {
    fr: 'Le principal de {item} est réglé, {amount} d’intérêts et d’indemnité restent dus : {owner} les réclame ou y renonce avant le {until}.',
    en: 'The principal of {item} is paid, {amount} of interest and indemnity is still owed: {owner} claims or waives it by {until}.',
  },
  waiverVoid: {
    fr: 'La renonciation aux {amount} d’accessoires de {item} est sans effet envers un acheteur public : {owner} les réclame avant le {until}.',
    en: 'Waiving the {amount} of accessories of {item} has no effect towards a public buyer: {owner} claims it by {until}.',
  },
  receiptReachesClaim: {
    fr: 'Un règlement non lettré couvre {item}, déjà relancée : à lettrer.',
    en: 'A payment nobody allocated covers {item}, already reminded: to be matched.',
  },
  waitsUntil: { fr: '{step} attend le {until}.', en: '{step} waits until {until}.' },
  readyOn: { fr: '{step} est prévue le {until}.', en: '{step} is planned on {until}.' },
  shiftedToAllowedDay: { fr: '{step} : {on} non ouvré → {until}.', en: '{step}: {on} is not a working day → {until}.' },
  waitsForGap: {
    fr: '{step} est due, mais un message est parti le {on} : {days} jours d’écart au moins. Départ le {until}.',
    en: '{step} is due, but a message left on {on}: at least {days} days between contacts. It leaves on {until}.',
  },
  waitsForCap: {
    fr: '{step} est due, mais le nombre maximal de contacts est atteint. Départ le {until}.',
    en: '{step} is due, but the most contacts allowed were made. It leaves on {until}.',
  },
  waitsForWindow: {
    fr: '{step} part aux heures et jours permis : le {until}.',
    en: '{step} leaves within the allowed days and hours: on {until}.',
  },
  waitsForCall: {
    fr: '{step} attend la fin de l’appel ouvert, au plus tard le {until}.',
    en: '{step} waits for the open call to end, on {until} at the latest.',
  },
  waitsBehind: {
    fr: '{step} attend son tour : {number} était prête avant, elle part le {until}.',
    en: '{step} waits for its turn: {number} was ready before and leaves on {until}.',
  },
  taskOpen: { fr: '{step} attend l’issue notée par une personne.', en: '{step} waits for a person’s outcome.' },
  taskDone: { fr: '{step} : {outcome}, le {on}.', en: '{step}: {outcome}, on {on}.' },
  taskExpired: { fr: '{step} : sans issue notée, expirée le {on}.', en: '{step}: no outcome recorded, expired on {on}.' },
  callWithdrawn: { fr: 'L’appel ouvert est retiré ; il revient à son tour.', en: 'The open call is withdrawn; it comes back in its turn.' },
  mergedCall: { fr: '{item} rejoint l’appel ouvert pour {number}.', en: '{item} joins the call about {number}.' },
  carriedBy: {
    fr: '{item} part avec le message de {number} (niveau {level}).',
    en: '{item} leaves with the message about {number} (level {level}).',
  },
  covered: {
    fr: '{item} allait être relancée avant la fin de l’écart : elle est rappelée avec {number}.',
    en: '{item} would have been reminded before the gap ends: it is reminded along with {number}.',
  },
  preReminderDropped: {
    fr: '{step} est abandonnée : un message de niveau {level} part à sa place.',
    en: '{step} is dropped: a message of level {level} leaves instead.',
  },
  skippedLate: { fr: '{step} est sautée : trop tard le {on}.', en: '{step} is skipped: too late on {on}.' },
  lateAskHuman: {
    fr: '{step} arrive avec {days} jours de retard : une personne décide.',
    en: '{step} is {days} days late: a person decides.',
  },
  movesLater: {
    fr: '{item} arrive tard : ses étapes suivantes sont décalées de {days} jours.',
    en: '{item} comes late: its later steps move by {days} days.',
  },
  decided: { fr: '{step} : « {case} ».', en: '{step}: “{case}”.' },
  beyondCalendar: {
    fr: '{step} dépasse le calendrier connu : une personne doit voir.',
    en: '{step} lies beyond the known calendar: a person must look.',
  },
  noSlot: {
    fr: '{step} n’a aucun créneau dans les 400 jours : une personne doit voir.',
    en: '{step} has no slot within 400 days: a person must look.',
  },
};

const nothingKnown: Readonly<Record<Locale, { item: string; step: string }>> = {
  fr: { item: 'La pièce', step: 'L’étape' },
  en: { item: 'The item', step: 'The step' },
};

/** Who takes an item up again, by role; whoever else a scenario names is called as it calls them. */
const ownerWords: Readonly<Record<string, Localized>> = {
  creditManager: { fr: 'le crédit client', en: 'credit management' },
  owner: { fr: 'le responsable du compte', en: 'the account’s owner' },
  substitute: { fr: 'le suppléant', en: 'the substitute' },
  collector: { fr: 'le recouvrement', en: 'collections' },
  salesRep: { fr: 'le commercial', en: 'the sales representative' },
  admin: { fr: 'l’administration', en: 'the administrator' },
};

function ownerName(owner: unknown, locale: Locale): string {
  if (typeof owner !== 'string') return locale === 'fr' ? 'une personne' : 'a person';
  return ownerWords[owner]?.[locale] ?? owner;
}

/** What of a reason its text says. */
type ToldReason = Pick<Reason, 'code' | 'values' | 'on' | 'until'> & Partial<Reason>;

/** `cents` and `currency` of a reason as an amount. */
function amountText({ values }: ToldReason, locale: Locale): string {
  const { cents, currency } = values ?? {};
  const isKnown = typeof cents === 'number' && Number.isSafeInteger(cents) && typeof currency === 'string' && isCurrency(currency);
  return isKnown ? formatMoney(cents, currency, locale) : '…';
}

/** Names only the caller knows: the number of the item, the user's own name of the step. */
export interface ReasonNames {
  item?: string;
  step?: string;
}

/**
 * Tells a coded reason in one sentence of the language asked for. Dates are short (`mer. 12 nov.`); an unknown code is told as itself, a missing
 * value is left out: total, never throws.
 */
export function tellReason(reason: ToldReason, locale: Locale, names: ReasonNames = {}): string {
  const text = reasonTexts[reason.code]?.[locale] ?? reason.code;
  const sentence = text.replace(/\{(\w+)\}/g, (_whole, key: string) => {
    if (key === 'item' || key === 'step') return names[key] ?? nothingKnown[locale][key];
    if (key === 'owner') return ownerName(reason.values?.['owner'], locale);
    if (key === 'amount') return amountText(reason, locale);
    const value = key === 'on' ? reason.on : key === 'until' ? reason.until : reason.values?.[key];
    if (value === undefined) return '…';
    return isCivilDate(value) ? formatShortDate(value, locale) : String(value);
  });
  return sentence.replace(/\.\.$/, '.');
}
