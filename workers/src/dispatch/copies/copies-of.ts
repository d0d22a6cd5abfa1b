import { validAddress, type BuiltMessage } from '@relance/channels';
import { emailInUse } from '@relance/domain';
import { payerOf, type ContactEffect } from '@relance/scenario/machine';
import { traitsOf, type Account, type Dispatch, type DispatchCopy, type OutgoingMessage } from '@relance/schemas';
import type { CaseKnowledge } from '@relance/templates';
import type { WorkerDependencies } from '../../dependencies.js';

/** The people around an account whom a card may name by their part. */
const aroundAccount = ['collector', 'salesRep', 'owner'] as const satisfies readonly (keyof Account)[];

interface Person {
  name: string;
  address: string;
}

/** The copies the card of a message asks for: by e-mail alone, and none of what goes along with another message. */
export function copiesAsked(
  { data }: CaseKnowledge,
  { carrier, channel, companionOf }: ContactEffect,
): Pick<DispatchCopy, 'role' | 'mode'>[] {
  const instruction = data.plans[carrier.plan]?.instructions[carrier.pc];
  if (instruction?.op !== 'contact' || companionOf !== undefined || traitsOf(channel)?.needs !== 'hasEmail') return [];
  return (instruction.copies ?? []).flatMap(({ role, mode }) => (mode === 'digest' ? [] : [{ role, mode }]));
}

/**
 * Who receives a message as well, as its card says (cc and bcc of an e-mail): by role the person around the account, else who signs for that role in the
 * entity, else the account's contact of that role with an e-mail address in use. A role nobody fills is among them, without an address.
 */
export async function copiesOf(dependencies: WorkerDependencies, knowledge: CaseKnowledge, effect: ContactEffect): Promise<DispatchCopy[]> {
  const copies: DispatchCopy[] = [];
  for (const { role, mode } of copiesAsked(knowledge, effect)) {
    const person = await personFor(dependencies, knowledge, role);
    copies.push(person === undefined ? { role, mode, state: 'noAddress' } : { role, mode, state: 'owed', ...person });
  }
  return copies;
}

async function personFor({ store }: WorkerDependencies, { entity, records }: CaseKnowledge, role: string): Promise<Person | undefined> {
  const account = payerOf(records);
  const field = aroundAccount.find((one) => one === role);
  const userId = field === undefined ? undefined : account[field];
  const user = userId === undefined ? undefined : await store.users.get(userId);
  if (user !== undefined) return { name: user.name, address: user.email };
  const signs = entity.senders?.find((one) => one.role === role);
  if (signs !== undefined) return { name: signs.name, address: signs.email };
  for (const contact of account.contacts) {
    const address = contact.role === role ? emailInUse(contact) : undefined;
    if (address !== undefined) return { name: contact.name, address };
  }
  return undefined;
}

/** The copies as the channel is asked for them: those with an address. */
export function asMailboxes(copies: readonly DispatchCopy[]): NonNullable<OutgoingMessage['copies']> {
  return copies.flatMap(({ mode, name, address }) => (name === undefined || address === undefined ? [] : [{ mode, name, address }]));
}

/** The copies as a built message takes them along: an address its channel did not take is none, and nobody gets a message twice. */
export function takenAlong(
  copies: readonly DispatchCopy[],
  { envelope, copies: taken = [] }: BuiltMessage,
): Pick<Dispatch, 'copies' | 'copiesState'> {
  const left = new Set(taken);
  const known = new Set([envelope.to.toLowerCase()]);
  const kept = copies.flatMap((copy): DispatchCopy[] => {
    if (copy.address === undefined) return [copy];
    const address = validAddress(copy.address);
    if (address === undefined || !left.has(address))
      return known.has(address ?? '') ? [] : [{ ...copy, state: 'failed', code: 'addressInvalid' }];
    if (known.has(address)) return [];
    known.add(address);
    return [{ ...copy, address }];
  });
  return kept.length === 0 ? {} : { copiesState: 'owed', copies: kept };
}
