import type { ContactEffect, Receipt } from '@relance/scenario/machine';
import type { CaseKnowledge } from '@relance/templates';
import type { ContactRequest } from '../../activity-contract.js';
import type { WorkerDependencies } from '../../dependencies.js';
import { leaveCompanion } from './leave-companion.js';

type Companion = NonNullable<ContactEffect['companions']>[number];

/**
 * Lets the companions of a contact leave, one dispatch each, once the main message was accepted (law 22): never beside a failed or an unknown one. Asked again by
 * every later attempt, so that whoever died in between is made up for; the main message is not touched any more.
 */
export async function leaveCompanions(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  request: ContactRequest,
  main: Receipt,
): Promise<void> {
  const { effect, entityId } = request;
  const along = companionsOf(knowledge, effect);
  if (along.length === 0 || main.outcome !== 'sent') return;
  const dispatch = await dependencies.store.dispatches.get(entityId, main.dispatchId);
  if (dispatch?.state !== 'accepted') return;
  const onBoard = new Set(main.members.map(({ item }) => item));
  const members = effect.members.filter(({ item }) => onBoard.has(item));
  for (const { companion, isReachable } of along) {
    const contact = asCompanion({ ...effect, members }, companion, dispatch._id);
    await leaveCompanion(dependencies, knowledge, { ...request, effect: contact }, isReachable);
  }
}

/**
 * What goes along with the step of a contact, with those the case left out because the payer cannot be reached that way or refuses it: they are told as well. A
 * resumption takes nothing along (law 8).
 */
function companionsOf({ data }: CaseKnowledge, effect: ContactEffect): { companion: Companion; isReachable: boolean }[] {
  const { carrier, companions = [] } = effect;
  const instruction = data.plans[carrier.plan]?.instructions[carrier.pc];
  if (instruction?.op !== 'contact' || carrier.isResumption === true) return [];
  return (instruction.companions ?? []).map((companion) => ({
    companion,
    isReachable: companions.some(({ channel }) => channel === companion.channel),
  }));
}

/** The contact as its companion says it: about the same items, by another channel, in another text, to whom that one is for. */
function asCompanion(contact: ContactEffect, { channel, template, audience }: Companion, companionOf: string): ContactEffect {
  return { ...contact, channel, template, audience, companionOf };
}
