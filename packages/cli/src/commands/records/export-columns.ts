import { formatCellAmount, type Locale } from '@relance/domain';
import type { Account, AuditLine, Item, JournalEntry, Localized, TaskView } from '@relance/schemas';

/** One person of an account. */
export interface ContactRow {
  account: Account;
  contact: Account['contacts'][number];
}

/** A column of an exported table: its title, and what a row has in it. */
export interface Column<Row> {
  title: Localized;
  cell: (row: Row, locale: Locale) => string | undefined;
}

function column<Row>(fr: string, en: string, cell: Column<Row>['cell']): Column<Row> {
  return { title: { fr, en }, cell };
}

function amount(cents: number | undefined, currency: string, locale: Locale): string | undefined {
  return cents === undefined ? undefined : formatCellAmount(cents, currency, locale);
}

const instant = (atMs: number): string => new Date(atMs).toISOString();

/** Columns of the accounts. */
export const accountColumns: readonly Column<Account>[] = [
  column('Code client', 'Account code', ({ code }) => code),
  column('Raison sociale', 'Name', ({ name }) => name),
  column('SIREN', 'SIREN', ({ siren }) => siren),
  column('N° TVA', 'VAT number', ({ vatNumber }) => vatNumber),
  column('Segment', 'Segment', ({ segment }) => segment),
  column('Catégorie', 'Class', ({ debtorClass }) => debtorClass),
  column('Pays', 'Country', ({ country }) => country),
  column('Territoire', 'Territory', ({ territory }) => territory),
  column('Langue', 'Language', ({ locale }) => locale),
];

/** Columns of the people of the accounts. */
export const contactColumns: readonly Column<ContactRow>[] = [
  column('Code client', 'Account code', ({ account }) => account.code),
  column('Raison sociale', 'Name', ({ account }) => account.name),
  column('Contact', 'Contact', ({ contact }) => contact.name),
  column('Rôle', 'Role', ({ contact }) => contact.role),
  column('E-mail', 'E-mail', ({ contact }) => contact.email),
  column('Téléphone', 'Phone', ({ contact }) => contact.phone),
  column('Mobile', 'Mobile', ({ contact }) => contact.mobile),
];

/** Columns of the items; `accountCodes` names accounts by their ids. */
export function itemColumns(accountCodes: ReadonlyMap<string, string>): readonly Column<Item>[] {
  return [
    column('Code client', 'Account code', ({ accountId }) => accountCodes.get(accountId)),
    column('N° facture', 'Number', ({ number }) => number),
    column('Type', 'Type', ({ type }) => type),
    column('Date facture', 'Invoice date', ({ invoiceDate }) => invoiceDate),
    column('Date échéance', 'Due date', ({ dueDate }) => dueDate),
    column('Montant TTC', 'Gross amount', ({ grossCents, currency }, locale) => amount(grossCents, currency, locale)),
    column('Reste dû', 'Outstanding', ({ outstandingCents, currency }, locale) => amount(outstandingCents, currency, locale)),
    column('Devise', 'Currency', ({ currency }) => currency),
    column('Ouverte', 'Open', ({ open }, locale) => (open ? (locale === 'fr' ? 'oui' : 'yes') : locale === 'fr' ? 'non' : 'no')),
  ];
}

/** Columns of the tasks. */
export const taskColumns: readonly Column<TaskView>[] = [
  column('Tâche', 'Task', ({ task }) => task._id),
  column('Nature', 'Kind', ({ task }) => task.kind),
  column('Intitulé', 'Name', ({ task }) => task.name ?? task.nodeId),
  column('État', 'State', ({ task }) => task.state),
  column('Code client', 'Account code', ({ account }) => account.code),
  column('Raison sociale', 'Account', ({ account }) => account.name),
  column('Pièces', 'Items', ({ items }) => items.map(({ number }) => number).join(', ')),
  column('Ouverte le', 'Opened at', ({ task }) => instant(task.openedAt)),
  column('Résultat', 'Outcome', ({ task }) => task.outcome),
  column('Par', 'By', ({ task }) => task.outcomeBy),
  column('Note', 'Note', ({ task }) => task.note),
];

/** Columns of the journal; `numbers` names items by their ids. */
export function journalColumns(numbers: ReadonlyMap<string, string>): readonly Column<JournalEntry>[] {
  return [
    column('Instant', 'Instant', ({ at }) => instant(at)),
    column('Jour', 'Day', ({ on }) => on),
    column('Dossier', 'Case', ({ caseId }) => caseId),
    column('Ordre', 'Sequence', ({ sequence }) => String(sequence)),
    column('Nature', 'Kind', ({ kind }) => kind),
    column('Pièces', 'Items', ({ itemIds = [] }) => itemIds.map((id) => numbers.get(id) ?? id).join(', ')),
    column('Étape', 'Step', ({ nodeId }) => nodeId),
    column('Niveau', 'Level', ({ level }) => (level === undefined ? undefined : String(level))),
    column('Montant', 'Amount', ({ cents, currency = 'EUR' }, locale) => amount(cents, currency, locale)),
    column('Devise', 'Currency', ({ currency }) => currency),
    column('Détail', 'Detail', ({ detail }) => detail),
    column('Envoi', 'Message', ({ dispatchId }) => dispatchId),
    column('Accompagne', 'Along with', ({ companionOf }) => companionOf),
    column('Canal', 'Channel', ({ channel }) => channel),
    column('Empreinte', 'Hash', ({ hash }) => hash),
  ];
}

/** What an action changed, as `name=value` pairs. */
export function detailsText({ details = {} }: AuditLine): string {
  return Object.entries(details)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(', ');
}

/** Columns of the audit log. */
export const auditColumns: readonly Column<AuditLine>[] = [
  column('Instant', 'Instant', ({ at }) => instant(at)),
  column('Action', 'Action', ({ action }) => action),
  column('Par', 'By', ({ by }) => by.name),
  column('E-mail', 'E-mail', ({ by }) => by.email),
  column('Objet', 'Subject', ({ subjectId }) => subjectId),
  column('Détail', 'Details', detailsText),
];
