import { composeLines } from '@relance/scenario';
import { payerOf, type ContactEffect, type Member, type TaskEffect } from '@relance/scenario/machine';
import type { Task } from '@relance/schemas';
import { contactId, contactLines, contactMessage, recipientOf, type CaseKnowledge } from '@relance/templates';
import type { CaseReference } from '../../activity-contract.js';
import type { WorkerDependencies } from '../../dependencies.js';
import { attachmentsOf } from '../attachments/attachments-of.js';
import { channelNamed } from '../channel-named.js';
import { asMailboxes, copiesOf } from '../copies/copies-of.js';
import { leavingAs } from '../trial/trial-message.js';
import { receivedBefore, scenariosMoved, trialOf } from '../trial/trial-of.js';

type Draft = NonNullable<TaskEffect['draft']>;

/** The contact as it leaves once everybody agreed: every decision makes of its steps another visit (P12), and its reference names the visit. */
function asItLeaves({ contact, decisions }: Draft): ContactEffect {
  const later = (member: Member): Member => ({ ...member, visit: member.visit + decisions });
  return { ...contact, carrier: later(contact.carrier), members: contact.members.map(later) };
}

/**
 * The message laid before a person for approval (law 24): written as it would leave at `nowMs`, by the very code that sends it, its exact bytes kept
 * under their hash. One that cannot be written says why instead, and only a refusal makes sense.
 */
export async function draftContent(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  draft: Draft,
  { entityId, caseId, nowMs }: CaseReference & { nowMs: number },
): Promise<NonNullable<Task['draft']>> {
  const effect = asItLeaves(draft);
  const { level, carrier, audience } = effect;
  const channel = channelNamed(dependencies, effect.channel);
  const trial = await trialOf(dependencies, entityId, scenariosMoved(effect));
  const under = trial === undefined ? {} : { trial: { id: trial._id, epoch: trial.epoch } };
  const about = { channel: effect.channel, level, ...under };
  const recipient = recipientOf(channel, payerOf(knowledge.records), audience);
  if (recipient === undefined) return { ...about, problem: 'noAddress' };
  const composed = composeLines(effect, knowledge.environment, nowMs);
  const { templates } = await dependencies.knowledge.scenario(entityId, carrier.plan);
  const known = await dependencies.store.dispatches.byCase(entityId, caseId);
  const intent = { _id: contactId(caseId, effect), channel: effect.channel, lines: contactLines(effect, composed) };
  const dispatches = receivedBefore(known, trial);
  const copies = trial === undefined ? asMailboxes(await copiesOf(dependencies, knowledge, effect)) : [];
  const { files: attachments } = await attachmentsOf(dependencies, knowledge, effect, { composed, locale: recipient.locale, nowMs });
  const message = contactMessage(knowledge, { effect, composed, intent, recipient, copies, attachments, dispatches, templates, nowMs });
  if ('code' in message) return { ...about, problem: message.code };
  const { built } = await leavingAs(dependencies, channel, message, { trial, locale: recipient.locale });
  if (built.outcome === 'failed') return { ...about, problem: built.code };
  const contentHash = await dependencies.files.keep(built.bytes);
  const { contentType } = built.described ?? {};
  return {
    ...about,
    recipient: built.envelope.to,
    contentHash,
    ...(message.subject === '' ? {} : { subject: message.subject }),
    ...(contentType === undefined ? {} : { contentType }),
  };
}
