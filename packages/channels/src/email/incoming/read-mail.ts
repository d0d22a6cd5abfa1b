import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { messageIdIn, readDeliveryStatus, type DeliveryReport } from './delivery-report.js';

/** A mail that came in: what it is, what it answers, and its words. */
export interface IncomingMail {
  /** `report`: a relay tells of a delivery (RFC 3464); `automatic`: no person wrote it (RFC 3834). */
  kind: 'report' | 'automatic' | 'reply';
  messageId?: string;
  /** Address of whoever wrote it. */
  from?: string;
  subject: string;
  /** Its text, empty where it has none. */
  words: string;
  /** Message-IDs it answers or reports of, the nearest first. */
  about: string[];
  /** Of a report, the envelope id of the message it is about. */
  envelopeId?: string;
  reports: DeliveryReport[];
}

const mostReferences = 50;
const longestSubject = 400;
const longestWords = 100_000;

/** How programmes that say so in no header begin the subject of an answer. */
const automaticSubjects =
  /^\s*(?:r[ée]ponse automatique|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|absence du bureau|absent(?:e)? du bureau|message d.absence|je suis absent|abwesenheit|automatische antwort|respuesta autom[áa]tica|risposta automatica)/iu;

/** Whether no person wrote it: by the headers of RFC 3834 and those in use before it, or by a subject no person writes. */
function isAutomatic(header: (name: string) => string | undefined, subject: string): boolean {
  const submitted = header('auto-submitted')?.trim().toLowerCase();
  if (submitted !== undefined && submitted !== '' && !submitted.startsWith('no')) return true;
  if (/^\s*(?:auto_reply|bulk|junk|list)\b/i.test(header('precedence') ?? '')) return true;
  if (['x-autoreply', 'x-autorespond', 'x-auto-reply-from', 'list-id'].some((name) => header(name) !== undefined)) return true;
  return header('return-path')?.trim() === '<>' || automaticSubjects.test(subject);
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

function idsIn(text: string | undefined): string[] {
  return (text ?? '').match(/<[^<>\s]{3,250}>/g) ?? [];
}

/** The words of a mail that has no plain text. */
function withoutTags(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<(?:br|\/p|\/div|\/li|\/tr)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function wordsOf({ text, html }: Email): string {
  const words = text === undefined || text.trim() === '' ? withoutTags(html ?? '') : text;
  return words.replace(/\r\n?/g, '\n').trim().slice(0, longestWords);
}

function reportsOf(attachments: readonly Attachment[]): Pick<IncomingMail, 'envelopeId' | 'reports'> & { about: string[] } {
  const status = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  const returned = attachments.find(({ mimeType }) => mimeType === 'message/rfc822' || mimeType === 'text/rfc822-headers');
  const about = returned === undefined ? undefined : messageIdIn(textOf(returned));
  const told = status === undefined ? { reports: [] } : readDeliveryStatus(textOf(status));
  return { ...told, about: about === undefined ? [] : [about] };
}

/** What a mail says beyond who wrote what: for one that cannot be parsed nothing, so that a person looks at it. */
function unreadable(): IncomingMail {
  return { kind: 'reply', subject: '', words: '', about: [], reports: [] };
}

/** Reads a mail as it came in. Never throws for what it holds: one that cannot be parsed is a reply about nothing known. */
export async function readMail(bytes: Uint8Array): Promise<IncomingMail> {
  let email: Email;
  try {
    email = await PostalMime.parse(bytes, { forceRfc822Attachments: true, attachmentEncoding: 'utf8', maxNestingDepth: 32 });
  } catch {
    // a limit of the parser, met on purpose by whoever wrote it: kept and shown like any mail nobody can place
    return unreadable();
  }
  const header = (name: string): string | undefined => email.headers.find(({ key }) => key === name)?.value;
  const subject = (email.subject ?? '').slice(0, longestSubject);
  const told = reportsOf(email.attachments);
  const nearest = [...idsIn(email.inReplyTo), ...idsIn(email.references).toReversed()].slice(0, mostReferences);
  const kind = told.reports.length > 0 ? 'report' : isAutomatic(header, subject) ? 'automatic' : 'reply';
  const [messageId] = idsIn(email.messageId);
  const from = email.from?.address?.trim().toLowerCase();
  return {
    kind,
    subject,
    words: wordsOf(email),
    about: [...new Set([...told.about, ...nearest])],
    reports: told.reports,
    ...(told.envelopeId === undefined ? {} : { envelopeId: told.envelopeId }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(from === undefined || from === '' ? {} : { from }),
  };
}
