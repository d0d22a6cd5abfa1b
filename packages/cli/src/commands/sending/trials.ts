import { contracts, type Trial, type TrialSwitched } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';

/** Options of `relance sending trial`. */
export interface TrialOptions {
  to: string;
  mobile?: string;
  scenario?: string;
  reason: string;
  dryRun?: boolean;
}

/** What a trial is of, and where its messages go, in one line. */
export function trialLine({ locale }: CommandContext, { scope, target, email, mobile }: Trial): string {
  const fr = locale === 'fr';
  const what = scope === 'entity' ? (fr ? 'tous les messages' : 'all messages') : fr ? `le scénario ${target}` : `scenario ${target}`;
  const where = [email, ...(mobile === undefined ? [] : [mobile])].join(', ');
  return fr ? `Essai, ${what} : tout va à ${where}.` : `Trial, ${what}: everything goes to ${where}.`;
}

function head({ locale }: CommandContext, { recorded }: TrialSwitched, dryRun: boolean): string[] {
  if (dryRun) return [locale === 'fr' ? 'Rien n’est changé. Cela donnerait :' : 'Nothing is changed. It would come to:'];
  if (recorded) return [];
  return [locale === 'fr' ? 'Il en était déjà ainsi.' : 'It stood so before.'];
}

/** Starts a trial; `--dry-run` only says how many open cases are within reach. */
export async function startTrial(context: CommandContext, options: TrialOptions): Promise<CommandResult> {
  const { to: email, mobile, scenario, reason, dryRun = false } = options;
  const body = { email, reason, ...(mobile === undefined ? {} : { mobile }), ...(scenario === undefined ? {} : { scenario }) };
  const output = await connect(context).call(contracts.startTrial, { querystring: { dryRun }, body });
  const fr = context.locale === 'fr';
  const { openCases, lettersWaiting = 0 } = output;
  const letters = fr
    ? `  Lettres déjà dans un lot, postées aux clients sauf si vous les retirez : ${String(lettersWaiting)}`
    : `  Letters in a batch already, posted to the customers unless you take them out: ${String(lettersWaiting)}`;
  const counted = fr ? `  Dossiers ouverts concernés : ${String(openCases)}` : `  Open cases within reach: ${String(openCases)}`;
  const follows = fr
    ? '  Aucun client ne reçoit rien ; les appels restent à faire par des personnes.'
    : '  No customer receives anything; calls stay tasks of people.';
  return {
    exitCode: 0,
    output,
    lines: [
      ...head(context, output, dryRun),
      trialLine(context, output.trial),
      ...(openCases === undefined ? [] : [counted]),
      ...(lettersWaiting === 0 ? [] : [letters]),
      follows,
    ],
  };
}

/** Ends a trial; `--dry-run` only says how many messages and cases it put back. */
export async function endTrial(
  context: CommandContext,
  { scenario, reason, dryRun = false }: Pick<TrialOptions, 'scenario' | 'reason' | 'dryRun'>,
): Promise<CommandResult> {
  const body = { reason, ...(scenario === undefined ? {} : { scenario }) };
  const output = await connect(context).call(contracts.endTrial, { querystring: { dryRun }, body });
  const fr = context.locale === 'fr';
  const [messages, cases] = [String(output.messages), String(output.cases)];
  const told = fr
    ? `Essai fini : les messages vont de nouveau aux clients. ${messages} messages d’essai ne comptent pas ; les pièces de ${cases} dossiers reviennent où elles étaient.`
    : `Trial over: messages go to the customers again. ${messages} messages of the trial do not count; the items of ${cases} cases are again where they stood.`;
  return { exitCode: 0, output, lines: [...head(context, output, dryRun), told] };
}
