import { tellReason } from '@relance/scenario';
import type { LetterLeftOut, LetterView, Reason } from '@relance/schemas';
import type { CaseRecords } from '@relance/store';

/** A reason about a letter in words, its item called by its number. */
export function toldOf(records: CaseRecords, reason: Reason): NonNullable<LetterView['why']> {
  const number = records.items.find(({ _id }) => _id === reason.itemId)?.number;
  const names = number === undefined ? {} : { item: number };
  return { reason, fr: tellReason(reason, 'fr', names), en: tellReason(reason, 'en', names) };
}

/** What became of a letter left out, and why. */
export function leftOutOf(records: CaseRecords, { fate, reason }: LetterLeftOut): Required<Pick<LetterView, 'fate' | 'why'>> {
  return { fate, why: toldOf(records, reason) };
}
