import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mailbox, OutgoingMessage } from '@relance/schemas';
import type { BuiltMessage, Failed } from '../channel.js';
import { validAddress } from './address.js';

const messageIdPattern = /^<[\x21-\x3b\x3d\x3f-\x7e]+@[A-Za-z0-9.-]+>$/;
const ownHeader = /^(?:X|List)-[A-Za-z0-9-]{1,60}$/;
/** Control characters, and the separators that some programs read as the end of a line. */
const control = /[\p{Cc}\u2028\u2029]/u;
const longest = { name: 200, subject: 400, header: 900, references: 20 } as const;

/** The Message-ID of a dispatch: the same however often it is tried, so that a relay can be asked about it (DESIGN §5). */
function messageIdOf(dispatchId: string, fromAddress: string): string {
  return `<${dispatchId}@${fromAddress.slice(fromAddress.indexOf('@') + 1)}>`;
}

/**
 * The exact bytes of an e-mail (RFC 5322, multipart/alternative), deterministic: identity and boundary come from the dispatch id, the date
 * from the business instant. One validated recipient; any control character in an address, a name, the subject or a header refuses the
 * message (register 5, 13); nothing is read from disk or network (register 14). Marked as automatic by RFC 3834.
 */
export async function buildMime(message: OutgoingMessage): Promise<BuiltMessage | Failed> {
  const addresses = { from: validAddress(message.from.address), to: validAddress(message.to.address) };
  const replyTo = message.replyTo === undefined ? undefined : validAddress(message.replyTo.address);
  const fault = faultOf(message, { ...addresses, replyTo });
  if (fault !== undefined) return { outcome: 'failed', retryable: false, ...fault };
  const { from = '', to = '' } = addresses;
  const copies = copiesOf(message, to);
  const cc = copies.filter(({ mode }) => mode === 'cc').map(({ name, address }) => ({ name, address }));
  const messageId = messageIdOf(message.dispatchId, from);
  const { inReplyTo, references = [], attachments = [] } = message;
  const composer = new MailComposer({
    messageId,
    date: new Date(message.sentAt),
    from: { name: message.from.name, address: from },
    to: { name: message.to.name, address: to },
    ...(cc.length === 0 ? {} : { cc }),
    ...(replyTo === undefined ? {} : { replyTo: { name: message.replyTo?.name ?? '', address: replyTo } }),
    subject: message.subject,
    html: message.html,
    text: message.text,
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    ...(references.length === 0 ? {} : { references: references.slice(-longest.references).join(' ') }),
    ...(attachments.length === 0 ? {} : { attachments: attachments.map(asPart) }),
    headers: { 'Auto-Submitted': 'auto-generated', ...message.headers },
    baseBoundary: createHash('sha256').update(message.dispatchId).digest('hex').slice(0, 16),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = withLineEnds(await composer.compile().build());
  return {
    outcome: 'built',
    dispatchId: message.dispatchId,
    messageId,
    envelope: { from, to },
    copies: copies.map(({ address }) => address),
    bytes,
  };
}

/** A document as a part of the message, encoded so that no line end of it is touched on the way. */
function asPart({ fileName, contentType, bytes }: NonNullable<OutgoingMessage['attachments']>[number]) {
  return { filename: fileName, contentType, content: Buffer.from(bytes), contentTransferEncoding: 'base64' as const };
}

/** The copies whose address and name are fit to leave, each address once and never the recipient's own: a copy blocks no message. */
function copiesOf({ copies = [] }: OutgoingMessage, to: string): NonNullable<OutgoingMessage['copies']>[number][] {
  const known = new Set([to]);
  return copies.flatMap((copy) => {
    const address = validAddress(copy.address);
    if (address === undefined || known.has(address) || control.test(copy.name) || copy.name.length > longest.name) return [];
    known.add(address);
    return [{ ...copy, address }];
  });
}

/** Every line end as CRLF, which the SMTP client would otherwise make of it on the way: what is stored is what leaves. */
function withLineEnds(bytes: Buffer): Uint8Array {
  return Buffer.from(bytes.toString('latin1').replace(/\r\n|\n|\r/g, '\r\n'), 'latin1');
}

type Fault = Pick<Failed, 'code' | 'text'>;

interface CheckedAddresses {
  from: string | undefined;
  to: string | undefined;
  replyTo: string | undefined;
}

function faultOf(message: OutgoingMessage, checked: CheckedAddresses): Fault | undefined {
  if (!/^[A-Za-z0-9_-]{8,128}$/.test(message.dispatchId)) return { code: 'dispatchIdInvalid', text: 'not a dispatch id' };
  if (checked.to === undefined) return { code: 'addressInvalid', text: 'the address of the recipient is not one plain e-mail address' };
  if (checked.from === undefined) return { code: 'senderInvalid', text: 'the address of the sender is not one plain e-mail address' };
  if (message.replyTo !== undefined && checked.replyTo === undefined) {
    return { code: 'senderInvalid', text: 'the reply address is not one plain e-mail address' };
  }
  return faultOfHeaders(message);
}

function faultOfHeaders({ from, to, replyTo, subject, headers = {}, inReplyTo, references = [] }: OutgoingMessage): Fault | undefined {
  const names = [from, to, ...(replyTo === undefined ? [] : [replyTo])].map(({ name }: Mailbox) => name);
  if (names.some((name) => control.test(name) || name.length > longest.name)) {
    return { code: 'headerInvalid', text: 'a name holds control characters or is too long' };
  }
  if (control.test(subject) || subject.length > longest.subject || subject.trim() === '') {
    return { code: 'headerInvalid', text: 'the subject is empty, too long or holds control characters' };
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!ownHeader.test(name) || control.test(value) || value.length > longest.header) {
      return { code: 'headerInvalid', text: `the header ${JSON.stringify(name.slice(0, 80))} is not allowed` };
    }
  }
  const thread = [...(inReplyTo === undefined ? [] : [inReplyTo]), ...references];
  if (thread.some((id) => id.length > 250 || !messageIdPattern.test(id))) return { code: 'headerInvalid', text: 'not a Message-ID' };
  return undefined;
}
