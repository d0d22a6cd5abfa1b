import type { Locale } from '@relance/domain';
import {
  callAttempts,
  factKinds,
  reversalReasons,
  type FactKindDefinition,
  type JournalEntry,
  type Localized,
  type ReversalReason,
} from '@relance/schemas';

/** What a text of the story may name. */
export interface Told {
  step: string;
  items: string;
  count: number;
  money: string;
  detail: string;
  /** By what a companion went. */
  channel: string;
}

type Teller = (told: Told) => string;

function invoices(count: number, locale: Locale): string {
  if (locale === 'fr') return count === 1 ? '1 pièce' : `${String(count)} pièces`;
  return count === 1 ? '1 item' : `${String(count)} items`;
}

/** Adds `after` only when there is something to add. */
function then(text: string, before: string, after = ''): string {
  return text === '' ? '' : `${before}${text}${after}`;
}

/** What stands after the number of an item: the level it was reminded at, or that nothing was sent about it yet. */
function standing(item: string, level: number, locale: Locale): string {
  if (level < 0) return locale === 'fr' ? `${item} (pas encore relancée)` : `${item} (not reminded yet)`;
  return locale === 'fr' ? `${item} (niveau ${String(level)})` : `${item} (level ${String(level)})`;
}

/** A sentence for each kind of journal entry; a kind without one here is a type error. */
export const storyTexts: Readonly<Record<Locale, Readonly<Record<JournalEntry['kind'], Teller>>>> = {
  fr: {
    contact: ({ step, items, count, money }) =>
      `« ${step} » envoyé : ${invoices(count, 'fr')}${then(items, ' (', ')')}${then(money, ', ')}.`,
    companion: ({ channel, detail }) => `Accompagnement par ${channel} : ${detail}.`,
    copy: ({ detail }) => `${detail}.`,
    attachment: ({ detail, items }) => `${detail}${then(items, ' (', ')')}.`,
    recap: ({ step, items, count }) => `Compte rendu de « ${step} » envoyé : ${invoices(count, 'fr')}${then(items, ' (', ')')}.`,
    failed: ({ step, items, detail }) => `« ${step} » n’est pas parti${then(items, ' (', ')')}${then(detail, ' : ')}.`,
    letterReady: ({ step, items, count, money }) =>
      `« ${step} » prêt à poster : ${invoices(count, 'fr')}${then(items, ' (', ')')}${then(money, ', ')}.`,
    taskOpened: ({ step, items }) => `À faire : « ${step} »${then(items, ', au sujet de ')}.`,
    taskDone: ({ step, detail }) => `Fait : « ${step} »${then(detail, ', résultat : ')}.`,
    fact: ({ detail, items, money }) => `${detail}${then(items, ' : ')}${then(money, ', ')}.`,
    moved: ({ step, items }) => `${items} : passe à « ${step} ».`,
    waits: ({ items, count }) => (count === 0 ? 'Le point sur le dossier.' : `${items} ${count > 1 ? 'attendent' : 'attend'}.`),
    refused: ({ step }) => `Envoi retenu : « ${step} ».`,
    opened: () => 'Dossier ouvert.',
    closed: () => 'Plus rien à suivre : le dossier se repose.',
    incident: ({ step, detail }) => `Incident${then(step, ' à « ', ' »')}${then(detail, ' : ')}.`,
  },
  en: {
    contact: ({ step, items, count, money }) => `“${step}” sent: ${invoices(count, 'en')}${then(items, ' (', ')')}${then(money, ', ')}.`,
    companion: ({ channel, detail }) => `Along with it, by ${channel}: ${detail}.`,
    copy: ({ detail }) => `${detail}.`,
    attachment: ({ detail, items }) => `${detail}${then(items, ' (', ')')}.`,
    recap: ({ step, items, count }) => `Recap of “${step}” sent: ${invoices(count, 'en')}${then(items, ' (', ')')}.`,
    failed: ({ step, items, detail }) => `“${step}” did not leave${then(items, ' (', ')')}${then(detail, ': ')}.`,
    letterReady: ({ step, items, count, money }) =>
      `“${step}” ready to post: ${invoices(count, 'en')}${then(items, ' (', ')')}${then(money, ', ')}.`,
    taskOpened: ({ step, items }) => `To do: “${step}”${then(items, ', about ')}.`,
    taskDone: ({ step, detail }) => `Done: “${step}”${then(detail, ', outcome: ')}.`,
    fact: ({ detail, items, money }) => `${detail}${then(items, ': ')}${then(money, ', ')}.`,
    moved: ({ step, items }) => `${items}: moves to “${step}”.`,
    waits: ({ items, count }) => (count === 0 ? 'Where the case stands.' : `${items} ${count > 1 ? 'wait' : 'waits'}.`),
    refused: ({ step }) => `Sending withheld: “${step}”.`,
    opened: () => 'Case opened.',
    closed: () => 'Nothing left to follow: the case rests.',
    incident: ({ step, detail }) => `Incident${then(step, ' at “', '”')}${then(detail, ': ')}.`,
  },
};

