import type { Locale } from '@relance/domain';
import { contracts, letterEvents, type LetterEvent, type LetterRecord, type Localized } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import { sendFile } from '../../connection/send-file.js';
import { told, type CommandContext, type CommandResult } from '../../terminal/command-context.js';
import { shortDay } from './letter-lines.js';

const states: Readonly<Record<LetterRecord['state'], Localized>> = {
  waiting: { fr: 'pas encore posté', en: 'not posted yet' },
  posted: { fr: 'posté', en: 'posted' },
  takenOut: { fr: 'retiré avant dépôt', en: 'taken out before posting' },
};

const proofNames: Readonly<Record<LetterRecord['proofs'][number]['kind'], Localized>> = {
  deposit: { fr: 'preuve de dépôt', en: 'proof of deposit' },
  receipt: { fr: 'preuve de réception', en: 'proof of receipt' },
};

function dayLine(words: Localized, day: string | undefined, locale: Locale): string[] {
  return day === undefined ? [] : [`  ${words[locale]} ${shortDay(day, locale)}`];
}

/** A letter in lines: whose it is, its number, what the post said of it, its proofs. */
function recordLines(letter: LetterRecord, locale: Locale): string[] {
  const { dispatchId, accountCode, accountName, number, state, postedOn, presentedOn, outcome, outcomeOn, isServed, deadlineOn } = letter;
  const served = isServed === false ? { fr: ' : pas remis', en: ': not served' } : { fr: '', en: '' };
  const outcomeLine =
    outcome === undefined ? [] : [`  ${letterEvents[outcome].title[locale]} ${shortDay(outcomeOn, locale)}${served[locale]}`];
  return [
    [accountCode, accountName, number ?? dispatchId].join('  '),
    postedOn === undefined ? `  ${states[state][locale]}` : `  ${states.posted[locale]} ${shortDay(postedOn, locale)}`,
    ...dayLine(letterEvents.presented.title, presentedOn, locale),
    ...outcomeLine,
    ...dayLine({ fr: 'délai jusqu’au', en: 'deadline' }, deadlineOn, locale),
    ...letter.proofs.map(({ kind, hash }) => `  ${proofNames[kind][locale]}  ${hash}`),
  ];
}

const knownBefore: Localized = { fr: 'Déjà connu : rien ne change.', en: 'Known before: nothing changes.' };
const nothingRecorded: Localized = { fr: 'Rien n’est enregistré.', en: 'Nothing is recorded.' };

/** `relance letters status LETTER`: a letter by its identifier or number, and what the post said of it. */
export async function showLetter(context: CommandContext, id: string): Promise<CommandResult> {
  const output = await connect(context).call(contracts.getLetter, { params: { id } });
  return { exitCode: 0, output, lines: recordLines(output, context.locale) };
}

/** `relance letters number LETTER [NUMBER] [--remove]`: gives a registered letter its number, or takes a wrong one off. */
export async function giveLetterNumber(context: CommandContext, id: string, number: string | undefined): Promise<CommandResult> {
  const output = await connect(context).call(contracts.numberLetter, { params: { id }, body: { number: number ?? null } });
  const lines = recordLines(output.letter, context.locale);
  return { exitCode: 0, output, lines: output.recorded ? lines : [told(context, knownBefore), ...lines] };
}

/** `relance letters proof LETTER FILE --of deposit|receipt`: adds a document that proves the posting or the outcome. */
export async function addLetterProof(context: CommandContext, id: string, file: string, of: string): Promise<CommandResult> {
  const request = { file, params: { id }, querystring: { of } };
  const output = await sendFile(context, connect(context), contracts.addLetterProof, request);
  const lines = recordLines(output.letter, context.locale);
  return { exitCode: 0, output, lines: output.recorded ? lines : [told(context, knownBefore), ...lines] };
}

/** What the user says of one letter. */
export interface OutcomeOptions {
  on: string;
  note?: string;
  /** A document that proves it. */
  proof?: string;
  dryRun?: boolean;
}

/** `relance letters outcome LETTER EVENT --on DAY [--proof FILE]`: records what the post said of a letter, with its proof. */
export async function recordOutcome(
  context: CommandContext,
  id: string,
  event: LetterEvent,
  { on, note, proof, dryRun = false }: OutcomeOptions,
): Promise<CommandResult> {
  const connection = connect(context);
  const body = { event, on, ...(note === undefined ? {} : { note }) };
  const recorded = await connection.call(contracts.recordLetterEvent, { params: { id }, querystring: { dryRun }, body });
  const of = event === 'posted' ? 'deposit' : 'receipt';
  const proved =
    proof === undefined || dryRun
      ? undefined
      : await sendFile(context, connection, contracts.addLetterProof, { file: proof, params: { id }, querystring: { of } });
  const output = proved === undefined ? recorded : { ...recorded, letter: proved.letter };
  const head = dryRun ? [told(context, nothingRecorded)] : output.recorded ? [] : [told(context, knownBefore)];
  const effect = output.effect.map((change) => `  ${change[context.locale]}`);
  return { exitCode: 0, output, lines: [...head, ...recordLines(output.letter, context.locale), ...effect] };
}
