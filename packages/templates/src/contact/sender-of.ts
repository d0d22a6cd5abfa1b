import type { ContactEffect } from '@relance/scenario/machine';
import type { Entity } from '@relance/schemas';
import type { CaseKnowledge } from './case-knowledge.js';

/**
 * Who signs a contact: the person the entity names for the role that the carrier's step states (law 16: the carrier gives the sender); the entity's
 * own sender where the step states none, or the entity names nobody for it.
 */
export function senderOf({ entity, data }: CaseKnowledge, { carrier }: Pick<ContactEffect, 'carrier'>): Entity['sender'] {
  const instruction = data.plans[carrier.plan]?.instructions[carrier.pc];
  const role = instruction?.op === 'contact' ? instruction.sender : undefined;
  return entity.senders?.find((one) => one.role === role) ?? entity.sender;
}
