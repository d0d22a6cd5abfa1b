import { composeLines } from '@relance/scenario';
import { payerOf } from '@relance/scenario/machine';
import type { Dispatch } from '@relance/schemas';
import { contactId, recipientOf, type CaseKnowledge } from '@relance/templates';
import type { ContactRequest } from '../../activity-contract.js';
import type { WorkerDependencies } from '../../dependencies.js';
import { channelNamed } from '../channel-named.js';
import { declareIntent } from '../declare-intent.js';
import { failDispatch, type Failure } from '../settling/fail-dispatch.js';
import { guard } from '../guarding/guard.js';
import { handOver } from '../hand-over.js';
import { reconcile } from '../settling/reconcile.js';

/** How often a companion is offered to a provider that does not take it, before the contact goes on without it. */
const mostTries = 3;

/**
 * One companion, at most once, under its own id: looked up when an earlier attempt left it behind, guarded anew, kept and handed over. Whatever
 * keeps it back is told and ends there: its contact has left already and waits for nothing (law 22). Rejects, to be tried again, while its provider may
 * still take it.
 */
export async function leaveCompanion(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  request: ContactRequest,
): Promise<Dispatch> {
  const { effect, entityId, caseId, nowMs } = request;
  const id = contactId(caseId, effect);
  const left = await dependencies.store.dispatches.get(entityId, id);
  const existing = left === undefined ? undefined : await reconcile(dependencies, knowledge, left, nowMs);
  if (existing !== undefined && existing.state !== 'intent' && existing.state !== 'withdrawn') return existing;
  const verdict = await guard(dependencies, knowledge, effect, { nowMs, realNowMs: await dependencies.now() });
  const { composed, trial } =
    'composed' in verdict ? verdict : { composed: composeLines(effect, knowledge.environment, nowMs), trial: undefined };
  const recipient = recipientOf(channelNamed(dependencies, effect.channel), payerOf(knowledge.records), effect.audience);
  const refused = 'refused' in verdict ? withheldBy(verdict.refused) : undefined;
  const keptBack = refused ?? (existing === undefined ? undefined : await givenUp(dependencies, existing));
  const intent = await declareIntent(dependencies, knowledge, request, { id, composed, existing, trial });
  if (keptBack !== undefined) return failDispatch(dependencies, knowledge, intent, keptBack, nowMs);
  return handOver(dependencies, knowledge, { effect, composed, intent, recipient, nowMs });
}

function withheldBy({ reason = { code: 'withheld', law: 25 } }: { reason?: Dispatch['withheld'] }): Failure {
  return { code: reason.code, text: 'the guard did not let it leave', withheld: reason };
}

/** The last answer of a provider that would not take it, once it was offered often enough. */
async function givenUp({ store }: WorkerDependencies, { entityId, _id }: Dispatch): Promise<Failure | undefined> {
  const refused = (await store.attempts.byDispatch(entityId, _id)).filter(({ outcome }) => outcome === 'retryable');
  return refused.length < mostTries ? undefined : { code: refused.at(-1)?.code ?? 'notTaken', text: 'given up after several tries' };
}
