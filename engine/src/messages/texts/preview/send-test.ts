import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { channels, type SendResult } from '@relance/channels';
import type { Entity, OutgoingMessage, TemplatePreview, TemplateTestSent } from '@relance/schemas';
import { openContentFiles } from '@relance/store';
import { escapedText, stampedHtml } from '@relance/templates';
import type { Caller } from '../../../access/caller.js';
import { businessMoment } from '../../../clock/business-day.js';
import type { EngineDependencies } from '../../../dependencies.js';
import { ApiError } from '../../../errors.js';
import { fault } from '../../../facts/check/fact-context.js';
import { failureText } from '../../../story/failure-words.js';
import { makePreview, type PreviewRequest } from './make-preview.js';

/** As much of a subject as leaves room for its stamp. */
const LONGEST_SUBJECT = 380;

const words = {
  fr: {
    mark: 'TEST',
    stamp: (account: string, to: string) => `TEST. Ce message n’est pas parti au client. Compte ${account}, destinataire réel : ${to}.`,
    attached: 'Le courrier est joint.',
  },
  en: {
    mark: 'TEST',
    stamp: (account: string, to: string) => `TEST. This message did not go to the customer. Account ${account}, real recipient: ${to}.`,
    attached: 'The letter is attached.',
  },
} as const;

/** The one address a test goes to: that of whoever is signed in, for a machine the one that is set. Throws RLC_INVALID_INPUT where there is none. */
async function ownAddress({ store, config }: EngineDependencies, { by, userId }: Caller): Promise<string> {
  const address = by === 'cookie' ? (await store.users.get(userId))?.email : config.testAddress;
  if (address !== undefined) return address;
  const fr = 'Une machine n’a pas d’adresse : connectez-vous, ou réglez RELANCE_TEST_ADDRESS.';
  const issue = fault('noTestAddress', 'account', fr, 'A machine has no address: sign in, or set RELANCE_TEST_ADDRESS.');
  throw new ApiError('RLC_INVALID_INPUT', { issues: [issue] });
}

/** Subject, page and text of the test; a letter is attached. Undefined where the message could not be made. */
function stamped(
  { subject = '', html = '', text = '', letter, template: { id, locale }, recipient }: TemplatePreview,
  account: string,
): Pick<OutgoingMessage, 'subject' | 'html' | 'text' | 'attachments'> | undefined {
  if (html === '' && text === '' && letter === undefined) return undefined;
  const { mark, stamp, attached } = words[locale];
  const told = stamp(account, recipient === undefined ? '–' : `${recipient.name}, ${recipient.address.replaceAll('\n', ', ')}`);
  const said = letter === undefined ? text : attached;
  const page = html === '' ? `<p>${escapedText(said).replaceAll('\n', '<br>')}</p>` : html;
  const pdf = letter === undefined ? undefined : { fileName: `${id}.pdf`, contentType: 'application/pdf' };
  return {
    subject: `[${mark}] ${subject === '' ? id : subject}`.slice(0, LONGEST_SUBJECT),
    html: stampedHtml(page, told),
    text: `${told}\n\n${said}`,
    ...(pdf === undefined || letter === undefined ? {} : { attachments: [{ ...pdf, bytes: Buffer.from(letter.pdf, 'base64') }] }),
  };
}

function refusalOf(result: SendResult): Pick<TemplateTestSent, 'refusal'> {
  if (result.outcome === 'accepted') return {};
  const code = result.outcome === 'failed' ? result.code : 'unknown';
  return { refusal: { code, fr: failureText(code, 'fr'), en: failureText(code, 'en') } };
}

/**
 * Sends oneself a message as it would leave to an account now, stamped as a test, by the relay that sends. Its own Message-ID: no thread of the customer is
 * joined, and what is answered to it is about no contact. Its bytes are kept and the audit log names it before it leaves; nothing else is written, for it is
 * no contact. Throws what {@link makePreview} throws, RLC_NOTHING_TO_SHOW with the reasons, and RLC_INVALID_INPUT without an address or a relay.
 */
export async function sendTest(
  dependencies: EngineDependencies,
  entity: Entity,
  caller: Caller,
  request: PreviewRequest,
): Promise<TemplateTestSent> {
  const { store, config } = dependencies;
  const { smtpUrl, mailboxUrl, dkim } = config;
  const address = await ownAddress(dependencies, caller);
  const preview = await makePreview(dependencies, entity, request);
  const content = stamped(preview, request.account);
  const { findings, refusal, template } = preview;
  if (content === undefined) throw new ApiError('RLC_NOTHING_TO_SHOW', { issues: refusal === undefined ? [...findings] : [refusal] });
  if (smtpUrl === undefined) {
    const fr = 'Aucun relais de messagerie n’est réglé (RELANCE_SMTP_URL).';
    throw new ApiError('RLC_INVALID_INPUT', { issues: [fault('noRelay', 'account', fr, 'No mail relay is set (RELANCE_SMTP_URL).')] });
  }
  const { nowMs: at } = businessMoment(dependencies, entity);
  const { name, email } = entity.sender;
  const to = { name: words[template.locale].mark, address };
  const dispatchId = `test-${randomUUID()}`;
  const channel = channels.email({ smtpUrl, ...(mailboxUrl === undefined ? {} : { mailboxUrl }), ...(dkim === undefined ? {} : { dkim }) });
  const headers = { 'X-Relance-Test': template.id };
  const built = await channel.build({ dispatchId, from: { name, address: email }, to, replyTo: to, sentAt: at, headers, ...content });
  if (built.outcome === 'failed') {
    const [fr, en] = [failureText(built.code, 'fr'), failureText(built.code, 'en')];
    throw new ApiError('RLC_NOTHING_TO_SHOW', { issues: [{ code: built.code, fr, en }] });
  }
  const hash = await openContentFiles(join(config.dataFolder, 'files')).keep(built.bytes);
  const details = { template: template.id, account: request.account, to: address };
  await store.auditLog.append({ entityId: entity._id, at, userId: caller.userId, action: 'template.tested', subjectId: hash, details });
  const result = await channel.send(built);
  return { to: address, subject: content.subject, hash, outcome: result.outcome, ...refusalOf(result) };
}
