import { addDays, isoWeekday, toDayNumber, type CivilDate } from '@relance/domain';
import { baseDate, type SampleItem } from './items.js';
import type { Random } from './random.js';

/** A line of the bank; a reversal is negative. */
export interface SamplePayment {
  date: CivilDate;
  cents: number;
  accountCode: string;
  itemNumber: string;
  reference: string;
  label: string;
  kind: 'Virement' | 'Rejet';
  bankReason: string;
}

/** Last day of the eight weeks. */
const lastPaymentDay: CivilDate = '2025-10-24';

/** Receipts of the eight weeks after the base date: full, in part, too much, with a number nobody knows, and a few taken back by the bank. */
export function inventPayments(random: Random, items: readonly SampleItem[]): SamplePayment[] {
  const paid = items.filter(({ kind }) => kind === 'Facture').flatMap((item) => payItem(random, item));
  const inOrder = paid.toSorted((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
  const mistyped = new Set(Array.from({ length: Math.ceil(inOrder.length / 50) }, () => random.between(0, inOrder.length - 1)));
  const misread = inOrder.map((payment, index) =>
    mistyped.has(index) ? { ...payment, itemNumber: `X${payment.itemNumber.slice(1)}` } : payment,
  );
  const reversals = misread.filter((_, index) => index % 60 === 30).flatMap((payment) => takeBack(random, payment));
  return [...misread, ...reversals]
    .toSorted((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0))
    .map((payment, index) => ({ ...payment, reference: `VIR${String(25_000 + index)}` }));
}

/** Days from the due date, or from the base date for what was due before it, on which an account pays one item; undefined = not at all. */
function delayDays(random: Random, { account, dueDate }: SampleItem): number | undefined {
  const alreadyLate = dueDate < baseDate;
  if (account.habit === 'never') return random.chance(0.12) ? random.between(20, 45) : undefined;
  if (random.chance(0.17)) return undefined;
  if (account.habit === 'punctual') return alreadyLate ? random.between(1, 8) : random.between(-3, 4);
  if (account.habit === 'reminded') return alreadyLate ? random.between(3, 14) : random.pick([6, 7, 8, 9, 16, 17, 18, 19]);
  return alreadyLate ? random.between(16, 50) : random.between(24, 48);
}

function payItem(random: Random, item: SampleItem): SamplePayment[] {
  const delay = delayDays(random, item);
  if (delay === undefined) return [];
  const from = item.dueDate < baseDate ? baseDate : item.dueDate;
  const date = workday(addDays(from, delay));
  if (date <= baseDate || date > lastPaymentDay) return [];
  const draw = random.fraction();
  const { outstandingCents: owed } = item;
  const payment = (cents: number, on: CivilDate): SamplePayment => ({
    date: on,
    cents,
    accountCode: item.account.code,
    itemNumber: item.number,
    reference: '',
    label: `VIR ${item.account.name.toUpperCase().slice(0, 24)}`,
    kind: 'Virement',
    bankReason: '',
  });
  if (draw < 0.07) {
    const part = Math.round(owed * (0.4 + 0.3 * random.fraction()));
    const rest = workday(addDays(date, random.between(9, 20)));
    return rest <= lastPaymentDay && random.chance(0.5) ? [payment(part, date), payment(owed - part, rest)] : [payment(part, date)];
  }
  if (draw < 0.09) return [payment(owed + random.pick([90, 1_000, 4_000]), date)];
  return [payment(owed, date)];
}

function takeBack(random: Random, payment: SamplePayment): SamplePayment[] {
  const date = workday(addDays(payment.date, random.between(2, 5)));
  if (date > lastPaymentDay) return [];
  const label = payment.label.replace('VIR ', 'REJET ');
  return [
    {
      ...payment,
      date,
      cents: -payment.cents,
      label,
      kind: 'Rejet',
      bankReason: random.pick(['Provision insuffisante', 'Compte clôturé']),
    },
  ];
}

function workday(day: CivilDate): CivilDate {
  const weekday = isoWeekday(toDayNumber(day));
  return weekday > 5 ? addDays(day, 8 - weekday) : day;
}
