import { isCurrency } from '@relance/domain';
import type { RowReader } from '../../reading/row-reader.js';
import { foldText } from '../../values/fold-text.js';
import { isScientific } from '../../values/identifiers.js';
import { readCurrency, readItemType, readLevel } from '../../values/words.js';
import type { ItemType } from '../../values/words.js';
import type { ItemRow } from './item-row.js';
import { addDebtor } from './map-debtor.js';
import { isCreditSide } from './study.js';
import type { ItemStudy } from './study.js';

function currencyOf(reader: RowReader, study: ItemStudy): string | undefined {
  const currency = readCurrency(reader.text('currency')) ?? study.options.currency ?? study.options.mapping?.currency ?? 'EUR';
  if (isCurrency(currency)) return currency;
  reader.fault('currencyUnknown', 'currency', 'EUR');
  return undefined;
}

/** The amount as the row states it, a credit negative, before any turning of signs. */
function statedCents(reader: RowReader, currency: string): number | undefined {
  if (reader.text('outstandingCents') === '') {
    const debit = reader.amount('debit', currency);
    const credit = reader.amount('credit', currency);
    if (debit !== undefined || credit !== undefined) return (debit ?? 0) - (credit ?? 0);
    if (reader.faults.length === 0) reader.fault('valueMissing', 'outstandingCents');
    return undefined;
  }
  const cents = reader.amount('outstandingCents', currency);
  return cents !== undefined && cents !== 0 && isCreditSide(reader.text('side')) ? -cents : cents;
}

/** Type and signed amount together: the sign of a row must be the one its type has everywhere else in the file. */
function typeAndAmount(reader: RowReader, study: ItemStudy, currency: string): { type: ItemType; cents: number } | undefined {
  const stated = statedCents(reader, currency);
  if (stated === undefined) return undefined;
  const turned = study.debtIsNegative() && stated !== 0 ? -stated : stated;
  const type = readItemType(reader.text('type'));
  if (type === undefined) return { type: turned < 0 ? 'creditNote' : 'invoice', cents: turned };
  if (type === 'creditNote') {
    const expectedSign = study.creditNotesArePositive() ? 1 : -1;
    if (stated !== 0 && Math.sign(stated) !== expectedSign) reader.fault('signDiffers', 'outstandingCents', expectedSign > 0 ? '+' : '-');
    return { type, cents: stated === 0 ? 0 : -Math.abs(stated) };
  }
  if (type !== 'other' && turned < 0) reader.fault('signDiffers', 'outstandingCents', study.debtIsNegative() ? '-' : '+');
  return { type, cents: turned };
}

function ordinalOf(reader: RowReader): number {
  const text = reader.text('instalmentOrdinal');
  if (text === '') return 1;
  const ordinal = /^\d{1,3}(?:[.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : 0;
  if (ordinal < 1) reader.fault('ordinalInvalid', 'instalmentOrdinal', '1, 2, 3');
  return ordinal;
}

function identifierOf(reader: RowReader, field: string): string {
  const text = reader.required(field);
  if (isScientific(text)) reader.fault('scientificNotation', field);
  return text;
}

/** Code of the row's account: of its own column, else its name, else what a heading line names. */
function accountCodeOf(reader: RowReader, study: ItemStudy): string {
  if (reader.has('accountCode')) return identifierOf(reader, 'accountCode');
  if (reader.has('accountName')) return identifierOf(reader, 'accountName');
  const heading = study.headingAccount(reader.record.line);
  if (heading === undefined) reader.fault('valueMissing', 'accountCode');
  return heading ?? '';
}

function addDates(reader: RowReader, row: ItemRow): void {
  const invoiceDate = reader.date('invoiceDate');
  const dueDate = reader.date('dueDate');
  const lastContactOn = reader.date('lastContactOn');
  if (invoiceDate !== undefined) row.invoiceDate = invoiceDate;
  if (dueDate !== undefined) row.dueDate = dueDate;
  if (lastContactOn !== undefined) row.lastContactOn = lastContactOn;
  if (dueDate === undefined && row.outstandingCents > 0 && !reader.faults.some((fault) => fault.column === reader.columnOf('dueDate'))) {
    reader.fault('valueMissing', 'dueDate', '31/01/2026');
  }
  if (invoiceDate !== undefined && dueDate !== undefined && dueDate < invoiceDate && row.outstandingCents > 0)
    reader.warn('dueBeforeInvoice', 'dueDate', invoiceDate);
}

function addHistory(reader: RowReader, row: ItemRow): void {
  const text = reader.text('lastLevel');
  if (text === '') return;
  const level = readLevel(text);
  if (level === undefined) reader.fault('levelInvalid', 'lastLevel', '0, 1, 2, 3, 4, 5');
  else row.lastLevel = level;
}

function addAmounts(reader: RowReader, row: ItemRow): void {
  for (const field of ['grossCents', 'netCents'] as const) {
    const cents = reader.amount(field, row.currency);
    if (cents === undefined) continue;
    // a document total follows the sign of what is open of it, however the file writes it
    row[field] = cents === 0 ? 0 : row.outstandingCents < 0 ? -Math.abs(cents) : row.outstandingCents > 0 ? Math.abs(cents) : cents;
  }
}

/** One row of an open-items list as a record; all its faults go to the reader. A document whose rows disagree is refused as a whole. */
export function mapItem(reader: RowReader, study: ItemStudy): ItemRow[] {
  const accountCode = accountCodeOf(reader, study);
  const number = identifierOf(reader, 'number');
  const currency = currencyOf(reader, study);
  if (study.contradicts(reader)) reader.fault('numberTwoAmounts', 'number');
  if (study.balanceFromTotal && /^(inpayment|partial|partiel)/.test(foldText(reader.text('paymentStatus'))))
    reader.fault('balanceUnknown', 'outstandingCents');
  const amount = currency === undefined ? undefined : typeAndAmount(reader, study, currency);
  if (currency === undefined || amount === undefined) return [];
  const instalmentOrdinal = ordinalOf(reader);
  const row: ItemRow = { accountCode, number, type: amount.type, instalmentOrdinal, currency, outstandingCents: amount.cents };
  addDates(reader, row);
  addAmounts(reader, row);
  addHistory(reader, row);
  addDebtor(reader, row, study);
  for (const field of study.passedThrough) {
    const text = reader.text(field);
    if (text !== '') row[field] = text;
  }
  return [row];
}
