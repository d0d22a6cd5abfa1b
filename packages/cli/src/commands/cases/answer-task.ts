import {
  callAttempts,
  contracts,
  type AccountContact,
  type CallAttempt,
  type InputOf,
  type Localized,
  type OutputOf,
} from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import type { CommandContext, CommandResult } from '../../terminal/command-context.js';
import { CommandFault } from '../../terminal/command-fault.js';

type AnswerBody = InputOf<typeof contracts.answerTask>['body'];
type Settled = OutputOf<typeof contracts.answerTask>;

/** Options of `relance task ID`. */
export interface AnswerOptions {
  outcome?: string;
  attempt?: CallAttempt;
  key?: string;
  note?: string;
  items?: string[];
  promiseOn?: string;
  promiseCents?: number;
  promiseCurrency?: string;
  dispute?: NonNullable<AnswerBody['dispute']>['reason'];
  disputeCents?: number;
  disputeCurrency?: string;
  contactName?: string;
  contactRole?: AccountContact['role'];
  contactEmail?: string;
  contactPhone?: string;
  contactMobile?: string;
}

/** The fields that have a value. */
function given<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** What goes with something that was not said. Throws CommandFault 2 when any of it was given. */
function nothingWithout(more: Record<string, unknown>, code: string, text: Localized): void {
  if (Object.keys(given(more)).length > 0) throw new CommandFault(2, code, text);
}

function promiseOf({ promiseOn: on, promiseCents: cents, promiseCurrency: currency }: AnswerOptions): AnswerBody['promise'] | undefined {
  if (on !== undefined) return { on, ...given({ cents, currency }) };
  nothingWithout({ cents, currency }, 'RLC_PROMISE_WITHOUT_DATE', {
    fr: 'Une promesse a besoin de sa date : --promise-on AAAA-MM-JJ.',
    en: 'A promise needs its date: --promise-on YYYY-MM-DD.',
  });
  return undefined;
}

function disputeOf({ dispute: reason, disputeCents: cents, disputeCurrency: currency }: AnswerOptions): AnswerBody['dispute'] | undefined {
  if (reason !== undefined) return { reason, ...given({ cents, currency }) };
  nothingWithout({ cents, currency }, 'RLC_DISPUTE_WITHOUT_REASON', {
    fr: 'Un litige a besoin de son motif : --dispute MOTIF.',
    en: 'A dispute needs its reason: --dispute REASON.',
  });
  return undefined;
}

function contactOf(options: AnswerOptions): AnswerBody['contact'] | undefined {
  const { contactName: name, contactRole: role, contactEmail: email, contactPhone: phone, contactMobile: mobile } = options;
  if (name !== undefined) return { name, role: role ?? 'accountsPayable', ...given({ email, phone, mobile }) };
  nothingWithout({ role, email, phone, mobile }, 'RLC_CONTACT_WITHOUT_NAME', {
    fr: 'Un nouveau contact a besoin de son nom : --contact-name NOM.',
    en: 'A new contact needs a name: --contact-name NAME.',
  });
  return undefined;
}

function answered(context: CommandContext, output: Settled): CommandResult {
  const { task, recorded } = output;
  const label = task.outcomes.find(({ id }) => id === task.outcome);
  const words = label === undefined ? (task.outcome ?? '') : label[context.locale];
  const who = task.outcomeBy ?? '?';
  const fr = recorded ? `Enregistré : ${words}.` : `Déjà répondu par ${who} : ${words}. Rien n’a changé.`;
  const en = recorded ? `Recorded: ${words}.` : `Answered before by ${who}: ${words}. Nothing changed.`;
  return { exitCode: 0, output, lines: [context.locale === 'fr' ? fr : en] };
}

async function noteAttempt(context: CommandContext, id: string, how: CallAttempt, { note, key }: AnswerOptions): Promise<CommandResult> {
  const output = await connect(context).call(contracts.recordAttempt, { params: { id }, body: { how, ...given({ note, key }) } });
  const count = String(output.task.attempts?.length ?? 0);
  const what = callAttempts[how][context.locale];
  const fr = output.recorded
    ? `Noté : ${what} (tentative ${count}). La tâche reste ouverte.`
    : 'Rien n’a changé : noté avant, ou tâche close.';
  const en = output.recorded ? `Noted: ${what} (attempt ${count}). The task stays open.` : 'Nothing changed: noted before, or task closed.';
  return { exitCode: 0, output, lines: [context.locale === 'fr' ? fr : en] };
}

/**
 * Records the outcome of a task, with what was heard on the call, or that a call reached nobody; a second answer changes nothing and is told so.
 * Throws CommandFault 2 where both or neither are said.
 */
export async function answerTask(context: CommandContext, id: string, options: AnswerOptions): Promise<CommandResult> {
  const { outcome, attempt, note, items } = options;
  if (attempt !== undefined && outcome === undefined) return noteAttempt(context, id, attempt, options);
  if (attempt !== undefined || outcome === undefined) {
    throw new CommandFault(2, 'RLC_OUTCOME_OR_ATTEMPT', {
      fr: 'Il faut --outcome RÉSULTAT, ou --attempt ISSUE pour un appel qui n’a joint personne.',
      en: 'Either --outcome OUTCOME, or --attempt HOW for a call that reached nobody, is needed.',
    });
  }
  const said = { promise: promiseOf(options), dispute: disputeOf(options), contact: contactOf(options) };
  const body: AnswerBody = { outcome, ...given({ note, items, ...said }) };
  return answered(context, await connect(context).call(contracts.answerTask, { params: { id }, body }));
}
