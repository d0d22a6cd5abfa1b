import type { Failed, OutgoingMessage } from '@relance/channels';
import type { ComposedLines } from '@relance/scenario';
import type { ContactEffect } from '@relance/scenario/machine';
import type { Dispatch, Template } from '@relance/schemas';
import { isMissingFacts } from '@relance/templates';
import type { WorkerDependencies } from '../dependencies.js';
import type { CaseKnowledge } from '../facts/case-knowledge.js';
import { channelNamed } from './channel-named.js';
import { lastLook } from './last-look.js';
import { messageData } from './message-data.js';
import { clarify } from './reconcile.js';
import type { Recipient } from './recipient.js';
import { renderFor } from './render-for.js';
import { settleDispatch, tell } from './settle-dispatch.js';

/** A contact that passed the guard: what it is about, what it shows, to whom. */
interface Passed {
  effect: ContactEffect;
  composed: ComposedLines;
  intent: Dispatch;
  recipient: Recipient | undefined;
  nowMs: number;
}

/**
 * Renders, keeps the exact bytes, hands over and settles. Without an address, a template or a required fact the contact has failed and nothing
 * leaves; the reason is a fact the next decision can read (law 20).
 */
export async function handOver(dependencies: WorkerDependencies, knowledge: CaseKnowledge, passed: Passed): Promise<Dispatch> {
  const { effect, intent, recipient, nowMs } = passed;
  if (recipient === undefined)
    return failed(dependencies, knowledge, intent, { code: 'noAddress', text: 'no contact has an address' }, nowMs);
  const message = await outgoing(dependencies, knowledge, passed, recipient);
  if ('code' in message) return failed(dependencies, knowledge, intent, message, nowMs);
  const channel = channelNamed(dependencies, effect.channel);
  const built = await channel.build(message);
  if (built.outcome === 'failed') return failed(dependencies, knowledge, intent, built, nowMs);
  const contentHash = await dependencies.files.keep(built.bytes);
  const { messageId } = built;
  const handingOverAt = await dependencies.now();
  // with the lines these bytes show: a slower attempt may have declared others
  const { lines } = intent;
  const { cost } = built;
  const more = {
    ...(message.subject === '' ? {} : { subject: message.subject }),
    ...(cost === undefined ? {} : { cost }),
    ...built.described,
  };
  const patch = { handingOverAt, recipient: built.envelope.to, locale: recipient.locale, ...more, messageId, contentHash, lines };
  const handed = await dependencies.store.dispatches.move(intent.entityId, intent._id, 'intent', 'handingOver', patch);
  if (handed === undefined) throw new Error(`dispatch ${intent._id} was taken by another attempt; tried again to see what became of it`);
  await lastLook(dependencies, handed, knowledge);
  return settleDispatch(dependencies, knowledge, handed, await clarify(channel, handed, await channel.send(built)), nowMs);
}

async function failed(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  intent: Dispatch,
  { code, text }: Pick<Failed, 'code' | 'text'>,
  nowMs: number,
): Promise<Dispatch> {
  const patch = { settledAt: nowMs, failureCode: code, failureText: text };
  const moved = await dependencies.store.dispatches.move(intent.entityId, intent._id, 'intent', 'failed', patch);
  if (moved === undefined) throw new Error(`dispatch ${intent._id} was taken by another attempt; tried again to see what became of it`);
  await tell(dependencies, knowledge, moved, nowMs);
  return moved;
}

/** The message as the channel takes it, or why it cannot be made. */
async function outgoing(
  { store, knowledge: published }: WorkerDependencies,
  knowledge: CaseKnowledge,
  { effect, composed, intent, nowMs }: Passed,
  recipient: Recipient,
): Promise<OutgoingMessage | Pick<Failed, 'code' | 'text'>> {
  const { templates } = await published.scenario(intent.entityId, intent.planHash);
  const template = templateOf(templates, effect, recipient);
  if (template === undefined) return { code: 'templateMissing', text: `${effect.template.id} in ${recipient.locale}` };
  const earlier = (await store.dispatches.byCase(intent.entityId, intent.caseId)).filter(
    ({ state, bouncedOn }) => state === 'accepted' && bouncedOn === undefined,
  );
  const data = messageData(knowledge, { effect, composed, recipient, earlier, dispatchId: intent._id, nowMs });
  const rendered = renderFor(effect.channel, template, data);
  if (isMissingFacts(rendered)) return { code: 'factsMissing', text: rendered.missing.join(', ') };
  const { sender, name } = knowledge.entity;
  const thread = threadOf(earlier, intent);
  return {
    dispatchId: intent._id,
    from: { name: `${sender.name}, ${name}`, address: sender.email },
    replyTo: { name: sender.name, address: sender.replyTo ?? sender.email },
    to: { name: recipient.contact.name, address: recipient.address },
    ...rendered,
    sentAt: nowMs,
    headers: { 'X-Relance-Dispatch': intent._id, 'X-Relance-Steps': stepsOf(intent) },
    ...thread,
  };
}

function templateOf(templates: readonly Template[], { template }: ContactEffect, { locale }: Recipient): Template | undefined {
  return templates.find((one) => one.id === template.id && one.version === template.version && one.locale === locale);
}

/** Which steps of which items a message carries, so that a doubled one can be seen at the mailbox itself. */
function stepsOf({ lines }: Dispatch): string {
  const steps = lines.flatMap(({ itemId, nodeId, visit }) =>
    nodeId === undefined ? [] : [`${itemId.slice(0, 12)}/${nodeId}/${String(visit ?? 0)}`],
  );
  return steps.slice(0, 15).join(' ');
}

/** Threads a message behind the earlier ones by the same channel about the same items (RFC 5322 §3.6.4). */
function threadOf(earlier: readonly Dispatch[], intent: Dispatch): Pick<OutgoingMessage, 'inReplyTo' | 'references'> {
  const items = new Set(intent.lines.flatMap(({ itemId, nodeId }) => (nodeId === undefined ? [] : [itemId])));
  const about = earlier.filter(({ lines }) => lines.some(({ itemId, nodeId }) => nodeId !== undefined && items.has(itemId)));
  const references = about.flatMap(({ channel, messageId }) => (channel === intent.channel ? (messageId ?? []) : []));
  const inReplyTo = references.at(-1);
  return inReplyTo === undefined ? {} : { inReplyTo, references };
}
