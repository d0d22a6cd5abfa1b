import { formatMoney, formatShortDate } from '@relance/domain';
import type { LetterBlock } from '@relance/schemas';
import type { MessageCredit, MessageData, MessageItem } from '../message-data.js';
import { escape } from './escape.js';
import { layoutWords, type LayoutWords } from './words.js';

type Locale = MessageData['locale'];

interface Column {
  title: string;
  amount?: boolean;
  item: (item: MessageItem) => string;
  credit: (credit: MessageCredit) => string;
}

/** A date in figures, as people compare it with their own ledger: `28/11/2025`. */
export function numericDate(date: string): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** Days overdue, or how many are left, in words. */
export function lateness(daysPastDue: number, words: LayoutWords): string {
  const days = (count: number): string => `${String(count)}\u00a0${count === 1 ? words.day : words.days}`;
  if (daysPastDue > 0) return days(daysPastDue);
  return daysPastDue === 0 ? words.today : `${words.dueIn} ${days(-daysPastDue)}`;
}

/** Columns that some line fills; the buyer's references stand on every line as soon as one item has them. */
function columnsFor(items: readonly MessageItem[], words: LayoutWords, locale: Locale): Column[] {
  const text = (title: string, item: Column['item'], credit: Column['credit'] = () => ''): Column => ({ title, item, credit });
  const creditNumber = ({ number, forItemNumber }: MessageCredit): string =>
    forItemNumber === undefined ? `${words.credit} ${number}` : `${words.credit} ${number} (${words.creditFor} ${forItemNumber})`;
  const columns = [
    text(words.number, ({ number }) => number, creditNumber),
    text(
      words.invoiceDate,
      ({ invoiceDate }) => numericDate(invoiceDate),
      ({ date }) => numericDate(date),
    ),
    text(words.dueDate, ({ dueDate }) => numericDate(dueDate)),
    text(items.some(({ daysPastDue }) => daysPastDue > 0) ? words.late : words.falls, ({ daysPastDue }) => lateness(daysPastDue, words)),
  ];
  if (items.some(({ orderNumber }) => orderNumber !== undefined)) columns.push(text(words.order, (item) => item.orderNumber ?? '–'));
  if (items.some(({ serviceCode }) => serviceCode !== undefined)) columns.push(text(words.service, (item) => item.serviceCode ?? '–'));
  if (items.some(({ role }) => role === 'listed')) {
    columns.push(text(words.lastContact, (item) => (item.lastContactOn === undefined ? '–' : formatShortDate(item.lastContactOn, locale))));
  }
  return [
    ...columns,
    {
      title: words.outstanding,
      amount: true,
      item: (item) => formatMoney(item.outstandingCents, item.currency, locale),
      credit: (credit) => formatMoney(credit.cents, credit.currency, locale),
    },
  ];
}

/** One table of a statement, every cell printed as a reader sees it. */
export type StatementTable = Omit<Extract<LetterBlock, { kind: 'table' }>, 'kind'>;

interface Section {
  /** For one line, and for several. */
  title: { one: string; many: string };
  items: readonly MessageItem[];
  credits: readonly MessageCredit[];
  totals: StatementTable['totals'];
}

function table({ title, items, credits, totals }: Section, data: MessageData): StatementTable[] {
  if (items.length === 0 && credits.length === 0) return [];
  const columns = columnsFor(items, layoutWords[data.locale], data.locale);
  return [
    {
      title: items.length === 1 ? title.one : title.many,
      columns: columns.map((column) => ({ title: column.title, ...(column.amount === true ? { amount: true } : {}) })),
      rows: [
        ...items.map((item) => columns.map((column) => column.item(item))),
        ...credits.map((credit) => columns.map((column) => column.credit(credit))),
      ],
      totals,
    },
  ];
}

/** Items that are paid, thanked for: no delay and no amount beside them (law 23). */
function settledTable(items: readonly MessageItem[], words: LayoutWords): StatementTable[] {
  if (items.length === 0) return [];
  const rows = items.map(({ number, invoiceDate, dueDate }) => [number, numericDate(invoiceDate), numericDate(dueDate)]);
  const columns = [words.number, words.invoiceDate, words.dueDate].map((title) => ({ title }));
  return [{ title: items.length === 1 ? words.settled.one : words.settled.many, columns, rows, totals: [] }];
}

/**
 * The lines of a message by role (law 17), credits as lines of their own, one total per currency and payee account; announced and listed
 * lines stand apart, outside the total. Amounts are those given, never recomputed here.
 */
export function statementTables(data: MessageData): StatementTable[] {
  const words = layoutWords[data.locale];
  const ofRole = (...roles: MessageItem['role'][]): MessageItem[] => data.items.filter(({ role }) => roles.includes(role));
  const several = data.totals.length > 1;
  const totals = (label: string, cents: (total: MessageData['totals'][number]) => number | undefined): StatementTable['totals'] =>
    data.totals.flatMap((total) => {
      const amount = cents(total);
      if (amount === undefined) return [];
      return [{ label: several ? `${label} (${total.bank})` : label, amount: formatMoney(amount, total.currency, data.locale) }];
    });
  const asked = ofRole('claimed', 'reminded', 'discussed');
  const titles = { claimed: words.claimed, discussed: words.discussed };
  const named = asked.map(({ role }) => role).find((role) => role === 'claimed' || role === 'discussed');
  const hasAsked = asked.length > 0 || data.credits.length > 0;
  return [
    ...table(
      {
        title: named === undefined ? words.toPay : titles[named],
        items: asked,
        credits: data.credits,
        totals: totals(words.total, ({ cents }) => (hasAsked ? cents : undefined)),
      },
      data,
    ),
    ...table(
      {
        title: hasAsked ? words.announced : words.falling,
        items: ofRole('announced'),
        credits: data.announcedCredits ?? [],
        totals: totals(words.totalAnnounced, ({ announcedCents }) => announcedCents),
      },
      data,
    ),
    ...table({ title: words.listed, items: ofRole('listed'), credits: [], totals: [] }, data),
    ...settledTable(ofRole('settled'), words),
  ];
}

const cell = (tag: 'td' | 'th', { amount }: { amount?: boolean }, text: string): string =>
  `<${tag}${amount === true ? ' class="amount"' : ''}>${escape(text)}</${tag}>`;

function tableHtml({ title, columns, rows, totals }: StatementTable): string {
  const span = String(columns.length - 1);
  const lines = rows.map((row) => columns.map((column, index) => cell('td', column, row[index] ?? '')).join(''));
  const sums = totals.map(
    ({ label, amount }) => `<tr class="total"><td colspan="${span}">${escape(label)}</td><td class="amount">${escape(amount)}</td></tr>`,
  );
  return `<h2>${escape(title)}</h2>
    <table class="items" cellpadding="5" cellspacing="0">
    <thead><tr>${columns.map((column) => cell('th', column, column.title)).join('')}</tr></thead>
    <tbody>${lines.map((line) => `<tr>${line}</tr>`).join('')}</tbody>
    ${sums.length === 0 ? '' : `<tfoot>${sums.join('')}</tfoot>`}</table>`;
}

/** {@link statementTables} as HTML. */
export function statement(data: MessageData): string {
  return statementTables(data).map(tableHtml).join('');
}
