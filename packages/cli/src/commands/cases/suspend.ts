import { contracts, type InputOf, type SuspensionKind, type SuspensionRecorded } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

type SuspensionBody = InputOf<typeof contracts.recordSuspension>['body'];

/** Options of `relance suspend CASE`. */
export interface SuspendOptions {
  kind: SuspensionKind;
  items?: string[];
  from?: string;
  until?: string;
  cents?: number;
  currency?: string;
  reason?: string;
  note?: string;
  dryRun?: boolean;
}

/** Options of `relance lift ID`. */
export interface LiftOptions {
  reason: string;
  on?: string;
  inError?: boolean;
  dryRun?: boolean;
}

function linesOf({ locale }: CommandContext, answer: SuspensionRecorded, isDryRun: boolean): string[] {
  const fr = locale === 'fr';
  const changes = answer.effect.map((one) => `  ${fr ? one.fr : one.en}`);
  const { _id } = answer.suspension;
  const done = answer.recorded
    ? fr
      ? `Enregistré : ${_id}`
      : `Recorded: ${_id}`
    : fr
      ? `Déjà enregistré : ${_id}`
      : `Recorded before: ${_id}`;
  const head = isDryRun ? (fr ? 'Rien n’est enregistré. Cela changerait :' : 'Nothing is recorded. It would change:') : done;
  const none = fr ? '  Rien ne change pour les pièces ouvertes.' : '  Nothing changes for the open items.';
  return [head, ...(changes.length === 0 ? [none] : changes)];
}

function bodyOf({ kind, items, from, until, cents, currency, reason, note }: SuspendOptions): SuspensionBody {
  return {
    kind,
    ...(items === undefined ? {} : { items }),
    ...(from === undefined ? {} : { fromOn: from }),
    ...(until === undefined ? {} : { untilOn: until }),
    ...(cents === undefined ? {} : { cents }),
    ...(currency === undefined ? {} : { currency }),
    ...(reason === undefined ? {} : { reason }),
    ...(note === undefined ? {} : { note }),
  };
}

/** Records a promise, a dispute, a hold… on a case or some of its items, and says which items pause until when; `--dry-run` only says it. */
export async function suspend(context: CommandContext, id: string, options: SuspendOptions): Promise<CommandResult> {
  const { dryRun = false } = options;
  const answer = await connect(context).call(contracts.recordSuspension, {
    params: { id },
    querystring: { dryRun },
    body: bodyOf(options),
  });
  return { exitCode: 0, output: answer, lines: linesOf(context, answer, dryRun) };
}

/** Lifts a suspension, once, and says which items go on. */
export async function lift(context: CommandContext, id: string, options: LiftOptions): Promise<CommandResult> {
  const { dryRun = false, reason, on, inError } = options;
  const body = { reason, ...(on === undefined ? {} : { on }), ...(inError === undefined ? {} : { inError }) };
  const answer = await connect(context).call(contracts.liftSuspension, { params: { id }, querystring: { dryRun }, body });
  return { exitCode: 0, output: answer, lines: linesOf(context, answer, dryRun) };
}
