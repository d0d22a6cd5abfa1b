import { fromDayNumber, openCalendar } from '@relance/domain';
import { offsets, type Portfolio } from './portfolio.js';

/** What the bare loop notes of a step. */
interface BareContact {
  date: string;
  account: string;
  item: string;
  level: number;
}

/**
 * The least one could write for the same dates: every item's four days, rolled to a business day and at least a gap apart, noted and sorted
 * account by account. No merging, no cap, no suspension, no reason. Returns how many steps it noted.
 */
export function walkBare({ calendar, cases, input }: Portfolio): number {
  const days = openCalendar(calendar);
  let noted = 0;
  for (const { payer, items } of cases) {
    const contacts: BareContact[] = [];
    for (const item of items) {
      let previous = Number.NEGATIVE_INFINITY;
      for (const [index, offset] of offsets.entries()) {
        const day = days.nextBusinessDay(Math.max(item.dueDay + offset, previous + input.policy.gapDays));
        contacts.push({ date: fromDayNumber(day), account: payer.accountId, item: item.number, level: index + 1 });
        previous = day;
      }
    }
    contacts.sort((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
    noted += contacts.length;
  }
  return noted;
}
