import type { ComposedLines } from '@relance/scenario';
import type { ContactEffect } from '@relance/scenario/machine';
import type { Dispatch } from '@relance/schemas';
import { contactMessage, type CaseKnowledge, type Recipient } from '@relance/templates';
import type { WorkerDependencies } from '../dependencies.js';
import { attachmentsOf } from './attachments/attachments-of.js';
import { channelNamed } from './channel-named.js';
import { asMailboxes, copiesOf, takenAlong } from './copies/copies-of.js';
import { failDispatch } from './settling/fail-dispatch.js';
import { lastLook } from './guarding/last-look.js';
import { clarify } from './settling/reconcile.js';
import { settleDispatch } from './settling/settle-dispatch.js';
import { leavingAs } from './trial/trial-message.js';
import { isDeclaredFor, receivedBefore, scenariosMoved, trialOf } from './trial/trial-of.js';

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
  const { effect, composed, intent, recipient, nowMs } = passed;
  if (recipient === undefined)
    return failDispatch(dependencies, knowledge, intent, { code: 'noAddress', text: 'no contact has an address' }, nowMs);
  const { templates } = await dependencies.knowledge.scenario(intent.entityId, intent.planHash);
  const known = await dependencies.store.dispatches.byCase(intent.entityId, intent.caseId);
  const trial = await trialOf(dependencies, intent.entityId, scenariosMoved(effect));
  if (!isDeclaredFor(intent, trial)) throw new Error(`a trial began or ended while dispatch ${intent._id} was declared; tried again`);
  const copies = trial === undefined ? await copiesOf(dependencies, knowledge, effect) : [];
  const { files: attachments, kept } = await attachmentsOf(dependencies, knowledge, effect, { composed, locale: recipient.locale, nowMs });
  const along = { copies: asMailboxes(copies), attachments };
  const dispatches = receivedBefore(known, trial);
  const message = contactMessage(knowledge, { ...passed, recipient, ...along, dispatches, templates });
  if ('code' in message) return failDispatch(dependencies, knowledge, intent, message, nowMs);
  const own = channelNamed(dependencies, effect.channel);
  const { channel, built, insteadOf } = await leavingAs(dependencies, own, message, { trial, locale: recipient.locale });
  if (built.outcome === 'failed') return failDispatch(dependencies, knowledge, intent, built, nowMs);
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
    ...takenAlong(copies, built),
    ...(kept.length === 0 ? {} : { attachments: kept }),
    ...(intent.trial === undefined
      ? {}
      : { trial: { ...intent.trial, by: channel.name, ...(insteadOf === undefined ? {} : { insteadOf }) } }),
    sender: built.envelope.from,
  };
  const patch = { handingOverAt, recipient: built.envelope.to, locale: recipient.locale, ...more, messageId, contentHash, lines };
  const handed = await dependencies.store.dispatches.move(intent.entityId, intent._id, 'intent', 'handingOver', patch);
  if (handed === undefined) throw new Error(`dispatch ${intent._id} was taken by another attempt; tried again to see what became of it`);
  await dependencies.handOvers.note(handed);
  await lastLook(dependencies, handed, knowledge, effect);
  return settleDispatch(dependencies, knowledge, handed, await clarify(channel, handed, await channel.send(built)), nowMs);
}
