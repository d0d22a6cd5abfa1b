import { contractPath, contracts, readProblem, type LetterBatchPosted, type Localized } from '@relance/schemas';
import { parse } from 'node:path';
import { connect, type Connection } from '../../connection/connect.js';
import { isUnreachable, problemToFault, serverMissing } from '../../connection/refusal-to-fault.js';
import { told, type CommandContext, type CommandResult } from '../../terminal/command-context.js';
import { pathOf } from '../../terminal/read-file.js';
import { writeSameFile } from '../../terminal/write-new-file.js';
import { batchLine, batchLines, shortDay } from './letter-lines.js';

/** Batches shown. */
const MOST_BATCHES = 30;

/** `relance letters batches`: the print batches, newest first. */
export async function listBatches(context: CommandContext): Promise<CommandResult> {
  const output = await connect(context).call(contracts.listLetterBatches, { querystring: { limit: MOST_BATCHES } });
  const lines = output.batches.map((batch) => batchLine(batch, context.locale));
  const none = context.locale === 'fr' ? 'Aucun courrier.' : 'No letters.';
  return { exitCode: 0, output, lines: lines.length === 0 ? [none] : lines };
}

/** `relance letters show BATCH`: its letters, and what would become of each if it were printed now. */
export async function showBatch(context: CommandContext, name: string): Promise<CommandResult> {
  const output = await connect(context).call(contracts.getLetterBatch, { params: { id: name } });
  return { exitCode: 0, output, lines: batchLines(output, context.locale) };
}

async function fetchContent(context: CommandContext, connection: Connection, name: string, as: 'pdf' | 'list'): Promise<Uint8Array> {
  const address = `${connection.url}${contractPath(contracts.getLetterBatchContent, { params: { id: name }, querystring: { as } })}`;
  const response = await context.io.fetch(address, { headers: connection.headers() }).catch((error: unknown) => {
    throw isUnreachable(error) ? serverMissing(connection.url) : error;
  });
  if (!response.ok) throw problemToFault(readProblem(response.status, await response.text()));
  return new Uint8Array(await response.arrayBuffer());
}

/** Writes PDF and list of a printed batch side by side; files that hold the same already are left as they are. */
async function writeContent(
  context: CommandContext,
  connection: Connection,
  name: string,
  output: string | undefined,
): Promise<{ pdf: string; list: string }> {
  const pdf = output ?? `${context.locale === 'fr' ? 'courriers' : 'letters'}-${name}.pdf`;
  const { dir, name: stem } = parse(pdf);
  const list = `${dir === '' ? '' : `${dir}/`}${stem}.csv`;
  await writeSameFile(pathOf(context.io, pdf), pdf, await fetchContent(context, connection, name, 'pdf'));
  await writeSameFile(pathOf(context.io, list), list, await fetchContent(context, connection, name, 'list'));
  return { pdf, list };
}

const nothingToPrint: Localized = {
  fr: 'Rien à imprimer : le lot reste ouvert.',
  en: 'Nothing may be printed: the batch stays open.',
};

/** `relance letters print BATCH`: closes and prints it, and writes its PDF and its list; printed before, the same files again. */
export async function printBatch(
  context: CommandContext,
  name: string,
  { dryRun = false, output: file }: { dryRun?: boolean; output?: string },
): Promise<CommandResult> {
  const connection = connect(context);
  const printed = await connection.call(contracts.printLetterBatch, { params: { id: name }, querystring: { dryRun } });
  const lines = batchLines(printed, context.locale);
  if (dryRun) return { exitCode: 0, output: printed, lines };
  if (printed.batch.pages === undefined) return { exitCode: 0, output: printed, lines: [...lines, told(context, nothingToPrint)] };
  const files = await writeContent(context, connection, name, file);
  const written = { fr: `Écrit dans ${files.pdf} et ${files.list}.`, en: `Written to ${files.pdf} and ${files.list}.` };
  return { exitCode: 0, output: { ...printed, files }, lines: [...lines, told(context, written)] };
}

const outcomes: Readonly<Record<LetterBatchPosted['letters'][number]['outcome'], Localized>> = {
  posted: { fr: 'posté le', en: 'posted on' },
  postedBefore: { fr: 'déjà posté le', en: 'posted before, on' },
  takenOut: { fr: 'retiré, pas posté', en: 'taken out, not posted' },
};

function postedLines(context: CommandContext, { batch, letters, recorded }: LetterBatchPosted, dryRun: boolean): string[] {
  const { locale } = context;
  const fr = locale === 'fr';
  const head = dryRun
    ? fr
      ? 'Rien n’est enregistré. Ce serait :'
      : 'Nothing is recorded. It would be:'
    : recorded
      ? batchLine(batch, locale)
      : fr
        ? `Déjà posté le ${shortDay(batch.postedOn, locale)}.`
        : `Posted before, on ${shortDay(batch.postedOn, locale)}.`;
  return [
    head,
    ...letters.flatMap(({ accountCode, accountName, outcome, postedOn, deadlineOn, why }) => {
      const day = postedOn === undefined ? '' : ` ${shortDay(postedOn, locale)}`;
      const until = deadlineOn === undefined ? '' : `${fr ? ', délai jusqu’au' : ', deadline'} ${shortDay(deadlineOn, locale)}`;
      const line = `  ${accountCode}  ${accountName}  ${outcomes[outcome][locale]}${day}${until}`;
      return why === undefined ? [line] : [line, `      ${why[locale]}`];
    }),
  ];
}

/** `relance letters posted BATCH --on DAY`: records that its printed letters were taken to the post. */
export async function recordPosted(
  context: CommandContext,
  name: string,
  { on, dryRun = false }: { on: string; dryRun?: boolean },
): Promise<CommandResult> {
  const output = await connect(context).call(contracts.postLetterBatch, { params: { id: name }, querystring: { dryRun }, body: { on } });
  return { exitCode: 0, output, lines: postedLines(context, output, dryRun) };
}
