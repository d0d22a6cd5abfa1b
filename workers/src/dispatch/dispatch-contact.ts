import { payerOf } from '@relance/scenario/machine';
import type { ContactEffect, Receipt } from '@relance/scenario/machine';
import type { Dispatch } from '@relance/schemas';
import type { ContactRequest, EffectRequest } from '../activity-contract.js';
import type { WorkerDependencies } from '../dependencies.js';
import { contactId, knownByNow, recipientOf, type CaseKnowledge } from '@relance/templates';
import { plansOf, readKnowledge } from '../facts/read-knowledge.js';
import { channelNamed } from './channel-named.js';
import { claimMembers, type HeldStep } from './claim-members.js';
import { leaveCompanion } from './companions/leave-companion.js';
import { leaveCompanions } from './companions/leave-companions.js';
import { leaveCopies } from './copies/leave-copies.js';
import { declareIntent } from './declare-intent.js';
import { askAgainMs, guard } from './guarding/guard.js';
import { handOver } from './hand-over.js';
import { receiptOf } from './settling/receipt.js';
import { reconcile } from './settling/reconcile.js';
import { belongsToReal, scenariosMoved, trialOf } from './trial/trial-of.js';

/** What became of a contact, and what was known of the case when it was made. */
export interface Dispatched {
  receipt: Receipt;
  knowledge: CaseKnowledge;
}

/**
 * One contact, at most once (DESIGN §5): an intent under an id that a retry finds again, one claim for each step it moves, the guard, the exact
 * bytes kept, handed over, settled, told. Whatever happened to an earlier attempt is looked at first; an effect decided on older facts than the
 * store now has is void, and the case decides again.
 */
export async function dispatchContact(dependencies: WorkerDependencies, request: ContactRequest): Promise<Dispatched> {
  const { effect, entityId, caseId, nowMs, asked } = request;
  const left = await dependencies.store.dispatches.get(entityId, contactId(caseId, effect));
  const read = await readKnowledge(dependencies, request, { nowMs, plans: [effect.carrier.plan, ...plansOf(asked?.state)] });
  const knowledge = { ...read, environment: knownByNow(read.environment, nowMs) };
  if (effect.companionOf !== undefined) {
    // of a letter that was posted (law 22)
    const refused = left === undefined ? await heldByTrial(dependencies, request) : undefined;
    return { receipt: refused ?? receiptOf(await leaveCompanion(dependencies, knowledge, request)), knowledge: read };
  }
  const receipt = await leaveOnce(dependencies, knowledge, request, left);
  await leaveCopies(dependencies, knowledge, effect, receipt);
  await leaveCompanions(dependencies, knowledge, request, receipt);
  return { receipt, knowledge: read };
}

/** A late companion of what the customer received waits while a trial is on: the case asks again within the hour (law 22). */
async function heldByTrial(
  dependencies: WorkerDependencies,
  { effect, entityId, caseId, nowMs }: ContactRequest,
): Promise<Receipt | undefined> {
  const trial = await trialOf(dependencies, entityId, scenariosMoved(effect));
  if (trial === undefined || !(await belongsToReal(dependencies, entityId, effect))) return undefined;
  const reason = { code: 'trialHolds', law: 25 };
  return refusedReceipt(contactId(caseId, effect), { outcome: 'refused', at: nowMs, notBefore: nowMs + askAgainMs, reason });
}

async function leaveOnce(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  request: ContactRequest,
  left: Dispatch | undefined,
): Promise<Receipt> {
  const { effect, caseId, nowMs } = request;
  const id = contactId(caseId, effect);
  const existing = left === undefined ? undefined : await reconcile(dependencies, knowledge, left, nowMs);
  if (existing !== undefined && existing.state !== 'intent' && existing.state !== 'withdrawn') return receiptOf(existing);
  const realNowMs = await dependencies.now();
  if (knowledge.data.facts.version !== request.factsVersion) return refusedReceipt(id, { outcome: 'void', at: nowMs });
  const verdict = await guard(dependencies, knowledge, effect, { nowMs, realNowMs });
  if ('refused' in verdict) return refusedReceipt(id, verdict.refused);
  const intent = await declareIntent(dependencies, knowledge, request, { id, ...verdict, existing });
  const onBoard = new Set(verdict.composed.lines.map(({ itemId }) => itemId));
  const members = effect.members.filter(({ item }) => onBoard.has(item));
  const held = await claimMembers(dependencies, knowledge, { dispatchId: id, members, nowMs });
  if (held.length > 0) return standAside(dependencies, request, id, held);
  const recipient = recipientOf(channelNamed(dependencies, effect.channel), payerOf(knowledge.records), effect.audience);
  return receiptOf(await handOver(dependencies, knowledge, { effect, composed: verdict.composed, intent, recipient, nowMs }));
}

function refusedReceipt(id: string, refused: Pick<Receipt, 'outcome' | 'at' | 'notBefore' | 'reason'>): Receipt {
  return { dispatchId: id, members: [], ...refused };
}

/**
 * A step already carried by another contact counts as sent then; this contact is withdrawn and the case consolidates again. One that only may
 * have been carried is settled by itself, as unknown: it is no certain reminder (laws 19, 20). One that a message of a trial carried is settled as
 * such, and goes back with it.
 */
async function standAside(
  { store }: WorkerDependencies,
  { entityId, nowMs }: EffectRequest<ContactEffect>,
  id: string,
  held: readonly HeldStep[],
): Promise<Receipt> {
  await store.dispatches.move(entityId, id, 'intent', 'withdrawn');
  const certain = held.filter(({ isCertain }) => isCertain);
  const alike = certain.length > 0 ? certain : held;
  const real = alike.filter(({ isTrial }) => !isTrial);
  const settled = real.length > 0 ? real : alike;
  const members = settled.map(({ member: { item, nodeId, visit }, at }) => ({ item, nodeId, visit, sentBefore: at }));
  const trial = real.length > 0 ? {} : { trial: true };
  return { outcome: certain.length > 0 ? 'sent' : 'unknown', dispatchId: id, at: nowMs, members, ...trial };
}
