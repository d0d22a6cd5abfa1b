import type { ComposedLines } from '@relance/scenario';
import type { ContactEffect } from '@relance/scenario/machine';
import type { Dispatch, OutgoingMessage, Template } from '@relance/schemas';
import { isMissingFacts } from '../write-template.js';
import type { CaseKnowledge } from './case-knowledge.js';
import { messageData } from './contact-data.js';
import type { Recipient } from './recipient.js';
import { renderFor } from './render-for.js';
import { senderOf } from './sender-of.js';

/** One contact about to be written: what it is about, what it shows, to whom, under which id. */
export interface ContactToWrite {
  effect: ContactEffect;
  composed: ComposedLines;
  /** Of its dispatch: the id, the channel and the lines it declares. */
  intent: Pick<Dispatch, '_id' | 'channel' | 'lines'>;
  recipient: Recipient;
  /** Who receives it as well, where the channel has copies. */
  copies?: OutgoingMessage['copies'];
  /** Documents that go with it, where the channel has attachments. */
  attachments?: OutgoingMessage['attachments'];
  /** Every dispatch of the case, oldest first. */
  dispatches: readonly Dispatch[];
  templates: readonly Template[];
  nowMs: number;
}

/** Why a message cannot be written (law 20). */
export interface Unwritten {
  code: 'templateMissing' | 'factsMissing';
  text: string;
}

/**
 * The message of one contact as its channel takes it, or why it cannot be written: the one way a message comes about, whether it is then handed over
 * or only looked at. Throws like the renderers.
 */
export function contactMessage(knowledge: CaseKnowledge, contact: ContactToWrite): OutgoingMessage | Unwritten {
  const { effect, composed, intent, recipient, copies = [], attachments = [], templates, nowMs } = contact;
  const template = templateOf(templates, effect, recipient);
  if (template === undefined) return { code: 'templateMissing', text: `${effect.template.id} in ${recipient.locale}` };
  const arrived = contact.dispatches.filter(({ state, bouncedOn }) => state === 'accepted' && bouncedOn === undefined);
  // a companion is part of its contact, and recalls neither that nor what else went along with it (law 22)
  const earlier = arrived.filter(({ _id, companionOf }) => companionOf === undefined && _id !== effect.companionOf);
  const data = messageData(knowledge, { effect, composed, recipient, earlier, dispatchId: intent._id, nowMs });
  const rendered = renderFor(effect.channel, template, data);
  if (isMissingFacts(rendered)) return { code: 'factsMissing', text: rendered.missing.join(', ') };
  const { name } = knowledge.entity;
  const sender = senderOf(knowledge, effect);
  return {
    dispatchId: intent._id,
    from: { name: `${sender.name}, ${name}`, address: sender.email },
    replyTo: { name: sender.name, address: sender.replyTo ?? sender.email },
    to: { name: recipient.contact.name, address: recipient.address },
    ...(copies.length === 0 ? {} : { copies }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...rendered,
    sentAt: nowMs,
    headers: { 'X-Relance-Dispatch': intent._id, 'X-Relance-Steps': stepsOf(intent.lines) },
    ...threadOf(arrived, intent),
  };
}

function templateOf(templates: readonly Template[], { template }: ContactEffect, { locale }: Recipient): Template | undefined {
  return templates.find((one) => one.id === template.id && one.version === template.version && one.locale === locale);
}

/** Which steps of which items a message carries, so that a doubled one can be seen at the mailbox itself. */
function stepsOf(lines: Dispatch['lines']): string {
  const steps = lines.flatMap(({ itemId, nodeId, visit }) =>
    nodeId === undefined ? [] : [`${itemId.slice(0, 12)}/${nodeId}/${String(visit ?? 0)}`],
  );
  return steps.slice(0, 15).join(' ');
}

/** Threads a message behind the earlier ones by the same channel about the same items (RFC 5322 §3.6.4). */
function threadOf(earlier: readonly Dispatch[], intent: ContactToWrite['intent']): Pick<OutgoingMessage, 'inReplyTo' | 'references'> {
  const items = new Set(intent.lines.flatMap(({ itemId, nodeId }) => (nodeId === undefined ? [] : [itemId])));
  const about = earlier.filter(({ lines }) => lines.some(({ itemId, nodeId }) => nodeId !== undefined && items.has(itemId)));
  const references = about.flatMap(({ channel, messageId }) => (channel === intent.channel ? (messageId ?? []) : []));
  const inReplyTo = references.at(-1);
  return inReplyTo === undefined ? {} : { inReplyTo, references };
}
