import { formatMoney } from '@relance/domain';
import { contracts, type ContactsImport, type IssueView, type ItemsImport, type PaymentsImport } from '@relance/schemas';
import { access } from 'node:fs/promises';
import { parse } from 'node:path';
import { connect, type Connection } from '../../connection/connect.js';
import { openUpload, saveRejectedRows, uploadBytes, type ImportContract } from '../../connection/upload-file.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { CommandFault } from '../../terminal/command-fault.js';
import { pathOf, readJsonFile } from '../../terminal/read-file.js';
import { issueLines } from '../../texts/issue-lines.js';

/** Options of the three imports; `full` is for items alone. */
export interface ImportFileOptions {
  mapping?: string;
  dateOrder?: 'day' | 'month';
  dryRun?: boolean;
  full?: boolean;
  confirmFull?: boolean;
}

type ImportResult = ItemsImport | PaymentsImport | ContactsImport;

const PHASES = {
  reading: { fr: 'Lecture', en: 'Reading' },
  closing: { fr: 'Fermeture par absence', en: 'Closing by absence' },
  waking: { fr: 'Ouverture des dossiers', en: 'Opening cases' },
} as const;

/** `balance.csv` → `balance.rejets.csv`, in the user's language; a number keeps an older file of rejected rows. */
async function rejectedPath(context: CommandContext, file: string): Promise<string> {
  const { dir, name, ext } = parse(pathOf(context.io, file));
  const word = context.locale === 'fr' ? 'rejets' : 'rejected';
  for (let count = 1; ; count += 1) {
    const path = `${dir}/${name}.${word}${count === 1 ? '' : `-${count}`}${ext === '' ? '.csv' : ext}`;
    try {
      await access(path);
    } catch {
      return path; // no such file: the name is free
    }
  }
}

async function send(
  context: CommandContext,
  connection: Connection,
  contract: ImportContract,
  file: string,
  options: ImportFileOptions,
): Promise<ImportResult> {
  const mapping = options.mapping === undefined ? undefined : JSON.stringify(await readJsonFile(context.io, options.mapping));
  const body = await openUpload(context, file);
  const { dateOrder, dryRun } = options;
  const querystring = { mapping, dateOrder, dryRun, full: options.full, confirmFull: options.confirmFull };
  try {
    const result = await uploadBytes(context, connection, contract, { body, querystring }, ({ phase, done, total }) => {
      context.progress.report(PHASES[phase][context.locale], done, total);
    });
    // the server serializes by the contract's own schema
    return result as ImportResult;
  } catch (error) {
    if (!(error instanceof CommandFault) || error.code !== 'RLC_FULL_NEEDS_CONFIRMATION') throw error;
    const text = { fr: `${error.text.fr} Ajoutez --confirm-full.`, en: `${error.text.en} Add --confirm-full.` };
    throw new CommandFault(1, error.code, text, error.issues);
  } finally {
    context.progress.end();
  }
}

/** The rejected rows beside the imported file; null when there are none. A dry run keeps nothing on the server: it may have no file to give. */
async function keepRejected(context: CommandContext, connection: Connection, file: string, result: ImportResult): Promise<string | null> {
  if (result.rejectedFile === null) return null;
  const target = await rejectedPath(context, file);
  try {
    await saveRejectedRows(context, connection, result.importId, target);
    return target;
  } catch (error) {
    if (result.dryRun && error instanceof CommandFault && error.code === 'RLC_NOT_FOUND') return null;
    throw error;
  }
}

