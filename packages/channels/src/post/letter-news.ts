import { letterEventNames, proofKinds } from '@relance/schemas';
import { memberOf } from '../http/call-once.js';
import type { LetterNews, PostEvent } from './post-provider.js';

const events: readonly string[] = [...letterEventNames, 'notSent'] satisfies readonly PostEvent[];

function isEvent(name: unknown): name is PostEvent {
  return typeof name === 'string' && events.includes(name);
}

function listIn(told: unknown, name: string): unknown[] {
  const list = memberOf(told, name);
  return Array.isArray(list) ? (list as unknown[]) : [];
}

/** What a provider tells of one letter; words it knows and we do not are passed over. Undefined for what names no letter. */
export function readNews(told: unknown): LetterNews | undefined {
  const [dispatchId, providerId, number] = [memberOf(told, 'reference'), memberOf(told, 'id'), memberOf(told, 'number')];
  if (typeof dispatchId !== 'string' || typeof providerId !== 'string') return undefined;
  return {
    dispatchId,
    providerId,
    ...(typeof number === 'string' ? { number } : {}),
    events: listIn(told, 'events').flatMap((one) => {
      const [event, on] = [memberOf(one, 'event'), memberOf(one, 'on')];
      return isEvent(event) && typeof on === 'string' ? [{ event, on }] : [];
    }),
    proofs: proofKinds.filter((kind) => listIn(told, 'proofs').includes(kind)),
  };
}
