/** What a provider answered, or that it was never reached, or that nobody knows. */
export type ProviderAnswer =
  | { kind: 'answered'; status: number; body: unknown; bytes: Uint8Array }
  | { kind: 'notReached'; code: string; text: string }
  | { kind: 'lost'; text: string };

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
 * One request to a provider, once and within its time limit in milliseconds; never throws for what the other side does. Plain HTTP instead of a provider's
 * client: those hide whether a connection ever stood, which tells a message that surely did not leave from one that may have.
 */
export async function callOnce(url: URL, request: Omit<RequestInit, 'redirect' | 'signal'>, longestMs: number): Promise<ProviderAnswer> {
  try {
    const response = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(longestMs) });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { kind: 'answered', status: response.status, body: asJson(bytes), bytes };
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

/** Undefined for what is no JSON: an answer of something on the way, or a document. */
function asJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/** A member of an answer. */
export function memberOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)[name] : undefined;
}
