import type { BuiltMessage, LookUpResult, SendResult } from '../channel.js';
import { markOf } from './build-text.js';
import { memberOf, type ProviderAnswer } from '../http/call-once.js';
import { callProvider } from './provider-call.js';
import type { SmsSettings } from './sms-settings.js';

/** Seconds a message may wait at the provider: what left at five must not ring at night. */
const validSeconds = 4 * 60 * 60;

/** Answers that concern our account or the moment and not the debtor: refused before a message was made of the request. */
const refusedForNow: readonly number[] = [401, 403, 404, 429, 503];

/** Refusals whose reason the next decision reads as that of any channel (law 20). */
const commonCodes: ReadonlyMap<number, string> = new Map([
  [21211, 'noAddress'],
  [21614, 'noAddress'],
  [21610, 'opposed'],
]);

/** Hands a text over in one request. */
export async function sendText(settings: SmsSettings, message: Omit<BuiltMessage, 'outcome'>): Promise<SendResult> {
  return judge(await callProvider(settings, { form: formOf(settings, message) }));
}

function formOf({ callbackUrl }: SmsSettings, { dispatchId, envelope, bytes }: Omit<BuiltMessage, 'outcome'>): URLSearchParams {
  const { from, to } = envelope;
  return new URLSearchParams({
    To: to,
    [from.startsWith('MG') ? 'MessagingServiceSid' : 'From']: from,
    Body: new TextDecoder().decode(bytes),
    ValidityPeriod: String(validSeconds),
    ...(callbackUrl === undefined ? {} : { StatusCallback: `${callbackUrl}/api/v1/sms/status/${dispatchId}` }),
  });
}

/**
 * What an answer means (DESIGN §5): taken with an id is accepted; a refusal of the request is final, unless it concerns our account or the moment;
 * everything else may have left, and is looked up before anybody thinks of a second time.
 */
function judge(answer: ProviderAnswer): SendResult {
  if (answer.kind === 'notReached') return { outcome: 'failed', code: answer.code, text: answer.text, retryable: true };
  if (answer.kind === 'lost') return { outcome: 'unknown', text: answer.text };
  const { status, body } = answer;
  const sid = memberOf(body, 'sid');
  if (status >= 200 && status < 300 && typeof sid === 'string') return { outcome: 'accepted', providerId: sid };
  if (status >= 400 && status !== 408 && (status < 500 || status === 503)) return refusal(status, body);
  return { outcome: 'unknown', text: `the provider answered ${String(status)}` };
}

function refusal(status: number, body: unknown): SendResult {
  const [told, message] = [memberOf(body, 'code'), memberOf(body, 'message')];
  const own = typeof told === 'number' ? (commonCodes.get(told) ?? `provider${String(told)}`) : `http${String(status)}`;
  const text = typeof message === 'string' ? message.slice(0, 500) : `the provider answered ${String(status)}`;
  return { outcome: 'failed', code: own, text, retryable: refusedForNow.includes(status) };
}

/** Messages to one number that are looked through; a number that got more has a history nobody can oversee. */
const mostMessages = 1000;

/**
 * Asks the provider for the messages to that number and recognises ours by the mark in its text. Its list is not narrowed by date: business time may be
 * another than the provider's.
 */
export async function lookUpText(settings: SmsSettings, { messageId, to }: { messageId: string; to: string }): Promise<LookUpResult> {
  const answer = await callProvider(settings, { query: new URLSearchParams({ To: to, PageSize: String(mostMessages) }) });
  if (answer.kind !== 'answered') return { outcome: 'cannotTell', text: answer.text };
  const messages = memberOf(answer.body, 'messages');
  if (answer.status !== 200 || !Array.isArray(messages))
    return { outcome: 'cannotTell', text: `the provider answered ${String(answer.status)}` };
  const found = (messages as unknown[]).find((one) => memberOf(one, 'to') === to && isMarked(memberOf(one, 'body'), markOf(messageId)));
  const sid = memberOf(found, 'sid');
  if (typeof sid === 'string') return { outcome: 'found', providerId: sid };
  if (typeof memberOf(answer.body, 'next_page_uri') === 'string')
    return { outcome: 'cannotTell', text: 'too many messages to that number' };
  return { outcome: 'notFound' };
}

function isMarked(body: unknown, mark: string): boolean {
  return typeof body === 'string' && body.includes(mark);
}
