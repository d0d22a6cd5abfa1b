import { formatLongDate, formatMoney } from '@relance/domain';
import { contracts } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import { told, type CommandContext, type CommandResult } from '../../terminal/command-context.js';

/** Tells why an item, named by its id or number, stands where it stands, as known on a day (law 3). */
export async function tellWhy(context: CommandContext, item: string, options: { on?: string; account?: string }): Promise<CommandResult> {
  const querystring = {
    ...(options.on === undefined ? {} : { on: options.on }),
    ...(options.account === undefined ? {} : { account: options.account }),
  };
  const why = await connect(context).call(contracts.getWhy, { params: { item }, querystring });
  const { locale } = context;
  const amount =
    why.outstandingCents === undefined || why.currency === undefined ? '' : `, ${formatMoney(why.outstandingCents, why.currency, locale)}`;
  const lines = [`${why.number}${amount}, ${formatLongDate(why.on, locale)}`];
  // the summary says the reasons too: it stands alone where there is none
  if (why.reasons.length === 0) lines.push(told(context, why.summary));
  lines.push(...why.reasons.map((reason) => `  ${told(context, reason)}${lawOf(locale, reason.law)}`));
  if (why.nextOn !== undefined) {
    const next = formatLongDate(why.nextOn, locale);
    lines.push(locale === 'fr' ? `Ensuite : ${next}.` : `Next: ${next}.`);
  }
  return { exitCode: 0, output: why, lines };
}

function lawOf(locale: 'fr' | 'en', law: number): string {
  return locale === 'fr' ? ` (loi ${law})` : ` (law ${law})`;
}
