import type { LookUpResult } from '../channel.js';

const longestMs = 10_000;

/**
 * Asks the mailbox whether a Message-ID arrived: `GET /api/messages?messageId=`, a JSON list. Without a mailbox, or without a clear answer
 * from it, nothing can be told: a bare SMTP relay keeps no register that may be asked.
 */
export async function lookUpInMailbox(mailboxUrl: string | undefined, messageId: string): Promise<LookUpResult> {
  if (mailboxUrl === undefined) return { outcome: 'cannotTell', text: 'the relay keeps no register that can be asked' };
  const url = new URL('/api/messages', mailboxUrl);
  url.searchParams.set('messageId', messageId);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(longestMs), redirect: 'error' });
    if (!response.ok) return { outcome: 'cannotTell', text: `the mailbox answered ${String(response.status)}` };
    const found: unknown = await response.json();
    if (!Array.isArray(found)) return { outcome: 'cannotTell', text: 'the mailbox did not answer with a list' };
    const [first] = found as unknown[];
    if (first === undefined) return { outcome: 'notFound' };
    return { outcome: 'found', providerId: idOf(first) ?? messageId };
  } catch (error) {
    // whatever hinders the question, the answer is not known: never "not found"
    return { outcome: 'cannotTell', text: error instanceof Error ? error.message : String(error) };
  }
}

function idOf(mail: unknown): string | undefined {
  return typeof mail === 'object' && mail !== null && 'id' in mail && typeof mail.id === 'string' ? mail.id : undefined;
}
