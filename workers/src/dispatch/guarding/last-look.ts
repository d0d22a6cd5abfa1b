import type { ContactEffect } from '@relance/scenario/machine';
import type { Dispatch } from '@relance/schemas';
import { ApplicationFailure } from '@temporalio/common';
import type { WorkerDependencies } from '../../dependencies.js';
import type { CaseKnowledge } from '@relance/templates';
import { isDeclaredFor, scenariosMoved, trialOf } from '../trial/trial-of.js';
import { switchedOff } from './switched-off.js';

/** Real milliseconds within which a conversation begins after it was declared; whoever comes later leaves it to the next attempt. */
export const startWithinMs = 2000;

/**
 * The last look before the conversation, when nobody can take the dispatch away any more: its steps are still its own, the facts are those the
 * guard saw, sending is not switched off (law 25), no trial began or ended, and no other attempt may already believe this one dead. Otherwise it is an intent again and
 * this rejects, to be decided anew by the next attempt.
 */
export async function lastLook(
  dependencies: WorkerDependencies,
  dispatch: Dispatch,
  knowledge: CaseKnowledge,
  effect: ContactEffect,
): Promise<void> {
  const { store } = dependencies;
  const { _id, entityId, caseId, companionOf = _id } = dispatch;
  const steps = stepsOf(dispatch);
  // as the guard looked at them: those of members that dropped out since are among them
  const scenarioIds = scenariosMoved(effect);
  const [holders, version, entity, stop, trial, { scale }] = await Promise.all([
    store.stepClaims.holders(entityId, steps),
    store.cases.factsVersion(entityId, caseId),
    store.entities.get(entityId),
    switchedOff(dependencies, knowledge, { channel: dispatch.channel, scenarioIds }),
    trialOf(dependencies, entityId, scenarioIds),
    dependencies.clock(),
  ]);
  const holdsAll = holders.filter(({ dispatchId }) => dispatchId === companionOf).length === steps.length;
  const elapsedMs = ((await dependencies.now()) - (dispatch.handingOverAt ?? 0)) / scale;
  const isOpen = entity !== undefined && entity.sendingPaused !== true && stop === undefined && isDeclaredFor(dispatch, trial);
  if (holdsAll && version === knowledge.data.facts.version && isOpen && elapsedMs <= startWithinMs) return;
  await store.dispatches.move(entityId, _id, 'handingOver', 'intent');
  throw ApplicationFailure.retryable('something changed just before the message was handed over', 'DecideAnew');
}

function stepsOf({ lines, scenarioId: ofCarrier }: Dispatch): { itemId: string; scenarioId: string; nodeId: string; visit: number }[] {
  return lines.flatMap(({ itemId, scenarioId = ofCarrier, nodeId, visit }) =>
    nodeId === undefined || visit === undefined ? [] : [{ itemId, scenarioId, nodeId, visit }],
  );
}
