import { fromDayNumber } from '@relance/domain';
import type { ComposedLines } from '@relance/scenario';
import { payerOf, type ContactEffect } from '@relance/scenario/machine';
import type { Dispatch, Trial } from '@relance/schemas';
import { askedOf, contactLines, type CaseKnowledge } from '@relance/templates';
import type { EffectRequest } from '../activity-contract.js';
import type { WorkerDependencies } from '../dependencies.js';

/** What is about to leave: under which id, with which lines, and what an earlier attempt left of it. */
export interface Declared {
  id: string;
  composed: ComposedLines;
  existing: Dispatch | undefined;
  /** That the guard looked at: one that begins or ends later makes the message decided anew. */
  trial: Trial | undefined;
}

/** Writes the intent, or takes a withdrawn one up again with today's lines. Rejects, to be tried again, when another attempt was faster. */
export async function declareIntent(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  request: EffectRequest<ContactEffect>,
  declared: Declared,
): Promise<Dispatch> {
  const intent = await write(dependencies, knowledge, request, declared);
  if (intent === undefined) throw new Error(`dispatch ${declared.id} was taken by another attempt; tried again to see what became of it`);
  return intent;
}

async function write(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  { effect, entityId, caseId, nowMs }: EffectRequest<ContactEffect>,
  { id, composed, existing, trial }: Declared,
): Promise<Dispatch | undefined> {
  const { store } = dependencies;
  const { carrier, channel, level, template, audience, deadlineDay, grantedDays, recap, companionOf } = effect;
  const fresh = {
    accountId: payerOf(knowledge.records)._id,
    channel,
    level,
    scenarioId: carrier.scenarioId,
    planHash: carrier.plan,
    nodeId: carrier.nodeId,
    visit: carrier.visit,
    recipientRole: audience[0] ?? 'any',
    templateId: template.id,
    templateVersion: template.version,
    lines: contactLines(effect, composed),
    intentAt: nowMs,
    askedTotals: askedOf(knowledge, effect, nowMs).totals,
    ...(deadlineDay === undefined ? {} : { deadlineOn: fromDayNumber(deadlineDay) }),
    ...(grantedDays === undefined ? {} : { grantedDays }),
    ...(recap === undefined ? {} : { recapOf: recap.taskId }),
    ...(companionOf === undefined ? {} : { companionOf }),
    ...(trial === undefined ? {} : { trial: { id: trial._id, epoch: trial.epoch } }),
  };
  if (existing === undefined) {
    const { dispatch, inserted } = await store.dispatches.insertIntent({ _id: id, entityId, caseId, state: 'intent', ...fresh });
    return inserted ? dispatch : undefined;
  }
  if (existing.state === 'intent') await store.dispatches.move(entityId, id, 'intent', 'withdrawn');
  return store.dispatches.move(entityId, id, 'withdrawn', 'intent', fresh);
}
