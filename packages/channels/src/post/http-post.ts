import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LookUpResult, SendResult } from '../channel.js';
import { callOnce, memberOf, type ProviderAnswer } from '../http/call-once.js';
import { readNews } from './letter-news.js';
import type { IncomingCall, LetterNews, LetterToPost, NoAnswer, PostProvider } from './post-provider.js';
import type { PostSettings } from './post-settings.js';

/** Longest time of one conversation, where the settings name none. */
export const usualLongestMs = 20_000;

/** A call older or younger than this is not what the provider sends now. */
const MOST_SKEW_MS = 5 * 60_000;

/** Answers that concern our account or the moment and not the letter: refused before anything was printed. */
const refusedForNow: readonly number[] = [401, 402, 403, 404, 429, 503];

/** Refusals whose reason the next decision reads as that of any channel (law 20). */
const commonCodes: ReadonlyMap<unknown, string> = new Map([['addressIncomplete', 'noAddress']]);

/**
 * The provider of post over HTTP, by the interface told in docs/reference/letters.md: letters are put under our own dispatch id, which is their
 * idempotency key, looked up by it, and their news told in full each time.
 */
export function httpPost(settings: PostSettings): PostProvider {
  const ask = (path: string, query: Record<string, string> = {}): Promise<ProviderAnswer> => {
    const url = new URL(path, settings.url);
    url.search = new URLSearchParams(query).toString();
    return callOnce(url, { method: 'GET', headers: headersOf(settings) }, settings.longestMs ?? usualLongestMs);
  };
  return {
    hand: (letter) => hand(settings, letter),
    lookUp: async (reference) => found(await ask('/v1/letters', { reference }), reference),
    changedSince: async (since) => lettersIn(await ask('/v1/letters', { changedSince: new Date(since).toISOString() })),
    proof: async (providerId, kind) => proofIn(await ask(`/v1/letters/${encodeURIComponent(providerId)}/proofs/${kind}`)),
    readCall: (call) => readCall(settings, call),
  };
}

function headersOf({ key }: PostSettings): Record<string, string> {
  return { authorization: `Bearer ${key}`, accept: 'application/json' };
}

async function hand(settings: PostSettings, { pdf, dispatchId, ...envelope }: LetterToPost): Promise<SendResult> {
  const body = JSON.stringify({ reference: dispatchId, ...envelope, document: Buffer.from(pdf).toString('base64') });
  const headers = { ...headersOf(settings), 'content-type': 'application/json', 'idempotency-key': dispatchId };
  const url = new URL('/v1/letters', settings.url);
  return judge(await callOnce(url, { method: 'POST', headers, body }, settings.longestMs ?? usualLongestMs));
}

/**
 * What an answer means (DESIGN §5): taken with an id is accepted; a refusal of the letter is final, one of our account or the moment is tried again;
 * everything else, a letter under the same key with other bytes included, may have left and is looked up before anybody thinks of a second time.
 */
function judge(answer: ProviderAnswer): SendResult {
  if (answer.kind === 'notReached') return { outcome: 'failed', code: answer.code, text: answer.text, retryable: true };
  if (answer.kind === 'lost') return { outcome: 'unknown', text: answer.text };
  const { status, body } = answer;
  const id = memberOf(body, 'id');
  if (status >= 200 && status < 300 && typeof id === 'string') return { outcome: 'accepted', providerId: id };
  if (status < 400 || status === 408 || status === 409 || (status >= 500 && status !== 503))
    return { outcome: 'unknown', text: `the provider answered ${String(status)}` };
  const [told, message] = [memberOf(body, 'code'), memberOf(body, 'message')];
  const code = commonCodes.get(told) ?? (typeof told === 'string' ? `post.${told.slice(0, 60)}` : `http${String(status)}`);
  const text = typeof message === 'string' ? message.slice(0, 500) : `the provider answered ${String(status)}`;
  return { outcome: 'failed', code, text, retryable: refusedForNow.includes(status) };
}

function lettersIn(answer: ProviderAnswer): LetterNews[] | NoAnswer {
  if (answer.kind !== 'answered') return { problem: answer.text };
  const letters = memberOf(answer.body, 'letters');
  if (answer.status !== 200 || !Array.isArray(letters)) return { problem: `the provider answered ${String(answer.status)}` };
  const news = (letters as unknown[]).map(readNews);
  return news.every((one) => one !== undefined) ? news : { problem: 'the provider told of letters in a form that is none' };
}

function found(answer: ProviderAnswer, reference: string): LookUpResult {
  const letters = lettersIn(answer);
  if ('problem' in letters) return { outcome: 'cannotTell', text: letters.problem };
  const letter = letters.find(({ dispatchId }) => dispatchId === reference);
  return letter === undefined ? { outcome: 'notFound' } : { outcome: 'found', providerId: letter.providerId };
}

function proofIn(answer: ProviderAnswer): Uint8Array | NoAnswer {
  if (answer.kind !== 'answered') return { problem: answer.text };
  return answer.status === 200 ? answer.bytes : { problem: `the provider answered ${String(answer.status)}` };
}

/** HMAC-SHA256 of `instant.body` in hexadecimal, as the provider signs what it sends at a Unix instant in seconds. */
export function signatureOf(secret: string, seconds: string, rawBody: string): string {
  return createHmac('sha256', secret).update(`${seconds}.${rawBody}`).digest('hex');
}

/** `t=SECONDS,v1=HEX` in the head of a call, compared in constant time. */
function isSigned({ secret }: PostSettings, { rawBody, signature, nowMs }: IncomingCall): boolean {
  const [, seconds = '', told = ''] = typeof signature === 'string' ? (/^t=(\d{1,12}),v1=([0-9a-f]{64})$/u.exec(signature) ?? []) : [];
  if (seconds === '' || Math.abs(nowMs - Number(seconds) * 1000) > MOST_SKEW_MS) return false;
  return timingSafeEqual(Buffer.from(signatureOf(secret, seconds, rawBody)), Buffer.from(told));
}

function readCall(settings: PostSettings, call: IncomingCall): LetterNews | undefined {
  return isSigned(settings, call) ? readNews(asJson(call.rawBody)) : undefined;
}

/** Undefined for what is no JSON: signed, but nothing that could be acted upon. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
