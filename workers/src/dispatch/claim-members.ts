import type { Member } from '@relance/scenario/machine';
import type { StepClaimOutcome } from '@relance/store';
import { ApplicationFailure } from '@temporalio/common';
import type { WorkerDependencies } from '../dependencies.js';
import type { CaseKnowledge } from '@relance/templates';
import { reconcile } from './settling/reconcile.js';

/** A step that another contact has carried already. */
export interface HeldStep {
  member: Member;
  /** Business instant at which that contact left. */
  at: number;
  /** False: it may have left, nobody can tell (law 20). */
  isCertain: boolean;
  /** It went to the house: the step counts as one of the trial's, and goes back with it. */
  isTrial: boolean;
}

/**
 * Claims the step of every member for a dispatch, each step once however items are grouped (DESIGN §5, P12), and answers those another one has
 * carried. One of an intent or failed dispatch is taken over by the store; one that was being handed over is looked up first, since it may or
 * may not have left. Rejects, to be tried again, while that cannot be known yet.
 */
export async function claimMembers(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  { dispatchId, members, nowMs }: { dispatchId: string; members: readonly Member[]; nowMs: number },
): Promise<HeldStep[]> {
  const { stepClaims, dispatches } = dependencies.store;
  const entityId = knowledge.entity._id;
  const steps = members.map(({ item, scenarioId, nodeId, visit }) => ({ itemId: item, scenarioId, nodeId, visit }));
  const claimed = await stepClaims.claimSteps(entityId, dispatchId, steps);
  const underWay = new Set(claimed.flatMap((outcome) => (isUnderWay(outcome) ? [outcome.heldBy] : [])));
  for (const heldBy of underWay) {
    const holder = await dispatches.get(entityId, heldBy);
    if (holder !== undefined) await reconcile(dependencies, knowledge, holder, nowMs);
  }
  const outcomes = underWay.size === 0 ? claimed : await stepClaims.claimSteps(entityId, dispatchId, steps);
  if (outcomes.some(isUnderWay)) throw ApplicationFailure.retryable('another contact is being handed over', 'StillHandingOver');
  const heldBy = [...new Set(outcomes.flatMap((outcome) => (outcome.claimed ? [] : [outcome.heldBy])))];
  const holders = heldBy.length === 0 ? [] : await dispatches.getMany(entityId, heldBy);
  const tried = new Set(holders.filter(({ trial }) => trial !== undefined).map(({ _id }) => _id));
  return outcomes.flatMap((outcome, index) => {
    const member = members[index];
    if (outcome.claimed || member === undefined) return [];
    return [{ member, at: outcome.at, isCertain: outcome.state === 'accepted', isTrial: tried.has(outcome.heldBy) }];
  });
}

/** Nobody can tell yet whether the step was carried: the holder is on its way, or lies in a batch that may still be taken apart (law 22). */
function isUnderWay(outcome: StepClaimOutcome): outcome is Extract<StepClaimOutcome, { claimed: false }> {
  return !outcome.claimed && (outcome.state === 'handingOver' || outcome.state === 'handedOver');
}
