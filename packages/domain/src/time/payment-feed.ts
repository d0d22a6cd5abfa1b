import { fromDayNumber, type CivilDate } from './civil-date.js';
import type { Calendar } from './calendar.js';

/** How fresh the payments are: the last civil day whose payments are known, and the one they must reach before anything leaves. */
export interface PaymentFeed {
  knownTo?: CivilDate;
  neededTo: CivilDate;
  isFresh: boolean;
}

/**
 * Whether payments are known up to the previous business day (law 25). `knownTo` are the civil days that payment files, complete lists of items and
 * people's word reach, in any order; where there is none no feed was ever begun, and the gate stands open. The day is that of `nowMs` in the calendar's zone.
 */
export function paymentFeed(knownTo: readonly CivilDate[], calendar: Calendar, nowMs: number): PaymentFeed {
  const neededTo = fromDayNumber(calendar.addBusinessDays(calendar.toCivil(nowMs).day, -1));
  const latest = knownTo.toSorted().at(-1);
  return latest === undefined ? { neededTo, isFresh: true } : { knownTo: latest, neededTo, isFresh: latest >= neededTo };
}
