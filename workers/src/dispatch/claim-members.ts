import type { Member } from '@relance/scenario/machine';
import type { Store } from '@relance/store';

/** Which steps this contact may carry, and which another one has carried already. */
export interface MemberClaims {
  held: { member: Member; at: number }[];
}

/**
 * Claims the step of every member for a dispatch, each step once however items are grouped (DESIGN §5, P12). A step whose holder was accepted,
 * is unknown or is being handed over is held; one of an intent or failed dispatch has been taken over by the store.
 */
export async function claimMembers(
  { stepClaims }: Store,
  entityId: string,
  dispatchId: string,
  members: readonly Member[],
): Promise<MemberClaims> {
  const steps = members.map(({ item, scenarioId, nodeId, visit }) => ({ itemId: item, scenarioId, nodeId, visit }));
  const outcomes = await stepClaims.claimSteps(entityId, dispatchId, steps);
  const held = outcomes.flatMap((outcome, index) => {
    const member = members[index];
    return outcome.claimed || member === undefined ? [] : [{ member, at: outcome.at }];
  });
  return { held };
}
