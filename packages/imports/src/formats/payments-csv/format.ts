import { isCurrency } from '@relance/domain';
import type { CivilDate } from '@relance/domain';
import type { FormatStudy, ImportFormat, ImportOptions } from '../../reading/import-format.js';
import type { RowReader } from '../../reading/row-reader.js';
import { foldText } from '../../values/fold-text.js';
import { readCurrency } from '../../values/words.js';
import { paymentFields } from './fields.js';

/** Money received, or taken back, as a list of payments states it; absent = the list says nothing. */
export interface PaymentRow {
  date: CivilDate;
  /** Minor units; positive for money received, negative for money taken back. */
  amountCents: number;
  /** ISO 4217. */
  currency: string;
  kind: 'payment' | 'reversal';
  accountCode?: string;
  /** Number of the item the payer named. */
  itemNumber?: string;
  reference?: string;
  label?: string;
  /** Why the bank took the money back. */
  bankReason?: string;
}

/** Nothing is learnt from the whole of a list of payments but its style. */
export interface PaymentStudy extends FormatStudy {
  readonly options: ImportOptions;
}

const PASSED_THROUGH = ['accountCode', 'itemNumber', 'reference', 'label', 'bankReason'] as const;

function statedCents(reader: RowReader, currency: string): number | undefined {
  if (reader.text('amountCents') !== '') return reader.amount('amountCents', currency);
  const credit = reader.amount('credit', currency);
  const debit = reader.amount('debit', currency);
  if (credit === undefined && debit === undefined) {
    if (reader.faults.length === 0) reader.fault('valueMissing', 'amountCents');
    return undefined;
  }
  return (credit ?? 0) - Math.abs(debit ?? 0);
}

function saysReversal(text: string): boolean {
  return /^(rejet.*|impaye.*|annulation.*|contrepassation|extourne|reversal|reversed|reject(ed)?|chargeback|unpaid|return(ed)?|remboursement|refund|debit|d)$/.test(
    foldText(text),
  );
}

function mapPayment(reader: RowReader, { options }: PaymentStudy): PaymentRow[] {
  const date = reader.date('date');
  if (date === undefined && reader.faults.length === 0) reader.fault('valueMissing', 'date', '31/01/2026');
  const currency = readCurrency(reader.text('currency')) ?? options.currency ?? options.mapping?.currency ?? 'EUR';
  if (!isCurrency(currency)) {
    reader.fault('currencyUnknown', 'currency', 'EUR');
    return [];
  }
  const cents = statedCents(reader, currency);
  if (date === undefined || cents === undefined) return [];
  const reversal = cents < 0 || saysReversal(reader.text('kind'));
  const amountCents = reversal && cents !== 0 ? -Math.abs(cents) : cents;
  const row: PaymentRow = { date, amountCents, currency, kind: reversal ? 'reversal' : 'payment' };
  for (const field of PASSED_THROUGH) {
    const text = reader.text(field);
    if (text !== '') row[field] = text;
  }
  return [row];
}

/** Lists of payments: one row per receipt, or per receipt and invoice. */
export const paymentsCsv: ImportFormat<PaymentRow, PaymentStudy> & { readonly id: 'payments-csv' } = {
  id: 'payments-csv',
  fields: paymentFields,
  requirements: [['date'], ['amountCents', 'credit', 'debit']],
  anchor: 'date',
  totalField: 'amountCents',
  startStudy: (_layout, options) => ({
    options,
    observe: () => undefined,
    conclude: () => ({ faults: [], warnings: [] }),
  }),
  skip: () => undefined,
  map: mapPayment,
  amountOf: ({ currency, amountCents }) => ({ currency, cents: amountCents }),
};
