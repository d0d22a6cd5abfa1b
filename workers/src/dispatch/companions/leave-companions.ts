import { asCompanion, companionsOf, type Receipt } from '@relance/scenario/machine';
import type { CaseKnowledge } from '@relance/templates';
import type { ContactRequest } from '../../activity-contract.js';
import type { WorkerDependencies } from '../../dependencies.js';
import { leaveCompanion } from './leave-companion.js';

/**
 * Lets the companions of a contact leave, one dispatch each, once the main message was accepted (law 22): never beside a failed or an unknown one. Asked again by
 * every later attempt, so that whoever died in between is made up for; the main message is not touched any more. Those of a letter wait until it is posted, and the
 * case asks for them then.
 */
export async function leaveCompanions(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  request: ContactRequest,
  main: Receipt,
): Promise<void> {
  const { effect, entityId } = request;
  const along = companionsOf(knowledge.data.plans, effect);
  if (along.length === 0 || main.outcome !== 'sent') return;
  const dispatch = await dependencies.store.dispatches.get(entityId, main.dispatchId);
  if (dispatch?.state !== 'accepted') return;
  const onBoard = new Set(main.members.map(({ item }) => item));
  const members = effect.members.filter(({ item }) => onBoard.has(item));
  for (const companion of along) {
    await leaveCompanion(dependencies, knowledge, { ...request, effect: asCompanion({ ...effect, members }, companion, dispatch._id) });
  }
}
