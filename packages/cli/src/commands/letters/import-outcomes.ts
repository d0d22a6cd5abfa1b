import { contracts } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import { sendFile } from '../../connection/send-file.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { issueLines } from '../../texts/issue-lines.js';

/** `relance letters outcomes FILE`: imports a list of the post. Exit code 1 when rows were rejected; the others are applied. */
export async function importOutcomes(
  context: CommandContext,
  file: string,
  { dateOrder, dryRun = false }: { dateOrder?: string; dryRun?: boolean },
): Promise<CommandResult> {
  const fr = context.locale === 'fr';
  const querystring = { dryRun, ...(dateOrder === undefined ? {} : { dateOrder }) };
  const output = await sendFile(context, connect(context), contracts.importLetterEvents, { file, querystring });
  const { rows, numbered, recorded, known, rejected, issues } = output;
  const lines = [
    fr
      ? `${rows} lignes lues : ${numbered} numéros donnés, ${recorded} événements notés, ${known} déjà connus, ${rejected.length} rejetées.`
      : `${rows} rows read: ${numbered} numbers given, ${recorded} events recorded, ${known} known before, ${rejected.length} rejected.`,
    ...rejected.flatMap(({ line, number, reasons }) => {
      const place = [`  ${fr ? 'ligne' : 'line'} ${line}`, ...(number === undefined ? [] : [number])].join(', ');
      return reasons.map((reason) => `${place}${fr ? ' : ' : ': '}${reason[context.locale]}`);
    }),
    ...issueLines(context.locale, issues),
    ...(dryRun ? [fr ? 'Essai à blanc : rien n’a été enregistré.' : 'Dry run: nothing was recorded.'] : []),
  ];
  return { exitCode: rejected.length > 0 ? 1 : 0, output, lines };
}
