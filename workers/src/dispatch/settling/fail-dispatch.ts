import type { Dispatch } from '@relance/schemas';
import type { CaseKnowledge } from '@relance/templates';
import type { WorkerDependencies } from '../../dependencies.js';
import { incidentOf } from './incident-of.js';
import { tell } from './tell.js';

/** Why nothing leaves: a code and what went wrong, and where the guard said no, its reason. */
export type Failure = Pick<Dispatch, 'withheld'> & { code: string; text: string };

/** Settles a message that never left as failed, with its reason, and tells it. Rejects, to be tried again, when another attempt took the dispatch. */
export async function failDispatch(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  dispatch: Dispatch,
  { code, text, withheld }: Failure,
  nowMs: number,
): Promise<Dispatch> {
  const { entityId, _id } = dispatch;
  const why = { failureCode: code, failureText: text, ...(withheld === undefined ? {} : { withheld }) };
  const patch = { settledAt: nowMs, ...incidentOf(dispatch, 'failed'), ...why };
  const moved = await dependencies.store.dispatches.move(entityId, _id, 'intent', 'failed', patch);
  if (moved === undefined) throw new Error(`dispatch ${_id} was taken by another attempt; tried again to see what became of it`);
  await tell(dependencies, knowledge, moved, nowMs);
  return moved;
}
