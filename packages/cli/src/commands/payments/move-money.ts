import { formatMoney } from '@relance/domain';
import { contracts, type AllocationRule, type InputOf, type Localized, type PaymentRecorded } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

/** Whether a change is only to be told, and under which key it is done once. */
export interface MoneyOptions {
  dryRun?: boolean;
  key?: string;
}

/** What `relance payment record CASE` is given: the body of the request but for its key. */
export type RecordOptions = MoneyOptions & InputOf<typeof contracts.recordPayment>['body'];

/** What `relance payment reverse ID` is given. */
export type ReverseOptions = MoneyOptions & InputOf<typeof contracts.reversePayment>['body'];

/** What `relance payment allocate ID` is given; an item may state its part, `F-1=5000`. */
export interface AllocateOptions extends MoneyOptions {
  items?: string[];
  case?: string;
}

/** What `relance payment undo ID` is given. */
export type UndoOptions = MoneyOptions & InputOf<typeof contracts.undoAllocation>['body'];

const ruleTexts: Readonly<Record<AllocationRule, Localized>> = {
  named: { fr: 'nommée', en: 'named' },
  reference: { fr: 'citée dans la référence', en: 'in the reference' },
  exact: { fr: 'montant exact', en: 'exact amount' },
  oldest: { fr: 'la plus ancienne', en: 'the oldest' },
};

function linesOf({ locale }: CommandContext, answer: PaymentRecorded, isDryRun: boolean): string[] {
  const fr = locale === 'fr';
  const { payment, reversal, recorded, shares, unallocatedCents, effect } = answer;
  const { currency } = payment;
  const id = (reversal ?? payment)._id;
  const done = recorded
    ? { fr: `Enregistré : ${id}`, en: `Recorded: ${id}` }
    : { fr: `Déjà enregistré : ${id}`, en: `Recorded before: ${id}` };
  const head = isDryRun ? { fr: 'Rien n’est enregistré. Cela ferait :', en: 'Nothing is recorded. It would do:' } : done;
  const told = shares.map(({ number, cents, rule }) => {
    const why = rule === undefined ? '' : ` (${ruleTexts[rule][locale]})`;
    return `  ${number}  ${formatMoney(cents, currency, locale)}${why}`;
  });
  const rest = `${fr ? '  non affecté : ' : '  unallocated: '}${formatMoney(unallocatedCents, currency, locale)}`;
  return [head[locale], ...told, rest, ...effect.map((one) => `  ${one[locale]}`)];
}

function resultOf(context: CommandContext, output: PaymentRecorded, dryRun: boolean): CommandResult {
  return { exitCode: 0, output, lines: linesOf(context, output, dryRun) };
}

/** Records a payment received, and says where its money goes. */
export async function recordPayment(context: CommandContext, id: string, options: RecordOptions): Promise<CommandResult> {
  const { dryRun = false, ...body } = options;
  const answer = await connect(context).call(contracts.recordPayment, { params: { id }, querystring: { dryRun }, body });
  return resultOf(context, answer, dryRun);
}

/** Takes a payment back, and says what is owed again. */
export async function reversePayment(context: CommandContext, id: string, options: ReverseOptions): Promise<CommandResult> {
  const { dryRun = false, ...body } = options;
  const answer = await connect(context).call(contracts.reversePayment, { params: { id }, querystring: { dryRun }, body });
  return resultOf(context, answer, dryRun);
}

function shareOf(text: string): { item: string; cents?: number } {
  const [, item = text, cents] = /^(.+)=(\d{1,15})$/.exec(text) ?? [];
  return cents === undefined ? { item } : { item, cents: Number(cents) };
}

/** Allocates a receipt to the items said, or in the order of law 5; a dry run proposes. */
export async function allocatePayment(context: CommandContext, id: string, options: AllocateOptions): Promise<CommandResult> {
  const { dryRun = false, items, ...more } = options;
  const body = { ...more, ...(items === undefined ? {} : { items: items.map(shareOf) }) };
  const answer = await connect(context).call(contracts.allocatePayment, { params: { id }, querystring: { dryRun }, body });
  return resultOf(context, answer, dryRun);
}

/** Takes the money of a receipt off an item again. */
export async function undoAllocation(context: CommandContext, id: string, options: UndoOptions): Promise<CommandResult> {
  const { dryRun = false, ...body } = options;
  const answer = await connect(context).call(contracts.undoAllocation, { params: { id }, querystring: { dryRun }, body });
  return resultOf(context, answer, dryRun);
}
