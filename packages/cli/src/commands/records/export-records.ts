import type { Locale } from '@relance/domain';
import { writeCsv } from '@relance/imports';
import { contracts, type Account, type Item } from '@relance/schemas';
import { allPages } from '../../connection/all-pages.js';
import { connect, type Connection } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { pathOf } from '../../terminal/read-file.js';
import { writeNewFile } from '../../terminal/write-new-file.js';
import { readTasks, taskStates } from '../cases/list-tasks.js';
import { readAudit } from '../people/list-audit.js';
import { accountColumns, auditColumns, contactColumns, itemColumns, journalColumns, taskColumns, type Column } from './export-columns.js';

/** What can be exported, in the order of the help. */
export const exportables = ['accounts', 'contacts', 'items', 'tasks', 'journal', 'audit'] as const;

/** One of {@link exportables}. */
export type Exportable = (typeof exportables)[number];

/** Options of `relance export WHAT`. */
export interface ExportOptions {
  format: 'csv' | 'json';
  output?: string;
}

/** Records, and the table a spreadsheet shows of them. */
interface Table {
  records: readonly unknown[];
  header: string[];
  cells: string[][];
}

function tableOf<Row>(columns: readonly Column<Row>[], records: readonly Row[], locale: Locale): Table {
  const header = columns.map(({ title }) => title[locale]);
  return { records, header, cells: records.map((row) => columns.map(({ cell }) => cell(row, locale) ?? '')) };
}

const readAccounts = (connection: Connection): Promise<Account[]> =>
  allPages((querystring) => connection.call(contracts.listAccounts, { querystring }));

async function readItems(connection: Connection): Promise<Item[]> {
  const pagesOf = (open: boolean): Promise<Item[]> =>
    allPages((page) => connection.call(contracts.listItems, { querystring: { ...page, open } }));
  return [...(await pagesOf(true)), ...(await pagesOf(false))];
}

/** How each table is read; one literal list. */
const tables: Readonly<Record<Exportable, (connection: Connection, locale: Locale) => Promise<Table>>> = {
  accounts: async (connection, locale) => tableOf(accountColumns, await readAccounts(connection), locale),
  contacts: async (connection, locale) => {
    const accounts = await readAccounts(connection);
    const rows = accounts.flatMap((account) => account.contacts.map((contact) => ({ account, contact })));
    return tableOf(contactColumns, rows, locale);
  },
  items: async (connection, locale) => {
    const codes = new Map((await readAccounts(connection)).map(({ _id, code }) => [_id, code]));
    return tableOf(itemColumns(codes), await readItems(connection), locale);
  },
  tasks: async (connection, locale) => {
    const byState = await Promise.all(taskStates.map((state) => readTasks(connection, state)));
    return tableOf(taskColumns, byState.flat(), locale);
  },
  journal: async (connection, locale) => {
    const numbers = new Map((await readItems(connection)).map(({ _id, number }) => [_id, number]));
    const rows = await allPages((querystring) => connection.call(contracts.listJournal, { querystring }));
    return tableOf(journalColumns(numbers), rows, locale);
  },
  audit: async (connection, locale) => tableOf(auditColumns, await readAudit(connection, {}), locale),
};

/**
 * Writes everything of one sort into a new file: a table for spreadsheets (semicolons, UTF-8 with byte order mark, no cell that is read as a formula,
 * titles in the language of the command), or the records as JSON.
 */
export async function exportRecords(context: CommandContext, what: Exportable, options: ExportOptions): Promise<CommandResult> {
  const { locale, io } = context;
  const { format, output: file = `relance-${what}.${format}` } = options;
  const { records, header, cells } = await tables[what](connect(context), locale);
  const pieces = format === 'csv' ? writeCsv(header, cells) : [`${JSON.stringify(records, undefined, 2)}\n`];
  await writeNewFile(pathOf(io, file), file, pieces);
  const rows = records.length;
  const line = locale === 'fr' ? `${String(rows)} lignes écrites dans ${file}.` : `${String(rows)} rows written to ${file}.`;
  return { exitCode: 0, output: { what, format, file, rows }, lines: [line] };
}
