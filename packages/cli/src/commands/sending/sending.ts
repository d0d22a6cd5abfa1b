import { formatShortDate, isCivilDate } from '@relance/domain';
import { contracts, type FeedView, type InputOf, type Localized, type SendingStop } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import { trialLine } from './trials.js';
import { told, type CommandContext, type CommandResult } from '../../terminal/command-context.js';

/** Options of `relance sending stop | resume`: at most one of the four, none for the whole company. */
export interface SwitchOptions {
  everything?: boolean;
  scenario?: string;
  channel?: string;
  segment?: string;
  reason: string;
  dryRun?: boolean;
}

const whole: Localized = { fr: 'toute l’entreprise', en: 'the whole company' };
const scopeTexts: Readonly<Record<SendingStop['scope'], Localized>> = {
  everything: { fr: 'toutes les entités', en: 'all entities' },
  entity: whole,
  scenario: { fr: 'le scénario', en: 'scenario' },
  channel: { fr: 'le canal', en: 'channel' },
  segment: { fr: 'le segment', en: 'segment' },
};

function nameOf(context: CommandContext, { scope, target }: Pick<SendingStop, 'scope' | 'target'>): string {
  return `${told(context, scopeTexts[scope])} ${target}`.trim();
}

function day({ locale }: CommandContext, date: string | undefined): string {
  return isCivilDate(date) ? formatShortDate(date, locale) : '-';
}

function feedLine(context: CommandContext, { gate, isFresh, knownTo, neededTo }: FeedView): string {
  const fr = context.locale === 'fr';
  const [known, needed] = [day(context, knownTo), day(context, neededTo)];
  if (!gate)
    return fr ? `Règlements connus jusqu’au ${known} ; rien ne les attend.` : `Payments known to ${known}; nothing waits for them.`;
  if (isFresh) return fr ? `Règlements connus jusqu’au ${known}.` : `Payments known to ${known}.`;
  return fr
    ? `Règlements connus jusqu’au ${known} seulement : rien ne part avant qu’ils le soient jusqu’au ${needed}.`
    : `Payments known to ${known} only: nothing leaves until they are known to ${needed}.`;
}

/** Tells whether messages leave, and what holds them. */
export async function readSending(context: CommandContext): Promise<CommandResult> {
  const output = await connect(context).call(contracts.getSending, {});
  const fr = context.locale === 'fr';
  const unready = fr ? 'Les coordonnées de l’entreprise sont incomplètes : rien ne part.' : 'The company is not complete: nothing leaves.';
  const stops = output.stops.map((stop) =>
    fr ? `Arrêté : ${nameOf(context, stop)} (${stop.reason})` : `Stopped: ${nameOf(context, stop)} (${stop.reason})`,
  );
  const none = fr ? 'Aucun envoi n’est arrêté.' : 'Nothing is stopped.';
  const lines = [
    ...(output.isSetUp ? [] : [unready]),
    ...(stops.length === 0 ? [none] : stops),
    ...output.trials.map((trial) => trialLine(context, trial)),
    feedLine(context, output.feed),
  ];
  return { exitCode: 0, output, lines };
}

function bodyOf({ everything, scenario, channel, segment, reason }: SwitchOptions): InputOf<typeof contracts.stopSending>['body'] {
  if (everything === true) return { scope: 'everything', reason };
  if (scenario !== undefined) return { scope: 'scenario', target: scenario, reason };
  if (channel !== undefined) return { scope: 'channel', target: channel, reason };
  return segment === undefined ? { scope: 'entity', reason } : { scope: 'segment', target: segment, reason };
}

const done: Readonly<Record<'stop' | 'resume', { now: Localized; before: Localized }>> = {
  stop: { now: { fr: 'Arrêté', en: 'Stopped' }, before: { fr: 'Déjà arrêté', en: 'Stopped before' } },
  resume: { now: { fr: 'Repris', en: 'Resumed' }, before: { fr: 'N’était pas arrêté', en: 'Was not stopped' } },
};

const follows: Readonly<Record<'stop' | 'resume', Localized>> = {
  stop: {
    fr: 'Aucun message ne part avant la reprise ; les appels restent possibles.',
    en: 'No message leaves until resumed; calls stay possible.',
  },
  resume: { fr: 'Ce qui attendait est décidé de nouveau dans l’heure.', en: 'What waited is decided anew within the hour.' },
};

/** Stops or resumes messages; `--dry-run` only says how many open cases are within reach. */
export async function switchSending(context: CommandContext, way: 'stop' | 'resume', options: SwitchOptions): Promise<CommandResult> {
  const { dryRun = false } = options;
  const contract = way === 'stop' ? contracts.stopSending : contracts.resumeSending;
  const output = await connect(context).call(contract, { querystring: { dryRun }, body: bodyOf(options) });
  const fr = context.locale === 'fr';
  const head = dryRun
    ? { fr: 'Rien n’est changé. Cela viserait', en: 'Nothing is changed. It would be about' }
    : done[way][output.recorded ? 'now' : 'before'];
  const { openCases } = output;
  const counted = fr ? `  Dossiers ouverts concernés : ${String(openCases)}` : `  Open cases within reach: ${String(openCases)}`;
  return {
    exitCode: 0,
    output,
    lines: [
      `${told(context, head)} : ${nameOf(context, output.stop)}`,
      ...(openCases === undefined ? [] : [counted]),
      `  ${told(context, follows[way])}`,
    ],
  };
}

/** Vouches that all payments up to a day are recorded. */
export async function vouchForPayments(
  context: CommandContext,
  { to, dryRun = false }: { to: string; dryRun?: boolean },
): Promise<CommandResult> {
  const output = await connect(context).call(contracts.vouchForPayments, { querystring: { dryRun }, body: { to } });
  return { exitCode: 0, output, lines: [feedLine(context, output)] };
}
