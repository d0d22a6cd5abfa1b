import { formatMoney, formatShortDate, type Locale } from '@relance/domain';
import { contracts, reversalReasons, type InputOf, type PaymentView } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

const PAGE = 200;

function linesOf(locale: Locale, { payment, shares }: PaymentView): string[] {
  const fr = locale === 'fr';
  const { _id, amountCents, currency, effectiveOn, reference, reason, unallocatedCents } = payment;
  const money = (cents: number): string => formatMoney(cents, currency, locale);
  const why = reason === undefined ? '' : ` : ${reversalReasons[reason].title[locale]}`;
  const words = reference === undefined ? '' : `  ${reference}`;
  const rest = unallocatedCents === 0 ? [] : [`  ${fr ? 'non affecté' : 'unallocated'}  ${money(unallocatedCents)}`];
  return [
    `${_id}  ${formatShortDate(effectiveOn, locale)}  ${money(amountCents)}${why}${words}`,
    ...shares.map(({ number, cents }) => `  ${number}  ${money(cents)}`),
    ...rest,
  ];
}

/** `relance payments`: payments and reversals of the entity or of one case, page by page, with the items that have their money. */
export async function listPayments(context: CommandContext, options: { case?: string; unallocated?: boolean }): Promise<CommandResult> {
  const connection = connect(context);
  const { unallocated = false, case: named } = options;
  const rows: PaymentView[] = [];
  for (let cursor: string | undefined; ;) {
    const querystring: InputOf<typeof contracts.listPayments>['querystring'] = {
      limit: PAGE,
      unallocated,
      ...(named === undefined ? {} : { case: named }),
      ...(cursor === undefined ? {} : { cursor }),
    };
    const page = await connection.call(contracts.listPayments, { querystring });
    rows.push(...page.rows);
    if (page.nextCursor === undefined) break;
    cursor = page.nextCursor;
  }
  const lines = rows.flatMap((view) => linesOf(context.locale, view));
  const none = context.locale === 'fr' ? 'Aucun règlement.' : 'No payment.';
  return { exitCode: 0, output: { rows }, lines: lines.length === 0 ? [none] : lines };
}