function summaryOf(locale: 'fr' | 'en', result: ImportResult): string[] {
  const fr = locale === 'fr';
  if ('allocated' in result) {
    const { rows, allocated, partial, over, unallocated, unchanged } = result;
    return [
      fr
        ? `${rows} règlements lus : ${allocated} lettrés (dont ${partial} partiels, ${over} au-delà du dû), ${unallocated.length} non lettrés, ${unchanged} déjà connus.`
        : `${rows} payments read: ${allocated} allocated (${partial} in part, ${over} beyond what was owed), ${unallocated.length} unallocated, ${unchanged} known before.`,
      ...unallocated.map((receipt) => {
        const amount = formatMoney(receipt.cents, receipt.currency, locale);
        const why = (fr ? receipt.fr : receipt.en) ?? receipt.reason;
        return fr ? `  ligne ${receipt.line}, ${amount} : ${why}` : `  line ${receipt.line}, ${amount}: ${why}`;
      }),
    ];
  }
  const { rows, created, updated, unchanged } = result;
  const lines = [
    fr
      ? `${rows} lignes lues : ${created} créées, ${updated} mises à jour, ${unchanged} inchangées.`
      : `${rows} rows read: ${created} created, ${updated} updated, ${unchanged} unchanged.`,
  ];
  if (!('totals' in result)) return lines;
  const totals = result.totals.map(({ cents, currency }) => formatMoney(cents, currency, locale)).join(' + ');
  if (totals !== '') lines.push(fr ? `Total dû : ${totals}.` : `Total owed: ${totals}.`);
  if (result.closedByAbsence > 0) {
    const count = result.closedByAbsence;
    lines.push(
      fr ? `${count} pièces absentes du fichier complet sont fermées.` : `${count} items the complete file no longer lists are closed.`,
    );
  }
  return lines;
}

/** Lines of the file that made no row, and rows it lists twice. */
function leftOutLines(locale: 'fr' | 'en', result: ImportResult): string[] {
  const fr = locale === 'fr';
  const duplicates = 'duplicates' in result ? result.duplicates : 0;
  const lines: string[] = [];
  if (duplicates > 0) lines.push(fr ? `${duplicates} lignes répétées, prises une seule fois.` : `${duplicates} repeated rows, taken once.`);
  if (result.skipped === 0) return lines;
  const skipped = result.skipped;
  return [
    ...lines,
    fr ? `${skipped} lignes ignorées (totaux, titres, pièces soldées).` : `${skipped} lines left out (totals, headings, closed items).`,
  ];
}

function rejectedLine(locale: 'fr' | 'en', rejected: number, rejectedFile: string | null): string[] {
  if (rejected === 0) return [];
  const where = rejectedFile === null ? '' : locale === 'fr' ? ` : voir ${rejectedFile}` : `: see ${rejectedFile}`;
  return [locale === 'fr' ? `${rejected} lignes rejetées${where}.` : `${rejected} rows rejected${where}.`];
}

function dryRunLine(locale: 'fr' | 'en', dryRun: boolean): string[] {
  if (!dryRun) return [];
  return [locale === 'fr' ? 'Essai à blanc : rien n’a été enregistré.' : 'Dry run: nothing was recorded.'];
}

/**
 * Imports a file by one of the three routes, with progress; rejected rows are written beside it. Exit code 1 when rows were rejected (the
 * others are imported) or the file as a whole cannot be read.
 */
export async function importFile(
  context: CommandContext,
  contract: ImportContract,
  file: string,
  options: ImportFileOptions,
): Promise<CommandResult> {
  const connection = connect(context);
  const answer = await send(context, connection, contract, file, options);
  const rejectedFile = await keepRejected(context, connection, file, answer);
  const output = { ...answer, rejectedFile };
  // the schema of an issue is open: an array of them is what the route answers
  const issues = answer.issues as IssueView[];
  const lines = [
    ...summaryOf(context.locale, output),
    ...leftOutLines(context.locale, answer),
    ...rejectedLine(context.locale, answer.rejected, rejectedFile),
    ...issueLines(context.locale, issues),
    ...dryRunLine(context.locale, answer.dryRun),
  ];
  return { exitCode: answer.rejected > 0 ? 1 : 0, output, lines };
}

/** The routes of the three imports by the word of the command. */
export const importContracts = {
  items: contracts.importItems,
  payments: contracts.importPayments,
  contacts: contracts.importContacts,
} as const;
