import { itemsNamed } from '@relance/schemas';
import type { EngineDependencies } from '../../dependencies.js';
import { recordAbout } from '../record-about.js';
import { readReply } from './stop-words.js';

/** A text message that somebody sent to us. */
export interface TextReply {
  sid: string;
  from: string;
  text: string;
}

/** Longest words of a debtor that a fact keeps (`factFields`). */
const longestNote = 2000;

/**
 * Records what a number that we wrote to answers, once: a stop word refuses the channel in every case it was written to about (law 8); whatever else is
 * said is a reply about the latest message. A number nobody wrote to is nobody's debtor. Nothing is sent back.
 */
export async function takeReply(dependencies: EngineDependencies, { sid, from, text }: TextReply): Promise<void> {
  const written = await dependencies.store.dispatches.byRecipient('sms', from);
  const sent = written.filter(({ trial }) => trial === undefined);
  const { refuses, saysMore } = readReply(text);
  const [latest] = sent;
  if (latest === undefined) return;
  const said = { channel: 'sms', ...(text.trim() === '' ? {} : { note: text.trim().slice(0, longestNote) }) } as const;
  if (refuses) {
    const cases = new Map(sent.map((dispatch) => [`${dispatch.entityId}/${dispatch.caseId}`, dispatch]));
    for (const dispatch of cases.values())
      await recordAbout(dependencies, 'sms', dispatch, { kind: 'opposition', ...said, key: `${sid}-stop` });
  }
  if (saysMore) await recordAbout(dependencies, 'sms', latest, { kind: 'reply', ...said, key: `${sid}-reply` }, itemsNamed(latest));
}
