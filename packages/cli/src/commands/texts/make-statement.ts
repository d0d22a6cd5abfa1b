import { formatMoney, formatShortDate, isCivilDate } from '@relance/domain';
import { contracts, type AccountStatement } from '@relance/schemas';
import { writeFile } from 'node:fs/promises';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { pathOf } from '../../terminal/read-file.js';

/** Options of `relance statement`. */
export interface StatementOptions {
  reason: string;
  locale?: 'fr' | 'en';
  pdf?: string;
}

function groupLines(
  { currency, lines, balanceCents, overdueCents }: AccountStatement['groups'][number],
  { locale }: CommandContext,
): string[] {
  const fr = locale === 'fr';
  const money = (cents: number): string => formatMoney(cents, currency, locale);
  const day = (date: string | undefined): string => (isCivilDate(date) ? formatShortDate(date, locale) : '');
  return [
    ...lines.map(({ number, dueDate, date, cents }) => `  ${number}  ${day(dueDate ?? date)}  ${money(cents)}`),
    fr
      ? `  Solde : ${money(balanceCents)}, dont échu ${money(overdueCents)}`
      : `  Balance: ${money(balanceCents)}, of which overdue ${money(overdueCents)}`,
  ];
}

/** `relance statement`: makes and keeps the statement of an account; `--pdf` writes it to a file. */
export async function makeStatement(context: CommandContext, account: string, options: StatementOptions): Promise<CommandResult> {
  const { reason, locale, pdf } = options;
  const output = await connect(context).call(contracts.makeStatement, {
    body: { account, reason, ...(locale === undefined ? {} : { locale }) },
  });
  if (pdf !== undefined) await writeFile(pathOf(context.io, pdf), Buffer.from(output.pdf, 'base64'));
  const none = context.locale === 'fr' ? 'Aucune pièce n’est ouverte.' : 'No item is open.';
  const lines = output.groups.flatMap((group) => groupLines(group, context));
  return {
    exitCode: 0,
    output,
    lines: [...(lines.length === 0 ? [none] : lines), output.hash, ...(pdf === undefined ? [] : [`→ ${pdf}`])],
  };
}
