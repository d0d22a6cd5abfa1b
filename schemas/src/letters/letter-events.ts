import type { FactKind } from '../facts/fact-kinds.js';
import type { Localized } from '../scenario/graph.js';

/** What the post says of a letter, as the fact it is recorded as (laws 10, 19, 22). */
export interface LetterEventDefinition {
  readonly title: Localized;
  readonly kind: FactKind;
  /** Of an outcome, the reason the fact gives. */
  readonly reason?: string;
}

/** Everything the post may say of a letter: the one list that the commands, the imports and the providers are made from. */
export const letterEvents = {
  posted: { title: { fr: 'posté', en: 'posted' }, kind: 'letterPosted' },
  presented: { title: { fr: 'présenté', en: 'presented' }, kind: 'letterPresented' },
  received: { title: { fr: 'reçu', en: 'received' }, kind: 'letterOutcome', reason: 'received' },
  refused: { title: { fr: 'refusé', en: 'refused' }, kind: 'letterOutcome', reason: 'refused' },
  unclaimed: { title: { fr: 'non réclamé', en: 'unclaimed' }, kind: 'letterOutcome', reason: 'unclaimed' },
  unknownAddress: { title: { fr: 'inconnu à l’adresse', en: 'unknown at the address' }, kind: 'letterOutcome', reason: 'unknownAddress' },
} as const satisfies Readonly<Record<string, LetterEventDefinition>>;

/** One of {@link letterEvents}. */
export type LetterEvent = keyof typeof letterEvents;

/** The names of {@link letterEvents}. */
export const letterEventNames = Object.keys(letterEvents) as readonly LetterEvent[];
