import type { IncomingMail } from '@relance/channels';
import type { Dispatch, StoredMail } from '@relance/schemas';
import type { Store } from '@relance/store';

/** What a mail is by what it reports: undelivered for good, late, delivered, or nothing that anybody acts on. */
export function kindOf({ kind, reports }: IncomingMail): StoredMail['kind'] {
  if (kind !== 'report') return kind;
  const isFor = (...actions: string[]): boolean => reports.some(({ action }) => actions.includes(action));
  // a report of failure with a passing status is one of a relay that goes on trying
  if (reports.some(({ action, status }) => action === 'failed' && status?.startsWith('4') !== true)) return 'bounced';
  if (isFor('failed', 'delayed')) return 'delayed';
  return isFor('delivered', 'relayed', 'expanded') ? 'delivered' : 'automatic';
}

/** The message of an entity that a mail answers or reports of: by the Message-IDs it names, the nearest first, or the envelope id (RFC 3461). */
export async function matchMail(
  { dispatches }: Store,
  entityId: string,
  { about, envelopeId }: IncomingMail,
): Promise<Dispatch | undefined> {
  for (const messageId of about) {
    const found = await dispatches.byMessageId(messageId);
    if (found?.entityId === entityId) return found;
  }
  return envelopeId === undefined ? undefined : dispatches.get(entityId, envelopeId);
}