/** Words for what the books say of an item, by the code the journal names it with. */
const bookWords: Readonly<Record<string, Localized>> = {
  stated: { fr: 'Montant dû constaté', en: 'Amount owed stated' },
  payment: { fr: 'Règlement reçu', en: 'Payment received' },
  reversal: { fr: 'Règlement annulé', en: 'Payment reversed' },
  receipt: { fr: 'Règlement reçu, non affecté', en: 'Payment received, not allocated' },
  creditRecorded: { fr: 'Avoir enregistré', en: 'Credit note recorded' },
  allocated: { fr: 'Règlement affecté', en: 'Payment allocated' },
  allocationUndone: { fr: 'Affectation annulée', en: 'Allocation undone' },
  absent: { fr: 'Ne figure plus dans la liste complète', en: 'No longer in the complete list' },
  handedOver: { fr: 'Transmis au contentieux', en: 'Handed over' },
  dueDateMoved: { fr: 'Échéance déplacée', en: 'Due date moved' },
  imported: { fr: 'Import', en: 'Import' },
  accountSegmentByRule: { fr: 'Segment changé par une règle', en: 'Segment changed by a rule' },
  accountChanged: { fr: 'Fiche du compte modifiée', en: 'Account changed' },
  contactAdded: { fr: 'Contact ajouté', en: 'Contact added' },
  contactChanged: { fr: 'Contact modifié', en: 'Contact changed' },
  contactRemoved: { fr: 'Contact retiré', en: 'Contact removed' },
};

/** Words for a fact the journal names by code: of the books, or recorded by a person, or its lift; undefined for any other code. */
export function factWords(code: string): Localized | undefined {
  const kinds: Readonly<Record<string, FactKindDefinition>> = factKinds;
  const reversals: Readonly<Record<string, ReversalReason>> = reversalReasons;
  const attempts: Readonly<Record<string, Localized>> = callAttempts;
  return (
    bookWords[code] ??
    attempts[code.replace(/^attempt\./, '')] ??
    reversals[code.replace(/^reversal\./, '')]?.title ??
    kinds[code]?.title ??
    kinds[code.replace(/Lifted$/, '')]?.lifted
  );
}

/** Titles and phrases around the entries. */
export const storyPhrases: Readonly<
  Record<
    Locale,
    {
      idle: (days: number) => string;
      next: (item: string, level: number, step: string, date: string) => string;
      rests: (item: string, level: number) => string;
      ended: (item: string) => string;
      about: (item: string, told: string) => string;
      others: (shown: string, more: number) => string;
      unnamed: string;
      /** What went to the house instead of the customer. */
      trial: (told: string) => string;
    }
  >
> = {
  fr: {
    idle: (days) => (days === 1 ? '1 jour sans événement' : `${String(days)} jours sans événement`),
    next: (item, level, step, date) => `${standing(item, level, 'fr')} : « ${step} », ${date}`,
    rests: (item, level) => `${standing(item, level, 'fr')} : pas de prochaine étape.`,
    ended: (item) => `${item} : parcours terminé.`,
    about: (item, told) => `${item} : ${told}`,
    others: (shown, more) => `${shown} et ${String(more)} ${more === 1 ? 'autre' : 'autres'}`,
    unnamed: 'étape',
    trial: (told) => `Essai, adressé à l’entreprise et non au client : ${told}`,
  },
  en: {
    idle: (days) => (days === 1 ? '1 day without event' : `${String(days)} days without event`),
    next: (item, level, step, date) => `${standing(item, level, 'en')}: “${step}”, ${date}`,
    rests: (item, level) => `${standing(item, level, 'en')}: no next step.`,
    ended: (item) => `${item}: its way is over.`,
    about: (item, told) => `${item}: ${told}`,
    others: (shown, more) => `${shown} and ${String(more)} more`,
    unnamed: 'step',
    trial: (told) => `Trial, sent to the house and not to the customer: ${told}`,
  },
};
