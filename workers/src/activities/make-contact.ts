import { settle, step, type Receipt } from '@relance/scenario/machine';
import type { ContactRequest, EffectResult } from '../activity-contract.js';
import type { WorkerDependencies } from '../dependencies.js';
import { dispatchContact, type Dispatched } from '../dispatch/dispatch-contact.js';
import { projectCase } from './project-case.js';

const settling: ReadonlySet<Receipt['outcome']> = new Set(['sent', 'handedOver', 'failed', 'unknown']);

/**
 * Makes one contact, at most once, and shows the case as it stands after it, by the very step the workflow takes next. It is not shown where the
 * case did not tell its state, the facts are others than those it decided on, nothing was settled, or another effect follows at once: then the
 * workflow goes on first and has the case shown later.
 */
export async function makeContact(dependencies: WorkerDependencies, request: ContactRequest): Promise<EffectResult> {
  const dispatched = await dispatchContact(dependencies, request);
  return { receipt: dispatched.receipt, shown: await showAfter(dependencies, request, dispatched) };
}

async function showAfter(
  dependencies: WorkerDependencies,
  { asked, effect, factsVersion, nowMs }: ContactRequest,
  { receipt, knowledge }: Dispatched,
): Promise<boolean> {
  if (asked === undefined || knowledge.data.facts.version !== factsVersion || !settling.has(receipt.outcome)) return false;
  const settled = settle(asked.state, effect, receipt, knowledge.environment);
  const decided = step(settled, knowledge.environment, nowMs);
  if (decided.effect !== undefined) return false;
  await projectCase(dependencies, knowledge, decided, { sequence: asked.sequence, nowMs });
  return true;
}
