import { messageParts, plainSignsOf } from '@relance/domain/message-parts';
import type { OutgoingMessage } from '@relance/schemas';
import type { BuiltMessage, Failed } from '../channel.js';
import type { SmsSettings } from './sms-settings.js';

/** Longest text the provider takes, in characters. */
const longestText = 1600;
const control = /(?!\n)\p{Cc}/u;

/** What a message is recognised by at the provider, who keeps its text and nothing else of ours: the end of its printed reference. */
export function markOf(dispatchId: string): string {
  return dispatchId.slice(0, 8).toUpperCase();
}

/**
 * Whether a sender may be written: a service of the provider, a number in E.164 that is no French mobile (06 and 07 carry no messages of machines,
 * Arcep decision 2022-1583), or a name of 1 to 11 characters with a letter in it (3GPP TS 23.040).
 */
function isSender(sender: string): boolean {
  if (/^MG[0-9a-f]{32}$/u.test(sender) || /^\+(?!33[67])[1-9]\d{6,14}$/u.test(sender)) return true;
  return /^[A-Za-z0-9 &._-]{1,11}$/u.test(sender) && /[A-Za-z]/u.test(sender);
}

/**
 * The text as it leaves: signs of typesetting made plain, and the mark of the dispatch at its end where the text does not print the reference itself.
 * The parts it is cut into and what they cost are told beside the bytes. Nothing opposes commercial messages in it: a reminder is none.
 */
export function buildText({ dispatchId, to, text }: OutgoingMessage, settings: SmsSettings | undefined): BuiltMessage | Failed {
  const fail = (code: string, why: string): Failed => ({ outcome: 'failed', code, text: why, retryable: false });
  if (settings === undefined) return fail('notConfigured', 'no provider of text messages is set (RELANCE_SMS_ACCOUNT, _SECRET, _SENDER)');
  if (!/^[A-Za-z0-9_-]{8,128}$/u.test(dispatchId)) return fail('dispatchIdInvalid', 'not a dispatch id');
  if (!isSender(settings.sender))
    return fail('senderInvalid', 'the sender is neither a number that may send, a name of 11 characters nor a service');
  if (!/^\+[1-9]\d{6,14}$/u.test(to.address)) return fail('addressInvalid', 'the number of the recipient is not in E.164');
  const written = plainSignsOf(text).trim();
  if (written === '' || control.test(written)) return fail('textInvalid', 'the text is empty or holds control characters');
  const mark = markOf(dispatchId);
  const body = written.includes(mark) ? written : `${written}\nRef. ${mark}`;
  if (body.length > longestText) return fail('textTooLong', `longer than ${String(longestText)} characters`);
  const { parts } = messageParts(body);
  const { cents, currency } = settings.part;
  return {
    outcome: 'built',
    dispatchId,
    messageId: dispatchId,
    envelope: { from: settings.sender, to: to.address },
    bytes: new TextEncoder().encode(body),
    cost: { parts, cents: parts * cents, currency },
    described: { contentType: 'text/plain; charset=utf-8' },
  };
}
