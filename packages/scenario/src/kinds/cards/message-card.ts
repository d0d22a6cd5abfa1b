import { attachedKinds, attachedStatement, messageChannels, traitsOf, type MessageChannel, type When } from '@relance/schemas';
import type { ContactInstruction, ContentApproval } from '../../plan.js';
import type { CheckContext, KindFault, Placement, Port, Timing } from '../kind.js';
import { datesOf, skippedPort, skips } from '../when-days.js';

/** What every message to the payer says of itself; channel and level are the kind's. */
export interface MessageCard {
  when: When;
  template: string;
  /** Roles of contacts, the first that has an address is written to. */
  audience: string[];
  /** Days granted to pay (law 10). */
  deadlineDays?: number;
  /** The exact content is approved before it leaves (law 24). */
  approval?: ContentApproval;
  sender?: string;
  copies?: { role: string; mode: 'cc' | 'bcc' | 'digest' }[];
  attachments?: string[];
  /** Leave by other channels once the message was accepted (law 22). */
  companions?: { channel: MessageChannel; template: string; audience: string[] }[];
}

/** By which channel a message leaves, and how firm it is (law 7). */
export interface Delivery {
  channel: MessageChannel;
  level: number;
}

/** Rank of law 16: sms < e-mail < letter < registered. */
function rankOf(channel: MessageChannel): number {
  return messageChannels.indexOf(channel);
}

/** The ways out of a message. */
export function messagePorts(when: When): Port[] {
  return [
    { id: 'sent', label: { fr: 'envoyé', en: 'sent' }, nominal: true },
    { id: 'failed', label: { fr: 'échec', en: 'failed' } },
    ...(skips(when) ? [skippedPort] : []),
  ];
}

/** A registered letter may use what was written for a letter: paper is paper. */
function isWrittenFor(written: string, channel: MessageChannel): boolean {
  return written === channel || (channel === 'registered' && written === 'letter');
}

/** A template that is not there, is for another channel or lacks a language (P113, P125, P114; law 27). */
export function templateFaults(template: string, channel: MessageChannel, { templates, locales }: CheckContext): KindFault[] {
  const named = templates.filter((one) => one.id === template);
  if (named.length === 0) return [{ code: 'P113', severity: 'error', params: { template } }];
  // a plan pins the newest version alone
  const newest = Math.max(...named.map(({ version }) => version));
  const current = named.filter(({ version }) => version === newest);
  const written = current.filter((one) => isWrittenFor(one.channel, channel));
  if (written.length === 0) {
    const channels = [...new Set(current.map((one) => one.channel))].sort();
    return [{ code: 'P125', severity: 'error', params: { template, written: channels.join(', ') } }];
  }
  const missing = locales.filter((locale) => !written.some((one) => one.locale === locale));
  return missing.map((locale) => ({ code: 'P114', severity: 'error', params: { template, locale } }));
}

/** Documents that nobody knows, or attached to what is no e-mail (K125). */
function attachmentFaults({ attachments = [] }: MessageCard, channel: MessageChannel): KindFault[] {
  const hasNone = traitsOf(channel)?.needs !== 'hasEmail';
  const wrong = attachments.filter((name) => hasNone || (name !== attachedStatement && !Object.hasOwn(attachedKinds, name)));
  return wrong.map((attachment) => ({ code: 'K125', severity: 'error', params: { attachment } }));
}

/** Templates that are not there, are for another channel or lack a language (P113, P125, P114; law 27), companions on a channel already taken (K122; law 22), copies of what is no e-mail (K124) and attachments it cannot have (K125). */
export function messageFaults(card: MessageCard, channel: MessageChannel, context: CheckContext): KindFault[] {
  const companions = card.companions ?? [];
  const copied = (card.copies ?? []).some(({ mode }) => mode !== 'digest');
  const channels = [channel, ...companions.map((companion) => companion.channel)];
  return [
    ...templateFaults(card.template, channel, context),
    ...companions.flatMap((companion) => templateFaults(companion.template, companion.channel, context)),
    ...(new Set(channels).size === channels.length ? [] : [{ code: 'K122', severity: 'error' as const }]),
    ...(copied && traitsOf(channel)?.needs !== 'hasEmail' ? [{ code: 'K124', severity: 'error' as const }] : []),
    ...attachmentFaults(card, channel),
  ];
}

/** What a message means to the proofs over paths. */
export function messageTiming(card: MessageCard, { channel, level }: Delivery): Timing {
  const companions = card.companions ?? [];
  return {
    ...datesOf(card.when),
    contact: {
      channel,
      level,
      rank: rankOf(channel),
      deadlineDays: card.deadlineDays ?? 0,
      templates: [card.template, ...companions.map(({ template }) => template)],
      isApproved: card.approval !== undefined,
      companions: companions.map((companion) => companion.channel),
    },
  };
}

/** The contact a message becomes, templates pinned to their version. */
export function compileMessage(card: MessageCard, { channel, level }: Delivery, placement: Placement): ContactInstruction[] {
  const { nodeId, to, templateVersion } = placement;
  const { when, template, audience, companions, ...asDrawn } = card;
  const pinned = (id: string): ContactInstruction['template'] => ({ id, version: templateVersion(id) });
  const others = companions?.map((companion) => ({ ...companion, template: pinned(companion.template) }));
  return [
    {
      op: 'contact',
      nodeId,
      when,
      channel,
      level,
      rank: rankOf(channel),
      template: pinned(template),
      audience,
      ...asDrawn,
      ...(others === undefined ? {} : { companions: others }),
      sent: to('sent'),
      failed: to('failed'),
      ...(skips(when) ? { skipped: to('skipped') } : {}),
    },
  ];
}
