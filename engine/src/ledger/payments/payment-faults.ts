import { formatMoney, formatShortDate, isCivilDate, isCurrency, type CivilDate } from '@relance/domain';
import type { IssueView, Item, Localized } from '@relance/schemas';

/** Far beyond any invoice, near enough that sums stay exact: ten billion of a currency with cents. */
const MOST_CENTS = 1_000_000_000_000;
/** Money older than that is in the accounts, not entered by hand. */
const MOST_YEARS = 2;

/** A fault of one field of a request about money, in both languages. */
export function moneyFault(code: string, field: string, fr: string, en: string): IssueView {
  return { code: `payment.${code}`, path: `body/${field}`, fr, en };
}

/** An amount as a sentence names it. */
export function shownMoney(cents: number, currency: string): Localized {
  return { fr: formatMoney(cents, currency, 'fr'), en: formatMoney(cents, currency, 'en') };
}

/** An amount above zero, exact in minor units. */
export function amountFaults(cents: number, field: string): IssueView[] {
  if (Number.isSafeInteger(cents) && cents > 0 && cents <= MOST_CENTS) return [];
  const fr = 'Le montant est un nombre entier de centimes, supérieur à zéro : 120000 pour 1 200,00.';
  return [moneyFault('amount', field, fr, 'The amount is a whole number of minor units above zero: 120000 for 1,200.00.')];
}

/** A civil date from `first` to today; `first` is two years ago where nothing else bounds it. */
export function dayFaults(said: string | undefined, today: CivilDate, first?: string): IssueView[] {
  if (said === undefined) return [];
  const on: string = said;
  if (!isCivilDate(said)) {
    return [moneyFault('date', 'on', `${on} n’est pas une date : 2026-01-31.`, `${on} is no date: 2026-01-31.`)];
  }
  const { fr, en } = { fr: formatShortDate(today, 'fr'), en: formatShortDate(today, 'en') };
  if (on > today) {
    return [moneyFault('inFuture', 'on', `Cette date est après aujourd’hui (${fr}).`, `This date is after today (${en}).`)];
  }
  const earliest = first ?? `${String(Number(today.slice(0, 4)) - MOST_YEARS)}${today.slice(4)}`;
  if (on >= earliest) return [];
  const what = first === undefined ? { fr: 'il y a deux ans', en: 'two years ago' } : { fr: 'le règlement', en: 'the payment' };
  return [moneyFault('tooEarly', 'on', `Cette date est avant ${what.fr} (${earliest}).`, `This date is before ${what.en} (${earliest}).`)];
}

/** A currency that exists and in which the case has an item. */
export function currencyFaults(currency: string, items: readonly Item[]): IssueView[] {
  const others = [...new Set(items.map((item) => item.currency))];
  if (isCurrency(currency) && (others.length === 0 || others.includes(currency))) return [];
  const known = others.join(', ');
  const fr = `${currency} : les pièces de ce dossier sont en ${known}. Rien n’est converti.`;
  return [moneyFault('otherCurrency', 'currency', fr, `${currency}: the items of this case are in ${known}. Nothing is converted.`)];
}

/** The items of a case a name stands for, by id or number; none is a fault, as is one in another currency. */
export function itemsByName(name: string, field: string, items: readonly Item[], currency: string): { items: Item[]; faults: IssueView[] } {
  const found = items.filter(({ _id, number }) => _id === name || number === name);
  if (found.length === 0) {
    const fr = `${name} n’est pas une pièce de ce dossier.`;
    return { items: [], faults: [moneyFault('itemUnknown', field, fr, `${name} is no item of this case.`)] };
  }
  const same = found.filter((item) => item.currency === currency);
  if (same.length > 0) return { items: same, faults: [] };
  const fr = `${name} n’est pas en ${currency}. Rien n’est converti.`;
  return { items: [], faults: [moneyFault('otherCurrency', field, fr, `${name} is not in ${currency}. Nothing is converted.`)] };
}
