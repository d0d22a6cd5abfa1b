import { toDayNumber } from '@relance/domain';
import { messageChannels } from '@relance/schemas';
import type { OppositionFacts, OutsideContactFacts } from '../../machine/facts/recorded-facts.js';
import { missing, type ApplyEvent } from './recorded-event.js';

function opposable(channel: string | undefined): OppositionFacts['channel'] | undefined {
  return channel === 'call' ? channel : messageChannels.find((known) => known === channel);
}

/** The court opens insolvency on the event's date (law 8). */
export const insolvent: ApplyEvent = ({ facts, id, day, recordedAt }) => {
  (facts.insolvencies ??= []).push({ id, day, recordedAt });
  return undefined;
};

/** The payer refuses a channel (law 8). */
export const opposed: ApplyEvent = ({ facts, event, id, day, recordedAt }) => {
  const channel = opposable(event.channel);
  if (channel === undefined) return missing('channel');
  (facts.oppositions ??= []).push({ id, channel, fromDay: day, recordedAt });
  return undefined;
};

/** The payer accepts a channel again. */
export const opposedLifted: ApplyEvent = ({ facts, event, day, recordedAt }) => {
  const running = (facts.oppositions ?? []).filter(({ channel, liftedDay }) => channel === event.channel && liftedDay === undefined);
  for (const opposition of running) {
    opposition.liftedDay = day;
    opposition.liftedAt = recordedAt;
  }
  return running.length === 0 ? { code: 'nothingToEnd', about: event.channel ?? 'channel' } : undefined;
};

/** Somebody wrote or spoke to the payer outside Relance and logged it (law 14). */
export const contactOutside: ApplyEvent = ({ facts, event, id, day, recordedAt, items }) => {
  const contact: OutsideContactFacts = { id, day, recordedAt };
  if (items.length > 0) contact.itemIds = items.map((item) => item.id);
  if (event.channel === 'call') contact.isCall = true;
  if (event.level !== undefined) contact.level = event.level;
  (facts.contactsOutside ??= []).push(contact);
  return undefined;
};

/** Somebody gives up the accessories of the items named (law 5). */
export const waived: ApplyEvent = ({ facts, event, day, recordedAt, items }) => {
  if (items.length === 0) return missing('item');
  const author = event.owner ?? 'creditManager';
  for (const item of items) (facts.waivers ??= []).push({ itemId: item.id, day, recordedAt, author });
  return undefined;
};

/** A date from outside that nothing moves (law 28). */
export const outsideDeadline: ApplyEvent = ({ facts, event, id, recordedAt, items }) => {
  if (event.kind === undefined) return missing('kind');
  if (event.until === undefined) return missing('until');
  const deadline = { id, kind: event.kind, day: toDayNumber(event.until), owner: event.owner ?? 'creditManager', recordedAt };
  const [item] = items;
  (facts.outsideDeadlines ??= []).push(item === undefined ? deadline : { ...deadline, itemId: item.id });
  return undefined;
};

/** A person's order about the items named (law 27). */
export const command: ApplyEvent = ({ facts, event, id, recordedAt, items }) => {
  if (event.command === undefined) return missing('command');
  if (items.length === 0) return missing('item');
  const ordered = { command: event.command, at: recordedAt, author: event.owner ?? 'creditManager', reason: event.reason ?? '' };
  const day = event.until === undefined ? {} : { day: toDayNumber(event.until) };
  for (const item of items) (facts.commands ??= []).push({ id: `${id}-${item.id}`, itemId: item.id, ...ordered, ...day });
  return undefined;
};
