import { formatLongDate, formatMoney, formatShortDate, type Locale } from '@relance/domain';
import { simulate, type Simulation } from '@relance/scenario';
import type { Localized, Reason, Why } from '@relance/schemas';
import { prepareSimulation, type PreparedSimulation, type SimulationFiles } from '../../simulation/prepare-simulation.js';
import { viewReason } from '../../simulation/view-reason.js';
import { told, type CommandContext, type CommandResult } from '../../terminal/command-context.js';
import { CommandFault } from '../../terminal/command-fault.js';
import { issueLines } from '../../texts/issue-lines.js';

/** What `relance why` is given to answer offline: the files of a simulation, and the day asked about. */
export interface OfflineQuestion extends Omit<SimulationFiles, 'to'> {
  simulate: string[];
  on: string;
  account?: string;
}

type Ready = NonNullable<PreparedSimulation['ready']>;
type Ending = Simulation['endings'][number];

/** The reason that says no more than the state does. */
const states: Readonly<Record<string, Why['state']>> = {
  paid: 'paid',
  credit: 'paid',
  closedByAbsence: 'absent',
  handedOver: 'handedOver',
  writtenOff: 'writtenOff',
};

function endingOf({ portfolio }: Ready, simulation: Simulation, question: { item: string; account?: string }): Ending | undefined {
  const codeOf = (account: string): string => portfolio.codes.get(account) ?? account;
  const found = simulation.endings.filter(({ item }) => item === question.item);
  const payers = portfolio.items.get(question.item)?.filter(({ accountCode }) => accountCode === question.account) ?? [];
  const ofAccount = found.filter(
    ({ account }) => codeOf(account) === question.account || payers.some((one) => one.case.payer.accountId === account),
  );
  const chosen = question.account === undefined ? found : ofAccount;
  if (chosen.length > 1) {
    throw new CommandFault(2, 'RLC_ITEM_NOT_UNIQUE', {
      fr: `Plusieurs comptes ont une pièce ${question.item} : précisez --account CODE.`,
      en: `Several accounts have an item ${question.item}: say --account CODE.`,
    });
  }
  return chosen[0];
}

/** Everything decided about the item on the day, then where it stands: the answer to why, and to why not. */
function reasonsOn(simulation: Simulation, ending: Ending, on: string): Reason[] {
  const { item, account } = ending;
  const ofDay = [...simulation.reasons, ...simulation.skipped].filter(
    (one) => one.date === on && one.item === item && one.account === account,
  );
  const reasons = ofDay.map(({ reason }) => reason);
  return ending.reason === undefined ? reasons : [...reasons, ending.reason];
}

const roleWords: Readonly<Record<Simulation['contacts'][number]['items'][number]['role'], Localized>> = {
  claimed: { fr: 'mise en demeure', en: 'claimed' },
  reminded: { fr: 'relancée', en: 'reminded' },
  listed: { fr: 'listée', en: 'listed' },
  announced: { fr: 'annoncée', en: 'announced' },
  settled: { fr: 'réglée', en: 'settled' },
  discussed: { fr: 'évoquée au téléphone', en: 'discussed on the call' },
};

function contactSentences(simulation: Simulation, { item, account }: Ending, on: string, locale: Locale): string[] {
  const ofDay = simulation.contacts.filter((contact) => contact.date === on && contact.account === account);
  return ofDay.flatMap(({ time, channel, level, outcome, items }) => {
    const role = items.find(({ number }) => number === item)?.role;
    if (role === undefined) return [];
    const word = roleWords[role][locale];
    const failed = outcome === 'sent' ? '' : locale === 'fr' ? ' (échec)' : ' (failed)';
    return [
      locale === 'fr'
        ? `${time}, ${channel} de niveau ${level} : ${word}${failed}.`
        : `${time}, ${channel} of level ${level}: ${word}${failed}.`,
    ];
  });
}

function summaryOf(simulation: Simulation, ending: Ending, on: string, reasons: readonly Localized[]): Localized {
  const inWords = (locale: Locale): string => {
    const { outstandingCents, currency, next } = ending;
    const money = formatMoney(outstandingCents, currency, locale);
    const head = locale === 'fr' ? `${ending.item} : ${money} restent dus.` : `${ending.item}: ${money} still owed.`;
    const after = next === undefined ? [] : [`${locale === 'fr' ? 'Prochaine étape :' : 'Next step:'} ${formatShortDate(next, locale)}`];
    const sent = contactSentences(simulation, ending, on, locale);
    return [head, ...sent, ...reasons.map((text) => text[locale]), ...after].join(' ');
  };
  return { fr: inWords('fr'), en: inWords('en') };
}

function answer({ given }: PreparedSimulation, ready: Ready, question: OfflineQuestion & { item: string }): Why {
  const { on, item } = question;
  const simulation = simulate(ready.input);
  const ending = endingOf(ready, simulation, question);
  const itemId = ready.portfolio.items.get(item)?.[0]?.item.id ?? item;
  if (ending === undefined) {
    const isListed = ready.portfolio.items.has(item) || ready.events.some((event) => event.item === item);
    if (!isListed) {
      throw new CommandFault(1, 'RLC_ITEM_UNKNOWN', {
        fr: `La pièce ${item} n’est ni dans la liste ni dans les événements.`,
        en: `The item ${item} is neither in the list nor in the events.`,
      });
    }
    const summary = { fr: `${item} : inconnue ou sans parcours ce jour-là.`, en: `${item}: not known, or without a walk, on that day.` };
    return { itemId, number: item, on, state: 'unknownYet', summary, reasons: [] };
  }
  const reasons = reasonsOn(simulation, ending, on).map((reason) => viewReason(given.scenarios, reason, item));
  const { level, nodeId, outstandingCents, currency, next, reason } = ending;
  return {
    itemId,
    number: item,
    on,
    state: states[reason?.code ?? ''] ?? 'open',
    outstandingCents,
    currency,
    level,
    nodeId,
    ...(next === undefined ? {} : { nextOn: next }),
    summary: summaryOf(simulation, ending, on, reasons),
    reasons: reasons.map((one) => {
      const { code, law, fr, en } = one;
      const dates = { ...(one.on === undefined ? {} : { on: one.on }), ...(one.until === undefined ? {} : { until: one.until }) };
      return { code, law, ...dates, ...(one.nodeId === undefined ? {} : { nodeId: one.nodeId }), fr, en };
    }),
  };
}

/**
 * Tells offline why an item stands where it stands on a day, and why nothing left: the simulation of the same files, to the end of that day,
 * knows no more than was recorded by then (law 3). Exit code 1 when a scenario or a list has errors.
 */
export async function explainOffline(context: CommandContext, item: string, question: OfflineQuestion): Promise<CommandResult> {
  const { locale } = context;
  const prepared = await prepareSimulation(context.io, question.simulate, { ...question, to: question.on });
  const { ready, issues, rejected } = prepared;
  if (ready === undefined) {
    const text = { fr: 'Les fichiers ont des erreurs : rien n’est simulé.', en: 'The files have errors: nothing is simulated.' };
    throw new CommandFault(1, 'RLC_SIMULATION_IMPOSSIBLE', text, [...issues, ...rejected]);
  }
  const why = answer(prepared, ready, { ...question, item });
  const lines = [
    ...issueLines(locale, [...issues, ...rejected]),
    `${why.number}, ${formatLongDate(why.on, locale)}`,
    told(context, why.summary),
    ...why.reasons.map((reason) => `  ${told(context, reason)} (${locale === 'fr' ? 'loi' : 'law'} ${reason.law})`),
  ];
  return { exitCode: 0, output: why, lines };
}
