import { addDays, daysBetween, isoWeekday, toDayNumber, type CivilDate } from '@relance/domain';
import type { SampleAccount, Segment } from './accounts.js';
import type { Random } from './random.js';

/** First day of the sample: the open items are those of that Monday morning. */
export const baseDate: CivilDate = '2025-09-01';

/** An open item on the base date; a credit note's amounts are negative. */
export interface SampleItem {
  account: SampleAccount;
  kind: 'Facture' | 'Avoir';
  number: string;
  invoiceDate: CivilDate;
  dueDate: CivilDate;
  grossCents: number;
  outstandingCents: number;
  orderNumber: string;
  serviceCode: string;
  lastLevel: number | undefined;
  lastContactOn: CivilDate | undefined;
}

/** Terms, size of invoices and number of items relative to the others, by segment. */
const terms: Readonly<Record<Segment, { due: (invoiceDate: CivilDate) => CivilDate; medianCents: number; weight: number }>> = {
  'PME faible risque': { due: (day) => addDays(day, 30), medianCents: 95_000, weight: 0.72 },
  'Grand compte': { due: (day) => endOfMonth(addDays(day, 45)), medianCents: 620_000, weight: 2.7 },
  'Organisme public': { due: (day) => addDays(day, 30), medianCents: 240_000, weight: 1.05 },
  'Client à risque': { due: (day) => addDays(day, 30), medianCents: 155_000, weight: 0.75 },
  'Échéance 60 jours': { due: (day) => addDays(day, 60), medianCents: 210_000, weight: 0.95 },
};

const firstDue: CivilDate = '2025-07-04';
const lastInvoiceDate: CivilDate = '2025-08-29';

function endOfMonth(day: CivilDate): CivilDate {
  const month = day.slice(0, 8);
  return [31, 30, 29, 28].map((last) => `${month}${String(last)}`).find((date) => isMonthDay(date)) ?? day;
}

function isMonthDay(date: CivilDate): boolean {
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

/** The weekday at or before a day. */
function weekdayBefore(day: CivilDate): CivilDate {
  const weekday = isoWeekday(toDayNumber(day));
  return weekday > 5 ? addDays(day, 5 - weekday) : day;
}

/** Invoices as many as asked for and credit notes at one in twenty-five, numbered in the order of their dates as an invoicing program does. */
export function inventItems(random: Random, accounts: readonly SampleAccount[], count: number): SampleItem[] {
  const credits = Math.round(count / 26);
  const shares = accounts.map((account) => terms[account.segment].weight * (0.4 + 1.2 * random.fraction()));
  const total = shares.reduce((sum, share) => sum + share, 0);
  const invoices: SampleItem[] = [];
  let owed = 0;
  for (const [index, account] of accounts.entries()) {
    owed += ((shares[index] ?? 0) / total) * (count - credits - accounts.length);
    const extra = Math.floor(owed);
    owed -= extra;
    for (let nth = 0; nth <= extra; nth += 1) invoices.push(inventInvoice(random, account));
  }
  const creditNotes = Array.from({ length: credits }, () => inventCredit(random, random.pick(invoices)));
  return [...numbered(invoices, 'F2025-', 3_100), ...numbered(creditNotes, 'AV2025-', 140)];
}

function numbered(items: readonly SampleItem[], prefix: string, first: number): SampleItem[] {
  const inOrder = items.toSorted((left, right) =>
    left.invoiceDate < right.invoiceDate ? -1 : left.invoiceDate > right.invoiceDate ? 1 : 0,
  );
  return inOrder.map((item, index) => ({ ...item, number: `${prefix}${String(first + index).padStart(5, '0')}` }));
}

function inventInvoice(random: Random, account: SampleAccount): SampleItem {
  const { due, medianCents } = terms[account.segment];
  const latest = daysBetween('2025-06-02', lastInvoiceDate);
  let invoiceDate = lastInvoiceDate;
  // late summer is denser than June: the square root leans the draw towards the last weeks
  do invoiceDate = weekdayBefore(addDays('2025-06-02', Math.round(latest * Math.sqrt(random.fraction()))));
  while (due(invoiceDate) < firstDue);
  const dueDate = due(invoiceDate);
  const spread = Math.exp(1.1 * (random.fraction() + random.fraction() + random.fraction() - 1.5));
  const grossCents = Math.max(2_400, Math.round(medianCents * spread));
  const partPaid = random.chance(0.06) ? Math.round(grossCents * (0.2 + 0.6 * random.fraction())) : 0;
  const isPublic = account.segment === 'Organisme public';
  const overdueDays = daysBetween(dueDate, baseDate);
  const remindedBefore = overdueDays > 25 && random.chance(0.5);
  return {
    account,
    kind: 'Facture',
    number: '',
    invoiceDate,
    dueDate,
    grossCents,
    outstandingCents: grossCents - partPaid,
    orderNumber: isPublic ? `ENG${String(random.between(100_000, 999_999))}` : '',
    serviceCode: isPublic ? random.pick(['SVC-FIN', 'SVC-TECH', 'SVC-ACHATS', 'SVC-SCOL']) : '',
    lastLevel: remindedBefore ? 1 : undefined,
    lastContactOn: remindedBefore ? weekdayBefore(addDays(baseDate, -random.between(10, 16))) : undefined,
  };
}

function inventCredit(random: Random, invoice: SampleItem): SampleItem {
  const cents = -Math.max(1_200, Math.round(invoice.outstandingCents * (0.05 + 0.25 * random.fraction())));
  const latest = Math.max(0, daysBetween(invoice.invoiceDate, lastInvoiceDate));
  const date = weekdayBefore(addDays(invoice.invoiceDate, random.between(0, latest)));
  const issued = date < invoice.invoiceDate ? invoice.invoiceDate : date;
  return {
    ...invoice,
    kind: 'Avoir',
    invoiceDate: issued,
    dueDate: issued,
    grossCents: cents,
    outstandingCents: cents,
    lastLevel: undefined,
    lastContactOn: undefined,
  };
}
