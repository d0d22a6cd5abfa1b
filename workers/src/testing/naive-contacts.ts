import { payerOf, type Receipt } from '@relance/scenario/machine';
import { contactId, contactMessage, knownByNow, recipientOf } from '@relance/templates';
import { ApplicationFailure } from '@temporalio/common';
import type { ChannelActivities, ContactRequest } from '../activity-contract.js';
import { channelActivities } from '../activities/index.js';
import type { WorkerDependencies } from '../dependencies.js';
import { channelNamed } from '../dispatch/channel-named.js';
import { declareIntent } from '../dispatch/declare-intent.js';
import { guard } from '../dispatch/guarding/guard.js';
import { receiptOf } from '../dispatch/settling/receipt.js';
import { plansOf, readKnowledge } from '../facts/read-knowledge.js';

/**
 * Contacts as one would make them at first: look whether it was recorded, send, record. Whoever dies between the two sends again. It exists so that the
 * suite that kills processes is seen to find duplicates where there are some; letters, which are put in a batch under their record, are made as usual.
 */
export function naiveContacts(dependencies: WorkerDependencies): ChannelActivities {
  const usual = channelActivities(dependencies);
  return {
    dispatchContact: async (request) => {
      const { effect } = request;
      if (effect.channel !== 'email' && effect.channel !== 'sms') return usual.dispatchContact(request);
      return { receipt: await sendThenRecord(dependencies, request) };
    },
  };
}

async function sendThenRecord(dependencies: WorkerDependencies, request: ContactRequest): Promise<Receipt> {
  const { effect, entityId, caseId, nowMs, asked, factsVersion } = request;
  const { store } = dependencies;
  const id = contactId(caseId, effect);
  const recorded = await store.dispatches.get(entityId, id);
  if (recorded !== undefined) return receiptOf({ ...recorded, state: 'accepted' });
  const read = await readKnowledge(dependencies, request, { nowMs, plans: [effect.carrier.plan, ...plansOf(asked?.state)] });
  const knowledge = { ...read, environment: knownByNow(read.environment, nowMs) };
  if (read.data.facts.version !== factsVersion) return { outcome: 'void', dispatchId: id, at: nowMs, members: [] };
  const verdict = await guard(dependencies, knowledge, effect, { nowMs, realNowMs: await dependencies.now() });
  if ('refused' in verdict) return { dispatchId: id, members: [], ...verdict.refused };
  const { composed } = verdict;
  const channel = channelNamed(dependencies, effect.channel);
  const recipient = recipientOf(channel, payerOf(knowledge.records), effect.audience);
  const { templates } = await dependencies.knowledge.scenario(entityId, effect.carrier.plan);
  const dispatches = await store.dispatches.byCase(entityId, caseId);
  const intent = { _id: id, channel: effect.channel, lines: [] };
  if (recipient === undefined) throw ApplicationFailure.nonRetryable('nobody to write to', 'NoAddress');
  const message = contactMessage(knowledge, { effect, composed, intent, recipient, dispatches, templates, nowMs });
  if ('code' in message) throw ApplicationFailure.nonRetryable(message.code, 'NotWritten');
  const built = await channel.build(message);
  if (built.outcome === 'failed') throw ApplicationFailure.nonRetryable(built.code, 'NotBuilt');
  const sent = await channel.send(built);
  if (sent.outcome !== 'accepted') throw ApplicationFailure.retryable(`not taken: ${sent.outcome}`, 'NotTaken');
  const declared = await declareIntent(dependencies, knowledge, request, { id, ...verdict, existing: undefined });
  const settled = await store.dispatches.move(entityId, id, 'intent', 'accepted', { settledAt: nowMs, providerId: sent.providerId });
  return receiptOf({ ...(settled ?? declared), state: 'accepted' });
}
