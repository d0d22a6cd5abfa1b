import { formatMoney, formatShortDate, type Locale } from '@relance/domain';
import { contracts, type OutputOf, type SuspensionKind } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

type View = OutputOf<typeof contracts.listSuspensions>['suspensions'][number];

const kindWords: Readonly<Record<Locale, Readonly<Record<SuspensionKind, string>>>> = {
  fr: { promise: 'promesse', dispute: 'litige', hold: 'mise en attente', paymentAnnounced: 'règlement annoncé', collection: 'prélèvement' },
  en: { promise: 'promise', dispute: 'dispute', hold: 'hold', paymentAnnounced: 'payment announced', collection: 'direct debit' },
};

function linesOf(locale: Locale, { suspension, items }: View): string[] {
  const fr = locale === 'fr';
  const { _id, kind, fromOn, untilOn, cents, currency, reason, recordedBy, lift } = suspension;
  const about = items.length === 0 ? (fr ? 'tout le dossier' : 'the whole case') : items.join(', ');
  const amount = cents === undefined || currency === undefined ? '' : `, ${formatMoney(cents, currency, locale)}`;
  const until = untilOn === undefined ? '' : ` → ${formatShortDate(untilOn, locale)}`;
  const lifted =
    lift === undefined ? [] : [`  ${fr ? 'levé le' : 'lifted on'} ${formatShortDate(lift.on, locale)} (${lift.by}) : ${lift.reason}`];
  return [
    `${_id}  ${kindWords[locale][kind]} : ${about}${amount}`,
    `  ${formatShortDate(fromOn, locale)}${until} (${recordedBy})${reason === undefined ? '' : ` : ${reason}`}`,
    ...lifted,
  ];
}

/** `relance suspensions CASE`: what was recorded to pause items of a case, newest first. */
export async function listSuspensions(context: CommandContext, id: string): Promise<CommandResult> {
  const output = await connect(context).call(contracts.listSuspensions, { params: { id } });
  const lines = output.suspensions.flatMap((view) => linesOf(context.locale, view));
  const none = context.locale === 'fr' ? 'Ni promesse, ni litige, ni mise en attente.' : 'No promise, no dispute, no hold.';
  return { exitCode: 0, output, lines: lines.length === 0 ? [none] : lines };
}
