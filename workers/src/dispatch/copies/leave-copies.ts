import type { ContactEffect, Receipt } from '@relance/scenario/machine';
import type { Dispatch, DispatchCopy } from '@relance/schemas';
import { civilDateOf, type CaseKnowledge } from '@relance/templates';
import type { WorkerDependencies } from '../../dependencies.js';
import { channelNamed } from '../channel-named.js';
import { copiesAsked } from './copies-of.js';

/**
 * Hands the very bytes of a message that was accepted to those who receive it as well, at most once: whoever takes the copies sends them, and what its process leaves
 * undone when it dies is told as unknown, never sent again. None of it changes anything of the message.
 */
export async function leaveCopies(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  effect: ContactEffect,
  { outcome, dispatchId }: Receipt,
): Promise<void> {
  const { store } = dependencies;
  const entityId = knowledge.entity._id;
  if (outcome !== 'sent' || copiesAsked(knowledge, effect).length === 0) return;
  const dispatch = await store.dispatches.get(entityId, dispatchId);
  if (dispatch?.state !== 'accepted' || dispatch.copiesState === undefined || dispatch.trial !== undefined) return;
  const taken = await store.dispatches.moveCopies(entityId, dispatchId, { from: 'owed', to: 'handingOver' });
  const copies = taken === undefined ? doubtful(dispatch) : await sent(dependencies, taken);
  const settled = await store.dispatches.moveCopies(entityId, dispatchId, { from: 'handingOver', to: 'settled', copies });
  const told = settled ?? (await store.dispatches.get(entityId, dispatchId));
  if (told?.copiesState === 'settled') await tellCopies(dependencies, knowledge, told);
}

/** Of a process that died over them nobody knows which have left. */
function doubtful({ copies = [] }: Dispatch): DispatchCopy[] {
  return copies.map((copy) => (copy.state === 'owed' ? { ...copy, state: 'unknown' } : copy));
}

async function sent(dependencies: WorkerDependencies, dispatch: Dispatch): Promise<DispatchCopy[]> {
  const { _id: dispatchId, copies = [], contentHash, sender } = dispatch;
  const channel = channelNamed(dependencies, dispatch.channel);
  const owed = [...new Set(copies.flatMap(({ state, address }) => (state === 'owed' && address !== undefined ? [address] : [])))];
  if (owed.length === 0 || contentHash === undefined || sender === undefined || channel.sendCopies === undefined) return doubtful(dispatch);
  const bytes = await dependencies.files.read(contentHash);
  const results = new Map((await channel.sendCopies({ dispatchId, bytes, from: sender }, owed)).map((result) => [result.to, result]));
  return copies.map((copy) => {
    if (copy.state !== 'owed') return copy;
    const { state = 'unknown', code } = results.get(copy.address ?? '') ?? {};
    return { ...copy, state, ...(code === undefined ? {} : { code }) };
  });
}

/** Tells what became of each copy, once, as part of its contact. */
async function tellCopies({ store }: WorkerDependencies, knowledge: CaseKnowledge, dispatch: Dispatch): Promise<void> {
  const { _id, entityId, caseId, nodeId, channel, copies = [], settledAt: at = dispatch.intentAt } = dispatch;
  const entry = { at, on: civilDateOf(knowledge, at), kind: 'copy' as const, nodeId, dispatchId: _id, companionOf: _id, channel };
  const entries = copies.map(({ role, mode, state }) => ({
    ...entry,
    detail: `${mode}/${role}/${state}`,
    onceKey: `dispatch/${_id}/copy/${mode}/${role}`,
  }));
  await store.journal.append(entityId, caseId, entries);
}
