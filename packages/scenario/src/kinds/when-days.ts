import { whenSchema, type When } from '@relance/schemas';
import type { Timing } from './kind.js';

/** The field of a card that says when its step is due. */
export const whenProperty = { ...whenSchema, title: 'Date', description: 'When the step is due', widget: 'when' } as const;

/** Calendar days of an offset as proofs and bounds reckon them: business days count 7/5, months 30. */
export function calendarDays({ unit, offset }: When): number {
  switch (unit) {
    case 'days':
      return offset;
    case 'businessDays':
      return Math.round((offset * 7) / 5);
    case 'months':
      return offset * 30;
  }
}

/**
 * What the proofs over paths may know of a date: days from the due date, or days after what came before (laws 2, 9); neither for an invoice
 * date, of which a drawing knows nothing. Business days count 7/5 of a calendar day, months 30.
 */
export function datesOf(when: When | undefined): Pick<Timing, 'when' | 'offsetDays' | 'afterDays'> {
  if (when === undefined) return {};
  if (when.anchor === 'invoiceDate') return { when };
  const days = calendarDays(when);
  return when.anchor === 'dueDate' ? { when, offsetDays: days } : { when, afterDays: days };
}

/** The extra way out of a card whose step is skipped when late (law 9). */
export const skippedPort = { id: 'skipped', label: { fr: 'passée car trop tard', en: 'skipped, too late' } };

/** Whether the card shows {@link skippedPort}. */
export function skips(when: When): boolean {
  return when.late?.do === 'skip';
}
