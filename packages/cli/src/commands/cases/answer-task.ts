import { contracts, type InputOf } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { CommandFault } from '../../terminal/command-fault.js';

/** Options of `relance task ID`. */
export interface AnswerOptions {
  outcome: string;
  note?: string;
  promiseOn?: string;
  promiseCents?: number;
  promiseCurrency?: string;
}

type AnswerBody = InputOf<typeof contracts.answerTask>['body'];

function promiseOf(options: AnswerOptions): AnswerBody['promise'] | undefined {
  const { promiseOn, promiseCents, promiseCurrency } = options;
  if (promiseOn === undefined) {
    if (promiseCents === undefined && promiseCurrency === undefined) return undefined;
    const text = {
      fr: 'Une promesse a besoin de sa date : --promise-on AAAA-MM-JJ.',
      en: 'A promise needs its date: --promise-on YYYY-MM-DD.',
    };
    throw new CommandFault(2, 'RLC_PROMISE_WITHOUT_DATE', text);
  }
  return {
    on: promiseOn,
    ...(promiseCents === undefined ? {} : { cents: promiseCents }),
    ...(promiseCurrency === undefined ? {} : { currency: promiseCurrency }),
  };
}

/** Records the outcome of a task; a second answer changes nothing and is told so. */
export async function answerTask(context: CommandContext, id: string, options: AnswerOptions): Promise<CommandResult> {
  const promise = promiseOf(options);
  const body: AnswerBody = {
    outcome: options.outcome,
    ...(options.note === undefined ? {} : { note: options.note }),
    ...(promise === undefined ? {} : { promise }),
  };
  const answer = await connect(context).call(contracts.answerTask, { params: { id }, body });
  const label = answer.task.outcomes.find((outcome) => outcome.id === answer.task.outcome);
  const { locale } = context;
  const words = label === undefined ? (answer.task.outcome ?? '') : label[locale];
  const fr = answer.recorded ? `Enregistré : ${words}.` : `Déjà répondu par ${answer.task.outcomeBy ?? '?'} : ${words}. Rien n’a changé.`;
  const en = answer.recorded ? `Recorded: ${words}.` : `Answered before by ${answer.task.outcomeBy ?? '?'}: ${words}. Nothing changed.`;
  return { exitCode: 0, output: answer, lines: [locale === 'fr' ? fr : en] };
}
