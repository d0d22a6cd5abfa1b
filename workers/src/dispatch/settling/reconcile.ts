import type { Channel, HandedOver, SendResult } from '@relance/channels';
import type { Dispatch } from '@relance/schemas';
import { ApplicationFailure } from '@temporalio/common';
import type { WorkerDependencies } from '../../dependencies.js';
import type { CaseKnowledge } from '@relance/templates';
import { channelNamed } from '../channel-named.js';
import { startWithinMs } from '../guarding/last-look.js';
import { settleDispatch } from './settle-dispatch.js';
import { tell } from './tell.js';

/**
 * Finds out what became of a dispatch that an earlier attempt left behind (DESIGN §5). Settled: told again, in case the attempt died before.
 * On its way: the relay or provider is asked for the message; found is accepted, where nobody can tell it is unknown and is not repeated, and what is surely
 * not there is an intent again, which leaves only past the guard (law 25). Returns it as it is then.
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
  const { _id, entityId } = dispatch;
  const { dispatches } = dependencies.store;
  const result = await outcomeOf(dependencies, dispatch);
  if (result !== undefined) return settleDispatch(dependencies, knowledge, dispatch, result, dispatch.intentAt);
  // of several that look at the same time one puts it back; what the others find then is still under way, and they try again
  const back = await dispatches.move(entityId, _id, 'handingOver', 'intent');
  if (back !== undefined)
    await dependencies.store.attempts.append({ entityId, dispatchId: _id, at: nowMs, outcome: 'retryable', code: 'lost' });
  return back ?? (await dispatches.get(entityId, _id)) ?? dispatch;
}

/**
 * What a conversation that ended without a clear answer came to: the register is asked at once. Rejects when it does not have the message:
 * that is an answer only when the relay cannot be at work on it any more.
 */
export async function clarify(channel: Channel, dispatch: Dispatch, result: SendResult): Promise<SendResult> {
  const handed = handedOver(dispatch);
  if (result.outcome !== 'unknown' || handed === undefined) return result;
  const found = await channel.lookUp(handed);
  switch (found.outcome) {
    case 'found':
      return { ...found, outcome: 'accepted' };
    case 'cannotTell':
      return result;
    case 'notFound':
      throw stillHandingOver(channel.longestSendMs + startWithinMs);
  }
}

function handedOver({ messageId, recipient: to }: Dispatch): HandedOver | undefined {
  return messageId === undefined || to === undefined ? undefined : { messageId, to };
}

function stillHandingOver(waitMs: number): ApplicationFailure {
  const message = 'an earlier attempt may still be handing over';
  return ApplicationFailure.create({ message, type: 'StillHandingOver', nonRetryable: false, nextRetryDelay: waitMs });
}

/** Waits, by failing retryably, until the attempt that was handing over can no longer be alive: only then is "not there" an answer. */
async function outlive(dependencies: WorkerDependencies, dispatch: Dispatch, longestSendMs: number): Promise<void> {
  const { scale } = await dependencies.clock();
  const elapsedMs = ((await dependencies.now()) - (dispatch.handingOverAt ?? dispatch.intentAt)) / scale;
  const waitMs = Math.ceil(longestSendMs + startWithinMs - elapsedMs);
  if (waitMs > 0) throw stillHandingOver(waitMs);
}

/** Undefined: it surely did not arrive. */
async function outcomeOf(dependencies: WorkerDependencies, dispatch: Dispatch): Promise<SendResult | undefined> {
  const handed = handedOver(dispatch);
  if (handed === undefined) return { outcome: 'unknown', text: 'handed over without a record of what' };
  const channel = channelNamed(dependencies, dispatch.trial?.by ?? dispatch.channel);
  await outlive(dependencies, dispatch, channel.longestSendMs);
  const found = await channel.lookUp(handed);
  switch (found.outcome) {
    case 'found':
      return { ...found, outcome: 'accepted' };
    case 'cannotTell':
      return { outcome: 'unknown', text: found.text };
    case 'notFound':
      return undefined;
  }
}
