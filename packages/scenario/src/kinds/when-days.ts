import type { When } from '@relance/schemas';

/**
 * Days from the due date at which a `when` plans its step, for the proofs over paths: business days count 7/5 of a calendar day, months 30.
 * Undefined where the date hangs on another anchor.
 */
export function offsetFromDueDate(when: When): number | undefined {
  if (when.anchor !== 'dueDate') return undefined;
  switch (when.unit) {
    case 'days':
      return when.offset;
    case 'businessDays':
      return Math.round((when.offset * 7) / 5);
    case 'months':
      return when.offset * 30;
  }
}

/** The extra way out of a card whose step is skipped when late (law 9). */
export const skippedPort = { id: 'skipped', label: { fr: 'passée car trop tard', en: 'skipped, too late' } };

/** Whether the card shows {@link skippedPort}. */
export function skips(when: When): boolean {
  return when.late?.do === 'skip';
}
