import type { CivilDate } from '@relance/domain';
import type { SampleAccount } from './accounts.js';
import type { SampleItem } from './items.js';
import type { SamplePayment } from './payments.js';

const byteOrderMark = '\ufeff';

type Columns<Row> = Readonly<Record<string, (row: Row) => string>>;

/** A table as French accounting software exports it: semicolons, a byte order mark, CRLF, quotes only where needed. */
function table<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const cell = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [Object.keys(columns), ...rows.map((row) => Object.values(columns).map((column) => column(row)))];
  return `${byteOrderMark}${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** `1 234,56` with plain spaces, as exported. */
function frenchAmount(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const units = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, ' ');
  return `${cents < 0 ? '-' : ''}${units},${digits.slice(-2)}`;
}

/** `28/11/2025`. */
function frenchDate(date: CivilDate): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

const agencies: Readonly<Record<string, string>> = { '2': 'Ouest', '3': 'Nord-Est', '4': 'Sud-Est', '5': 'Sud-Ouest' };

const itemColumns: Columns<SampleItem> = {
  'Code tiers': ({ account }) => account.code,
  'Raison sociale': ({ account }) => account.name,
  SIREN: ({ account }) => account.siren,
  'Type de client': ({ account }) => (account.segment === 'Organisme public' ? 'Organisme public' : 'Entreprise'),
  'Type de pièce': ({ kind }) => kind,
  'N° pièce': ({ number }) => number,
  'Date facture': ({ invoiceDate }) => frenchDate(invoiceDate),
  Échéance: ({ dueDate }) => frenchDate(dueDate),
  'Montant TTC': ({ grossCents }) => frenchAmount(grossCents),
  'Reste dû': ({ outstandingCents }) => frenchAmount(outstandingCents),
  Devise: () => 'EUR',
  Segment: ({ account }) => account.segment,
  Contact: ({ account }) => account.people[0]?.name ?? '',
  'E-mail': ({ account }) => account.people[0]?.email ?? '',
  Téléphone: ({ account }) => account.people[0]?.phone ?? '',
  Mobile: ({ account }) => account.people[0]?.mobile ?? '',
  Adresse: ({ account }) => account.address.street,
  CP: ({ account }) => account.address.postcode,
  Ville: ({ account }) => account.address.city,
  Pays: ({ account }) => account.address.country,
  Langue: ({ account }) => account.language,
  'N° engagement': ({ orderNumber }) => orderNumber,
  'Code service': ({ serviceCode }) => serviceCode,
  'Niveau de relance': ({ lastLevel }) => (lastLevel === undefined ? '' : String(lastLevel)),
  'Date dernière relance': ({ lastContactOn }) => (lastContactOn === undefined ? '' : frenchDate(lastContactOn)),
  'Chargé de recouvrement': ({ account }) => account.collector,
  Agence: ({ account }) => agencies[account.people[0]?.phone.charAt(1) ?? ''] ?? '',
};

/** The open-items list, by account and due date. */
export function itemTable(items: readonly SampleItem[]): string {
  const key = ({ account, dueDate, number }: SampleItem): string => `${account.code} ${dueDate} ${number}`;
  return table(
    itemColumns,
    items.toSorted((left, right) => (key(left) < key(right) ? -1 : 1)),
  );
}

const paymentColumns: Columns<SamplePayment> = {
  'Date règlement': ({ date }) => frenchDate(date),
  Type: ({ kind }) => kind,
  'Code tiers': ({ accountCode }) => accountCode,
  'N° facture': ({ itemNumber }) => itemNumber,
  Montant: ({ cents }) => frenchAmount(cents),
  Devise: () => 'EUR',
  Référence: ({ reference }) => reference,
  Libellé: ({ label }) => label,
  'Motif rejet': ({ bankReason }) => bankReason,
};

/** The receipts in the order of their dates, one line each. */
export function paymentTable(payments: readonly SamplePayment[]): string {
  return table(paymentColumns, payments);
}

/** The people of all accounts with their roles. */
export function contactTable(accounts: readonly SampleAccount[]): string {
  type Row = { account: SampleAccount; person: SampleAccount['people'][number] };
  const columns: Columns<Row> = {
    'Code tiers': ({ account }) => account.code,
    Rôle: ({ person }) => person.role,
    Civilité: ({ person }) => person.civility,
    'Nom complet': ({ person }) => person.name,
    'E-mail': ({ person }) => person.email,
    Téléphone: ({ person }) => person.phone,
    Mobile: ({ person }) => person.mobile,
    Langue: ({ account }) => account.language,
  };
  return table(
    columns,
    accounts.flatMap((account) => account.people.map((person) => ({ account, person }))),
  );
}
