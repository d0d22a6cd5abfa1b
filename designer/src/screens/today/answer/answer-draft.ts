import type { TaskView } from '@relance/schemas';
import type { OutcomeBody } from '../../../api/today.js';
import { readAmount } from '../../../i18n/read-amount.js';

type Contact = NonNullable<OutcomeBody['contact']>;
type Dispute = NonNullable<OutcomeBody['dispute']>;

/** What may be heard on a call beside its outcome. */
export const saidParts = ['promise', 'dispute', 'contact'] as const;
/** One of {@link saidParts}. */
export type SaidPart = (typeof saidParts)[number];

/** An answer as it is typed. */
export interface AnswerDraft {
  outcome?: string;
  parts: readonly SaidPart[];
  promiseOn: string;
  promiseAmount: string;
  disputeReason: Dispute['reason'] | '';
  disputeAmount: string;
  contactRole: Contact['role'];
  contactName: string;
  contactPhone: string;
  contactEmail: string;
  note: string;
  /** Somebody tried to record it: what is missing is said from then on. */
  tried: boolean;
}

/** Nothing is chosen yet. */
export const emptyDraft: AnswerDraft = {
  parts: [],
  promiseOn: '',
  promiseAmount: '',
  disputeReason: '',
  disputeAmount: '',
  contactRole: 'accountsPayable',
  contactName: '',
  contactPhone: '',
  contactEmail: '',
  note: '',
  tried: false,
};

/** What is missing or wrong; each is told beside its field. */
export type AnswerFault = 'promiseOn' | 'promiseAmount' | 'disputeReason' | 'disputeAmount' | 'contactName' | 'contactReach';

/** What a scenario's author calls an outcome hints at what has to be noted with it; anything else can be added by hand. */
const hints: readonly (readonly [RegExp, SaidPart])[] = [
  [/^(promis|instal)/i, 'promise'],
  [/^(disput|litig|disagree)/i, 'dispute'],
  [/^(wrong|found|newContact)/i, 'contact'],
];

/** The parts an outcome asks for by its name. */
export function partsOf(outcome: string): SaidPart[] {
  return hints.flatMap(([pattern, part]) => (pattern.test(outcome) ? [part] : []));
}

/** The parts that can be heard with an outcome: on a call that reached somebody all, else a contact alone; of an approval none. */
export function possibleParts({ task }: TaskView, outcome: string | undefined): readonly SaidPart[] {
  const chosen = task.outcomes.find(({ id }) => id === outcome);
  if (chosen === undefined || task.kind === 'approval') return [];
  if (task.kind === 'call') return chosen.reached ? saidParts : ['contact'];
  return task.reason === undefined || task.mail !== undefined ? saidParts : ['contact'];
}

/** What an answer is read with. */
export interface AnswerContext {
  today: string;
  currency: string;
  /** Ids of the items the outcome applies to, where only some were ticked (law 21). */
  ticked?: readonly string[];
}

function amount(typed: string, currency: string): { cents: number; currency: string } | undefined | 'wrong' {
  if (typed.trim() === '') return undefined;
  const cents = readAmount(typed, currency);
  return cents === undefined ? 'wrong' : { cents, currency };
}

type Read = Pick<OutcomeBody, SaidPart>;

const readers: Readonly<Record<SaidPart, (draft: AnswerDraft, context: AnswerContext, faults: Set<AnswerFault>) => Read>> = {
  promise: ({ promiseOn: on, promiseAmount }, { today, currency }, faults) => {
    const money = amount(promiseAmount, currency);
    if (on === '' || on < today) faults.add('promiseOn');
    if (money === 'wrong') faults.add('promiseAmount');
    return { promise: { on, ...(money === 'wrong' ? {} : money) } };
  },
  dispute: ({ disputeReason: reason, disputeAmount }, { currency }, faults) => {
    const money = amount(disputeAmount, currency);
    if (money === 'wrong') faults.add('disputeAmount');
    if (reason !== '') return { dispute: { reason, ...(money === 'wrong' ? {} : money) } };
    faults.add('disputeReason');
    return {};
  },
  contact: ({ contactRole: role, contactName, contactPhone, contactEmail }, _, faults) => {
    const [name, phone, email] = [contactName.trim(), contactPhone.trim(), contactEmail.trim()];
    if (name === '') faults.add('contactName');
    if (phone === '' && email === '') faults.add('contactReach');
    return { contact: { role, name, ...(phone === '' ? {} : { phone }), ...(email === '' ? {} : { email }) } };
  },
};

/** Reads an answer as typed: the body to send, undefined while something is missing, and what that is. Amounts in minor units of `currency`. */
export function readAnswer(draft: AnswerDraft, context: AnswerContext): { body?: OutcomeBody; faults: ReadonlySet<AnswerFault> } {
  const { outcome, parts, note } = draft;
  const faults = new Set<AnswerFault>();
  const said = Object.assign({}, ...parts.map((part) => readers[part](draft, context, faults))) as Read;
  if (outcome === undefined || faults.size > 0) return { faults };
  const body: OutcomeBody = {
    outcome,
    ...said,
    ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(context.ticked === undefined ? {} : { items: [...context.ticked] }),
  };
  return { body, faults };
}
