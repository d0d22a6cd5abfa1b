import { contracts, type DemoOutput, type Localized } from '@relance/schemas';
import type { DemoSession } from '../demo/demo-session.js';
import { patiently } from '../demo/patiently.js';
import { judgeItems, type ItemsVerdict } from './judge-items.js';
import { judgeMails, type MailFault } from './judge-mails.js';
import { readLedger, type Ledger } from './read-ledger.js';
import { readMails, type ReceivedMail } from './read-mails.js';

/** The part of the demo's result that is judged at its end. */
export type Verdict = Pick<DemoOutput, 'items' | 'waiting' | 'contacts' | 'mails' | 'faults' | 'holds'>;

const ATTEMPTS = 6;
const PAUSE_MS = 4000;
const EXAMPLES = 5;

const TEXTS: Readonly<Record<MailFault['code'] | 'itemUnexplained' | 'mailboxMissing', Localized>> = {
  duplicateMail: { fr: '{count} mails reçus deux fois', en: '{count} mails received twice' },
  duplicateStep: { fr: '{count} étapes faites deux fois', en: '{count} steps done twice' },
  mailIncomplete: { fr: '{count} mails incomplets', en: '{count} mails are incomplete' },
  mailLost: { fr: '{count} mails acceptés mais absents de la boîte', en: '{count} mails accepted but not in the mailbox' },
  mailUnknown: { fr: '{count} mails qui ne correspondent à aucun envoi accepté', en: '{count} mails of no accepted dispatch' },
  itemUnexplained: { fr: '{count} pièces sans explication', en: '{count} items without an explanation' },
  mailboxMissing: {
    fr: 'La boîte aux lettres ne répond pas : les mails n’ont pas pu être vérifiés',
    en: 'The mailbox does not answer: mails could not be checked',
  },
};

function fault(code: keyof typeof TEXTS, examples: readonly string[]): DemoOutput['faults'] {
  if (examples.length === 0) return [];
  const shown = examples.slice(0, EXAMPLES).join(' ; ');
  const fill = (text: string): string => `${text.replace('{count}', String(examples.length))} : ${shown}`;
  return [{ code, fr: fill(TEXTS[code].fr), en: fill(TEXTS[code].en) }];
}

const MAIL_CODES = ['duplicateMail', 'duplicateStep', 'mailIncomplete', 'mailLost', 'mailUnknown'] as const;

function verdictOf(items: ItemsVerdict, ledger: Ledger, mails: readonly ReceivedMail[] | undefined): Verdict {
  const mailFaults = mails === undefined ? [] : judgeMails(ledger, mails);
  const count = (...codes: MailFault['code'][]): number => mailFaults.filter(({ code }) => codes.includes(code)).length;
  const faults = [
    ...fault('itemUnexplained', items.unexplained),
    ...MAIL_CODES.flatMap((code) => {
      const ofCode = mailFaults.filter((each) => each.code === code);
      return fault(
        code,
        ofCode.map(({ id, detail }) => (code === 'mailIncomplete' ? `${id} (${detail})` : detail)),
      );
    }),
    ...(mails === undefined ? fault('mailboxMissing', ['RELANCE_MAILBOX_URL']) : []),
  ];
  return {
    items: items.items,
    waiting: items.waiting,
    contacts: ledger.dispatches.filter(({ state, companionOf }) => state === 'accepted' && companionOf === undefined).length,
    mails: {
      received: mails?.length ?? 0,
      duplicates: count('duplicateMail', 'duplicateStep'),
      incomplete: count('mailIncomplete'),
      lost: count('mailLost'),
      unknown: count('mailUnknown'),
    },
    faults,
    holds: faults.length === 0,
  };
}

async function mailboxUrlOf({ context, connection }: Pick<DemoSession, 'context' | 'connection'>): Promise<string | undefined> {
  const given = context.io.environment['RELANCE_MAILBOX_URL'];
  if (given !== undefined && given !== '') return given;
  return (await patiently(context.io, () => connection.call(contracts.getStatus, {}))).mailboxUrl;
}

/** The mails as they are now, or undefined when no mailbox answers. */
async function look(
  session: DemoSession,
  mailboxUrl: string | undefined,
  known: Map<string, ReceivedMail>,
): Promise<ReceivedMail[] | undefined> {
  if (mailboxUrl === undefined) return undefined;
  try {
    return await readMails(session.context.io, mailboxUrl, known);
  } catch {
    return undefined; // no mailbox: told in the verdict, which then does not hold
  }
}

/**
 * Judges the demo: items, then mails. The clock runs on meanwhile and a message may be on its way, so what does not hold is looked at again
 * for some seconds before it counts.
 */
export async function reachVerdict(session: DemoSession): Promise<Verdict> {
  const mailboxUrl = await mailboxUrlOf(session);
  const known = new Map<string, ReceivedMail>();
  for (let attempt = 1; ; attempt += 1) {
    const before = await look(session, mailboxUrl, known);
    const ledger = await readLedger(session.context.io, session.connection);
    const after = await look(session, mailboxUrl, known);
    const verdict = verdictOf(judgeItems(ledger, session.samples.items), ledger, settledMails(ledger, before, after));
    if (verdict.holds || attempt === ATTEMPTS) return verdict;
    await session.context.io.sleep(PAUSE_MS);
  }
}

/**
 * The mails to hold against a ledger read in between: what had arrived before it was read must be in it; what arrived later only counts where
 * the ledger knows it, so that a message sent in that second is neither lost nor unknown.
 */
export function settledMails(
  ledger: Ledger,
  before: readonly ReceivedMail[] | undefined,
  after: readonly ReceivedMail[] | undefined,
): ReceivedMail[] | undefined {
  if (before === undefined || after === undefined) return undefined;
  const early = new Set(before.map(({ id }) => id));
  const accepted = new Set(
    ledger.dispatches.filter(({ state }) => state === 'accepted').map(({ messageId }) => messageId?.replace(/^<|>$/g, '')),
  );
  return after.filter(({ id, messageId }) => early.has(id) || accepted.has(messageId));
}
