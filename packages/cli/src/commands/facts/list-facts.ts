import { formatMoney, formatShortDate, type Locale } from '@relance/domain';
import { contracts, factKinds, type OutputOf } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

type View = OutputOf<typeof contracts.listFacts>['facts'][number];

function linesOf(locale: Locale, { fact, items }: View): string[] {
  const fr = locale === 'fr';
  const { _id, kind, fromOn, untilOn, cents, currency, reason, recordedBy, lift } = fact;
  const about = items.length === 0 ? (fr ? 'tout le dossier' : 'the whole case') : items.join(', ');
  const amount = cents === undefined || currency === undefined ? '' : `, ${formatMoney(cents, currency, locale)}`;
  const until = untilOn === undefined ? '' : ` → ${formatShortDate(untilOn, locale)}`;
  const lifted =
    lift === undefined ? [] : [`  ${fr ? 'levé le' : 'lifted on'} ${formatShortDate(lift.on, locale)} (${lift.by}) : ${lift.reason}`];
  return [
    `${_id}  ${factKinds[kind].title[locale]} : ${about}${amount}`,
    `  ${formatShortDate(fromOn, locale)}${until} (${recordedBy})${reason === undefined ? '' : ` : ${reason}`}`,
    ...lifted,
  ];
}

/** `relance facts CASE`: what people recorded about a case, newest first. */
export async function listFacts(context: CommandContext, id: string): Promise<CommandResult> {
  const output = await connect(context).call(contracts.listFacts, { params: { id } });
  const lines = output.facts.flatMap((view) => linesOf(context.locale, view));
  const none = context.locale === 'fr' ? 'Rien n’a été enregistré sur ce dossier.' : 'Nothing was recorded about this case.';
  return { exitCode: 0, output, lines: lines.length === 0 ? [none] : lines };
}
