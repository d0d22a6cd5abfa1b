import type { SendResult } from '@relance/channels';
import { traitsOf, type Dispatch } from '@relance/schemas';
import { ApplicationFailure } from '@temporalio/common';
import type { WorkerDependencies } from '../../dependencies.js';
import type { CaseKnowledge } from '@relance/templates';
import { incidentOf } from './incident-of.js';
import { tell } from './tell.js';

/**
 * Writes down what became of a message handed over: state, try, journal. A refusal that may pass puts the dispatch back to its intent and fails
 * the activity retryably; everything else is terminal. What is posted lies in its batch from now on, and is sent when a person posts it (law 22). This is the one place where the two are told apart.
 */
export async function settleDispatch(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  dispatch: Dispatch,
  result: SendResult,
  nowMs: number,
): Promise<Dispatch> {
  const { store } = dependencies;
  const { _id: dispatchId, entityId } = dispatch;
  const attempt = { entityId, dispatchId, at: nowMs };
  if (result.outcome === 'failed' && result.retryable) {
    // back to its intent first: left as being handed over it could only be called unknown
    await store.dispatches.move(entityId, dispatchId, 'handingOver', 'intent');
    await store.attempts.append({ ...attempt, outcome: 'retryable', code: result.code });
    throw ApplicationFailure.retryable(`not taken: ${result.code}`, 'NotTaken');
  }
  const settled = await moveTo(dependencies, dispatch, result, nowMs);
  await store.attempts.append({ ...attempt, ...attemptOf(result) });
  await tell(dependencies, knowledge, settled, nowMs);
  return settled;
}

function attemptOf(result: SendResult): { outcome: 'accepted' | 'rejected' | 'unknown'; code?: string } {
  if (result.outcome === 'failed') return { outcome: 'rejected', code: result.code };
  return { outcome: result.outcome };
}

async function moveTo({ store }: WorkerDependencies, dispatch: Dispatch, result: SendResult, nowMs: number): Promise<Dispatch> {
  const { _id, entityId, state } = dispatch;
  const waits = result.outcome === 'accepted' && dispatch.trial === undefined && traitsOf(dispatch.channel)?.isPosted === true;
  const patch = waits
    ? { handedOverAt: nowMs, ...(result.isBatch === true ? { batchId: result.providerId } : { providerId: result.providerId }) }
    : result.outcome === 'accepted'
      ? { settledAt: nowMs, providerId: result.providerId }
      : {
          settledAt: nowMs,
          ...incidentOf(dispatch, result.outcome),
          failureText: result.text,
          ...(result.outcome === 'failed' ? { failureCode: result.code } : {}),
        };
  const moved = await store.dispatches.move(entityId, _id, state, waits ? 'handedOver' : result.outcome, patch);
  if (moved !== undefined) return moved;
  const found = await store.dispatches.get(entityId, _id);
  if (found === undefined) throw new Error(`dispatch ${_id} vanished while it was settled`);
  return found;
}
