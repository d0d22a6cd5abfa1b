import { formatLongDate, formatMoney, formatPlainDate, formatShortDate } from '@relance/domain';
import Handlebars from 'handlebars';
import type { MessageData } from '../message-data.js';
import { TemplateError } from './template-error.js';

/** Largest message that leaves, in characters of HTML (reliability register 11). */
export const largestMessage = 262_144;

/** The parts of the letter that a template may place itself; printed once each. */
export interface Places {
  salutation: () => string;
  statement: () => string;
  bankDetails: () => string;
}

/** How many invoices the message asks to be paid; where it asks for none, how many it announces. */
function invoicesAsked({ items }: MessageData): number {
  const asked = items.filter(({ role }) => role === 'claimed' || role === 'reminded' || role === 'discussed');
  return (asked.length > 0 ? asked : items.filter(({ role }) => role === 'announced')).length;
}

/**
 * The functions of one rendering, closed over its data: no state is shared between messages. `plural count one many` prints the number
 * with its word (French: 0 and 1 are singular), `oneOrMany one many` the wording for the one invoice or the several it is about; loops stop with a TemplateError once they have printed more than a message may hold.
 */
export function printHelpers(data: MessageData, places: Places): Record<string, Handlebars.HelperDelegate> {
  const { locale } = data;
  const printed = { characters: 0 };
  const take = (text: string): string => {
    printed.characters += text.length;
    if (printed.characters > largestMessage) throw new TemplateError('tooLarge', `more than ${String(largestMessage)} characters`);
    return text;
  };
  const place = (part: () => string) => () => new Handlebars.SafeString(take(part()));
  return {
    money: (cents: unknown, currency: unknown) => formatMoney(Number(cents), String(currency), locale),
    longDate: (date: unknown) => formatLongDate(String(date), locale),
    shortDate: (date: unknown) => formatShortDate(String(date), locale),
    plainDate: (date: unknown) => formatPlainDate(String(date), locale),
    percent: (rate: unknown) => formatPercent(String(rate), locale),
    count: (list: unknown) => (Array.isArray(list) ? list.length : 0),
    plural: (amount: unknown, one: unknown, many: unknown) => {
      const quantity = Array.isArray(amount) ? amount.length : Number(amount);
      const singular = locale === 'fr' ? Math.abs(quantity) < 2 : Math.abs(quantity) === 1;
      return `${String(quantity)} ${String(singular ? one : many)}`;
    },
    oneOrMany: (one: unknown, many: unknown) => String(invoicesAsked(data) === 1 ? one : many),
    salutation: () => places.salutation(),
    statement: place(places.statement),
    bankDetails: place(places.bankDetails),
    each: (list: unknown, options: Handlebars.HelperOptions) => {
      if (!Array.isArray(list) || list.length === 0) return take(options.inverse({}));
      const each = (element: unknown, index: number): string =>
        take(options.fn(element, { data: { index, first: index === 0, last: index === list.length - 1 }, blockParams: [element, index] }));
      return list.map(each).join('');
    },
  };
}

/** A rate for people: `12,15 %`, `12.15%`; the digits are those given, nothing is rounded. */
function formatPercent(rate: string, locale: 'fr' | 'en'): string {
  return locale === 'fr' ? `${rate.replace('.', ',')}\u00a0%` : `${rate}%`;
}
