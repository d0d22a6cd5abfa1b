import { reversalReasons, type CaseView, type Dispatch, type PaymentView, type ReversalReason } from '@relance/schemas';
import type { TFunction } from 'i18next';
import type { Locale } from '@relance/domain';
import { formatAmount, formatDay } from '../../../../i18n/format.js';
import type { CommandField, FieldSource } from '../command-field.js';

/** What the fields of a form are chosen from. */
export interface FormGround {
  readonly view: CaseView;
  readonly messages: readonly Dispatch[];
  readonly payments: readonly PaymentView[];
  readonly today: string;
}

/** One thing to choose: what is sent, and what is read. */
export interface Choice {
  value: string;
  label: string;
}

const offered: Readonly<Record<FieldSource, (ground: FormGround, locale: Locale) => Choice[]>> = {
  items: ({ view }, locale) =>
    view.items
      .filter(({ open, outstandingCents }) => open && outstandingCents > 0)
      .map(({ _id, number, outstandingCents, currency }) => ({
        value: _id,
        label: `${number} · ${formatAmount(outstandingCents, currency, locale)}`,
      })),
  contacts: ({ view }) => view.accounts.flatMap(({ contacts }) => contacts.map(({ id, name }) => ({ value: id, label: name }))),
  messages: ({ messages }, locale) =>
    messages.map(({ _id, subject, channel, intentAt }) => ({
      value: _id,
      label: `${formatDay(new Date(intentAt).toISOString().slice(0, 10), locale)} · ${subject ?? channel}`,
    })),
  payments: ({ payments }, locale) =>
    payments
      .filter(({ payment }) => payment.kind === 'payment')
      .map(({ payment }) => ({
        value: payment._id,
        label: [
          formatDay(payment.effectiveOn, locale),
          formatAmount(payment.amountCents, payment.currency, locale),
          ...(payment.reference === undefined ? [] : [payment.reference]),
        ].join(' · '),
      })),
  accounts: ({ view }) => view.accounts.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` })),
};

/** A word of a list, in the language of the page: in the words of its field, else in those it has everywhere. */
export function choiceWord(t: TFunction, locale: Locale, field: string, value: string): string {
  const reversals: Readonly<Record<string, ReversalReason>> = reversalReasons;
  const ofReversal = field === 'reason' ? reversals[value]?.title[locale] : undefined;
  return t([`commands.choice.${field}.${value}`, `commands.choice.any.${value}`] as never, { defaultValue: ofReversal ?? value });
}

/** What a field may be chosen from, in words. */
export function choicesOf(field: CommandField, ground: FormGround, t: TFunction, locale: Locale): Choice[] {
  if (field.source !== undefined) return offered[field.source](ground, locale);
  return (field.choices ?? []).map((value) => ({ value, label: choiceWord(t, locale, field.name, value) }));
}
