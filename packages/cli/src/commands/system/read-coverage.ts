import { formatMoney, formatShortDate, isCivilDate } from '@relance/domain';
import { contracts, type CoverageFigure, type CoverageView } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import { told, type CommandContext, type CommandResult } from '../../terminal/command-context.js';

/** Options of `relance coverage`. */
export interface CoverageOptions {
  days?: number;
}

function day({ locale }: CommandContext, date: string): string {
  return isCivilDate(date) ? formatShortDate(date, locale) : date;
}

function figureLine(context: CommandContext, { on, overdue, withToken, excluded, uncovered }: CoverageFigure): string {
  const [all, taken, out, none] = [overdue, withToken, excluded, uncovered].map(String) as [string, string, string, string];
  return context.locale === 'fr'
    ? `${day(context, on)} : ${all} pièces échues, ${taken} suivies, ${out} écartées pour une raison nommée, ${none} sans suivi.`
    : `${day(context, on)}: ${all} items overdue, ${taken} followed, ${out} set aside for a named reason, ${none} followed by nobody.`;
}

function itemLine(context: CommandContext, item: CoverageView['uncoveredItems'][number]): string {
  const amount = formatMoney(item.outstandingCents, item.currency, context.locale);
  return `  ${item.number}  ${item.accountCode}  ${day(context, item.dueDate)}  ${amount}  ${told(context, item)}`;
}

/** Tells whether every overdue item is in somebody's hands, now and day by day; exit code 1 while one is not, for scripts that watch it. */
export async function readCoverage(context: CommandContext, { days = 7 }: CoverageOptions): Promise<CommandResult> {
  const output = await connect(context).call(contracts.getCoverage, { querystring: { days } });
  const more = output.now.uncovered - output.uncoveredItems.length;
  const rest = context.locale === 'fr' ? `  … et ${String(more)} autres.` : `  … and ${String(more)} others.`;
  const lines = [
    figureLine(context, output.now),
    ...output.uncoveredItems.map((item) => itemLine(context, item)),
    ...(more > 0 ? [rest] : []),
    ...(output.days.length === 0 ? [] : [context.locale === 'fr' ? 'Au contrôle de chaque jour :' : 'At the sweep of each day:']),
    ...output.days.map((figure) => `  ${figureLine(context, figure)}`),
  ];
  return { exitCode: output.now.uncovered === 0 ? 0 : 1, output, lines };
}
