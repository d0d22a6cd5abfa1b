import type { Calendar } from '@relance/domain';
import { traitsOf } from '@relance/schemas';
import { PRESENTATION_DAYS } from './presentation.js';
import { isSafeDay } from './when-date.js';

const POSTING_BUSINESS_DAYS = 3;

/** The civil day from which a deadline runs, for a message that leaves (is posted) on a day: the latest it may be, where nobody knows yet. */
function runsFrom(calendar: Calendar, channel: string, leavesDay: number): number {
  switch (traitsOf(channel)?.deadlineRunsFrom) {
    case 'posting':
      return calendar.addBusinessDays(leavesDay, POSTING_BUSINESS_DAYS);
    case 'presentation':
      return leavesDay + PRESENTATION_DAYS;
    case 'sending':
    case undefined:
      return leavesDay;
  }
}

/**
 * The last day of a granted deadline, printed as a date and therefore a business day (law 10): so many calendar days from the sending of an
 * e-mail or SMS, from three business days after the posting of a letter, from the first presentation of a registered one, which is taken to
 * be seven days after its posting, the latest it may be without a person being called. Days are civil day numbers in the entity's zone.
 */
export function grantedDeadline(calendar: Calendar, channel: string, leavesDay: number, grantedDays: number): number {
  return lastDayOf(calendar, runsFrom(calendar, channel, leavesDay), grantedDays);
}

/** The last day of a deadline of so many calendar days that runs from a known day, as a business day (law 10). */
export function lastDayOf(calendar: Calendar, fromDay: number, grantedDays: number): number {
  const day = fromDay + grantedDays;
  return isSafeDay(day) ? calendar.nextBusinessDay(day) : day;
}
