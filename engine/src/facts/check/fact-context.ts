import { formatShortDate, type Calendar, type CivilDate } from '@relance/domain';
import type { CaseRecords, InputOf, IssueView, Item, Localized, contracts } from '@relance/schemas';

/** What a caller says of a fact, as it comes. */
export type AskedFact = InputOf<typeof contracts.recordFact>['body'];

/** The same with the items it is about named, where it is not about the whole case. */
export type FactBody = Omit<AskedFact, 'allBut'>;

/** What a fact is checked against. */
export interface FactContext {
  today: CivilDate;
  /** Of the entity's territory. */
  calendar: Calendar;
  records: CaseRecords;
  /** Longest instalment plan of the entity; absent: twelve months. */
  planMonths?: number | undefined;
}

/** A fault of one field of the request, in both languages. */
export function fault(code: string, field: string, fr: string, en: string): IssueView {
  return { code: `fact.${code}`, path: `body/${field}`, fr, en };
}

/** A day as a sentence names it. */
export function shownDay(day: CivilDate): Localized {
  return { fr: formatShortDate(day, 'fr'), en: formatShortDate(day, 'en') };
}

/**
 * The items a request names by id or number, all open ones of the case where it names none; a name that is none of them is a fault.
 */
export function namedItems({ items: names }: Pick<FactBody, 'items'>, { records }: FactContext): { items: Item[]; faults: IssueView[] } {
  if (names === undefined) return { items: records.items.filter(({ open }) => open), faults: [] };
  const faults: IssueView[] = [];
  const items = names.flatMap((name, index) => {
    const found = records.items.filter(({ _id, number, open }) => open && (_id === name || number === name));
    if (found.length === 0) {
      const [fr, en] = [`${name} n’est pas une pièce ouverte de ce dossier.`, `${name} is no open item of this case.`];
      faults.push(fault('itemUnknown', `items/${String(index)}`, fr, en));
    }
    return found;
  });
  return { items: [...new Set(items)], faults };
}
