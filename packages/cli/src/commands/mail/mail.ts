import type { Locale } from '@relance/domain';
import { contractPath, contracts, readProblem, type Localized, type MailView } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import { isUnreachable, problemToFault, serverMissing } from '../../connection/refusal-to-fault.js';
import { sendFile } from '../../connection/send-file.js';
import { told, type CommandContext, type CommandResult } from '../../terminal/command-context.js';

/** Mails shown. */
const MOST_MAILS = 50;

const kinds: Readonly<Record<MailView['mail']['kind'], Localized>> = {
  reply: { fr: 'réponse', en: 'reply' },
  automatic: { fr: 'réponse automatique', en: 'automatic answer' },
  bounced: { fr: 'message revenu', en: 'message returned' },
  delayed: { fr: 'remise retardée', en: 'delivery delayed' },
  delivered: { fr: 'remise confirmée', en: 'delivery confirmed' },
};

const waiting: Localized = { fr: 'à classer', en: 'to be placed' };
const aside: Localized = { fr: 'mis de côté', en: 'set aside' };

/** A mail in one line: identifier, kind, whose it is, who wrote it about what. */
function mailLine({ mail, account }: MailView, locale: Locale): string {
  const { _id, kind, state, from = '', subject = '' } = mail;
  const where = state === 'unmatched' ? waiting[locale] : state === 'setAside' ? aside[locale] : '';
  const whose = account === undefined ? where : `${account.code}  ${account.name}`;
  return [_id, kinds[kind][locale], whose, from, subject].filter((word) => word !== '').join('  ');
}

const takenBefore: Localized = { fr: 'Déjà pris : rien ne change.', en: 'Taken before: nothing changes.' };

/** `relance mail take FILE`: takes a mail that came in, as a file. */
export async function takeMail(context: CommandContext, file: string): Promise<CommandResult> {
  const output = await sendFile(context, connect(context), contracts.takeMail, { file });
  const lines = [mailLine(output, context.locale), ...(output.recorded ? [] : [told(context, takenBefore)])];
  return { exitCode: 0, output, lines };
}

/** `relance mail list [--state STATE]`: mails that came in, newest first. */
export async function listMail(context: CommandContext, state: MailView['mail']['state'] | undefined): Promise<CommandResult> {
  const querystring = { limit: MOST_MAILS, ...(state === undefined ? {} : { state }) };
  const output = await connect(context).call(contracts.listMail, { querystring });
  const lines = output.mails.map((view) => mailLine(view, context.locale));
  const none = context.locale === 'fr' ? 'Aucun mail.' : 'No mail.';
  return { exitCode: 0, output, lines: lines.length === 0 ? [none] : lines };
}

/** `relance mail show ID`: the words of a mail. */
export async function showMail(context: CommandContext, id: string): Promise<CommandResult> {
  const connection = connect(context);
  const address = `${connection.url}${contractPath(contracts.getMailContent, { params: { id } })}`;
  const response = await context.io.fetch(address, { headers: connection.headers() }).catch((error: unknown) => {
    throw isUnreachable(error) ? serverMissing(connection.url) : error;
  });
  const words = await response.text();
  if (!response.ok) throw problemToFault(readProblem(response.status, words));
  return { exitCode: 0, output: { id, words }, lines: words.split('\n') };
}

/** `relance mail place ID [CASE] [--aside]`: places a mail in a case as a reply, or sets it aside. */
export async function placeMail(context: CommandContext, id: string, caseNamed: string | undefined): Promise<CommandResult> {
  const output = await connect(context).call(contracts.placeMail, { params: { id }, body: { case: caseNamed ?? null } });
  const known = { fr: 'Déjà classé : rien ne change.', en: 'Placed before: nothing changes.' };
  return { exitCode: 0, output, lines: [mailLine(output, context.locale), ...(output.recorded ? [] : [told(context, known)])] };
}
