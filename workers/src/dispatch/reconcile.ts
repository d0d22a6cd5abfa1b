import type { SendResult } from '@relance/channels';
import type { Dispatch } from '@relance/schemas';
import { ApplicationFailure } from '@temporalio/common';
import type { WorkerDependencies } from '../dependencies.js';
import type { CaseKnowledge } from '../facts/case-knowledge.js';
import { channelNamed } from './channel-named.js';
import { settleDispatch, tell } from './settle-dispatch.js';

/**
 * Finds out what became of a dispatch that an earlier attempt left behind (DESIGN §5). Settled: told again, in case the attempt died before.
 * On its way: the relay is asked by Message-ID; found is accepted, surely not there is handed over again with the very same bytes and id, and
 * where nobody can tell it is unknown and is not repeated.
 */
export async function reconcile(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  dispatch: Dispatch,
  nowMs: number,
): Promise<Dispatch> {
  if (dispatch.state !== 'handingOver') {
    await tell(dependencies, knowledge, dispatch, nowMs);
    return dispatch;
  }
  return settleDispatch(dependencies, knowledge, dispatch, await outcomeOf(dependencies, knowledge, dispatch), dispatch.intentAt);
}

/** Waits, by failing retryably, until the attempt that was handing over can no longer be alive: only then is "not there" an answer. */
async function outlive(dependencies: WorkerDependencies, dispatch: Dispatch, longestSendMs: number): Promise<void> {
  const { scale } = await dependencies.clock();
  const elapsedMs = ((await dependencies.now()) - (dispatch.handingOverAt ?? dispatch.intentAt)) / scale;
  const waitMs = Math.ceil(longestSendMs - elapsedMs);
  if (waitMs <= 0) return;
  const message = 'an earlier attempt may still be handing over';
  throw ApplicationFailure.create({ message, type: 'StillHandingOver', nonRetryable: false, nextRetryDelay: waitMs });
}

async function outcomeOf(dependencies: WorkerDependencies, { entity }: CaseKnowledge, dispatch: Dispatch): Promise<SendResult> {
  const { _id: dispatchId, channel: name, messageId, contentHash, recipient } = dispatch;
  const channel = channelNamed(dependencies, name);
  if (messageId === undefined || contentHash === undefined || recipient === undefined) {
    return { outcome: 'unknown', text: 'handed over without a record of what' };
  }
  await outlive(dependencies, dispatch, channel.longestSendMs);
  const found = await channel.lookUp(messageId);
  switch (found.outcome) {
    case 'found':
      return { outcome: 'accepted', providerId: found.providerId };
    case 'cannotTell':
      return { outcome: 'unknown', text: found.text };
    case 'notFound': {
      const bytes = await dependencies.files.read(contentHash);
      return channel.send({ dispatchId, messageId, bytes, envelope: { from: entity.sender.email, to: recipient } });
    }
  }
}
