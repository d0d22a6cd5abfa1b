import type { SmsSettings } from './sms-settings.js';

/** What the provider answered, or that it was never reached, or that nobody knows. */
export type ProviderAnswer =
  { kind: 'answered'; status: number; body: unknown } | { kind: 'notReached'; code: string; text: string } | { kind: 'lost'; text: string };

/** Longest time of one conversation, where the settings name none. */
export const usualLongestMs = 20_000;

/** Faults before a connection stood: not a byte of the request has left. */
const beforeConnection: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/**
 * One request about the messages of the account, once and within its time limit; never throws for what the other side does. Plain HTTP instead of the
 * provider's client: that one hides whether a connection ever stood, which tells a message that surely did not leave from one that may have.
 */
export async function callProvider(
  settings: SmsSettings,
  request: { query?: URLSearchParams; form?: URLSearchParams },
): Promise<ProviderAnswer> {
  const { account, secret, longestMs = usualLongestMs } = settings;
  const url = new URL(`/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`, settings.url);
  url.search = request.query?.toString() ?? '';
  try {
    const response = await fetch(url, {
      method: request.form === undefined ? 'GET' : 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`, accept: 'application/json' },
      ...(request.form === undefined ? {} : { body: request.form }),
      redirect: 'error',
      signal: AbortSignal.timeout(longestMs),
    });
    return { kind: 'answered', status: response.status, body: asJson(await response.text()) };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const code = codeOf(error);
    return code !== undefined && beforeConnection.includes(code) ? { kind: 'notReached', code, text } : { kind: 'lost', text };
  }
}

/** The code of the fault beneath; of several tries at several addresses that of the last. */
function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof AggregateError) return codeOf(new Error('', { cause: cause.errors.at(-1) }));
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}

/** Undefined for what is no JSON: an answer of something on the way. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A member of an answer. */
export function memberOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)[name] : undefined;
}
