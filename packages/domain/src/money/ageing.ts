import { toDayNumber, type CivilDate } from '../time/civil-date.js';
import { sum } from './money.js';

/** What ageing needs to know of an item. */
export interface AgedItem {
  currency: string;
  /** Minor units still owed; negative for a credit note. */
  outstandingCents: number;
  dueDate: CivilDate;
}

/** What is owed in one currency, by days past due; minor units. */
export interface AgeingBuckets {
  currency: string;
  /** Due today or later: on the due date nothing is overdue (law 1). */
  notDueCents: number;
  days1To30Cents: number;
  days31To60Cents: number;
  days61To90Cents: number;
  over90Cents: number;
  totalCents: number;
}

type BucketName = Exclude<keyof AgeingBuckets, 'currency' | 'totalCents'>;

function bucketOf(daysPastDue: number): BucketName {
  if (daysPastDue <= 0) return 'notDueCents';
  if (daysPastDue <= 30) return 'days1To30Cents';
  if (daysPastDue <= 60) return 'days31To60Cents';
  return daysPastDue <= 90 ? 'days61To90Cents' : 'over90Cents';
}

/**
 * The aged balance on a day: one row per currency, by code; nothing converts. Credit notes stand, negative, in the bucket of their own
 * date. `today` is the civil day in the creditor entity's zone (law 1). Throws RangeError on a date that does not exist.
 */
export function ageingBuckets(items: Iterable<AgedItem>, today: CivilDate): AgeingBuckets[] {
  const todayNumber = toDayNumber(today);
  const rows = new Map<string, AgeingBuckets>();
  for (const { currency, outstandingCents, dueDate } of items) {
    const row = rows.get(currency) ?? {
      currency,
      notDueCents: 0,
      days1To30Cents: 0,
      days31To60Cents: 0,
      days61To90Cents: 0,
      over90Cents: 0,
      totalCents: 0,
    };
    const bucket = bucketOf(todayNumber - toDayNumber(dueDate));
    row[bucket] = sum([row[bucket], outstandingCents]);
    row.totalCents = sum([row.totalCents, outstandingCents]);
    rows.set(currency, row);
  }
  return [...rows.values()].sort((left, right) => (left.currency < right.currency ? -1 : 1));
}
