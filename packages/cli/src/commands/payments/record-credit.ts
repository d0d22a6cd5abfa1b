import { formatMoney } from '@relance/domain';
import { contracts, type InputOf } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

/** What `relance credit record CASE` is given: the body of the request, and whether it is only to be told. */
export type CreditOptions = InputOf<typeof contracts.recordCredit>['body'] & { dryRun?: boolean };

/** Records a credit note, and says what it changes for the items. */
export async function recordCredit(context: CommandContext, id: string, options: CreditOptions): Promise<CommandResult> {
  const { dryRun = false, ...body } = options;
  const output = await connect(context).call(contracts.recordCredit, { params: { id }, querystring: { dryRun }, body });
  const { item, recorded, effect } = output;
  const { locale } = context;
  const what = `${item.number} ${formatMoney(item.cents, item.currency, locale)}`;
  const done = recorded
    ? { fr: `Enregistré : ${what}`, en: `Recorded: ${what}` }
    : { fr: `Déjà enregistré : ${what}`, en: `Recorded before: ${what}` };
  const head = dryRun ? { fr: 'Rien n’est enregistré. Cela ferait :', en: 'Nothing is recorded. It would do:' } : done;
  return { exitCode: 0, output, lines: [head[locale], ...effect.map((one) => `  ${one[locale]}`)] };
}
