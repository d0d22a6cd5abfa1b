import { stepClaimId, type StepKey } from '@relance/domain';
import type { Dispatch, StepClaim } from '@relance/schemas';
import type { Database } from '../mongo/database.js';
import type { AccessTable, RecordDefinition } from '../mongo/record-definition.js';
import type { Records } from '../mongo/records.js';
import type { DispatchRepository, DispatchState } from './dispatches.js';

const indexes = [] as const;
const definition: RecordDefinition = {
  collection: 'stepClaims',
  fields: { _id: 'string', entityId: 'string', dispatchId: 'string' },
  indexes,
};

/** What became of the claim of one step; one held by another dispatch counts as sent when that one is accepted or unknown. */
export type StepClaimOutcome =
  | { step: StepKey; claimed: true }
  | {
      step: StepKey;
      claimed: false;
      heldBy: string;
      state: DispatchState;
      /** Business instant at which the holder was settled, else handed over. */
      at: number;
    };

/** Which dispatch carries which step of which item: each step once, however items are grouped (DESIGN §5). */
export interface StepClaimRepository {
  /**
   * Claims each step for a dispatch whose intent is stored. A step of an intent, failed or withdrawn dispatch is taken over after that one
   * was set to withdrawn by compare-and-set, so it can no longer be handed over; a step that its holder's lines do not show is free too.
   * Claiming again what one holds is claimed.
   */
  claimSteps(entityId: string, dispatchId: string, steps: readonly StepKey[]): Promise<StepClaimOutcome[]>;
  /** Who holds these steps now; a step nobody claimed is left out. */
  holders(entityId: string, steps: readonly StepKey[]): Promise<StepClaim[]>;
}

/** By which index each method reads. */
export const stepClaimAccess = { claimSteps: '_id', holders: '_id' } as const satisfies AccessTable<StepClaimRepository, typeof indexes>;

/** Makes sure that a dispatch will never be sent; undefined when it will not, else what it is now. */
async function standAside(dispatches: DispatchRepository, entityId: string, dispatchId: string) {
  for (;;) {
    const holder = await dispatches.get(entityId, dispatchId);
    if (holder === undefined || holder.state === 'withdrawn') return undefined;
    if (holder.state !== 'intent' && holder.state !== 'failed') return holder;
    if ((await dispatches.move(entityId, dispatchId, holder.state, 'withdrawn')) !== undefined) return undefined;
  }
}

/** Whether a dispatch left without a step it had claimed: the item had dropped out of its lines, which are final once it is handed over. */
function leftWithout({ lines }: Dispatch, { itemId, nodeId, visit }: StepKey): boolean {
  return lines.length > 0 && !lines.some((line) => line.itemId === itemId && line.nodeId === nodeId && line.visit === visit);
}

async function claimStep(
  records: Records<StepClaim>,
  dispatches: DispatchRepository,
  wanted: StepClaim,
  step: StepKey,
): Promise<StepClaimOutcome> {
  const { _id, entityId, dispatchId } = wanted;
  for (;;) {
    if (await records.insertOnce(wanted)) return { step, claimed: true };
    const claim = await records.get(_id);
    if (claim?.dispatchId === dispatchId) return { step, claimed: true };
    if (claim === undefined) continue;
    const holder = await standAside(dispatches, entityId, claim.dispatchId);
    if (holder !== undefined && !leftWithout(holder, step)) {
      const at = holder.settledAt ?? holder.handingOverAt ?? holder.intentAt;
      return { step, claimed: false, heldBy: holder._id, state: holder.state, at };
    }
    const taken = await records.change({ _id, dispatchId: claim.dispatchId }, { $set: { dispatchId } });
    if (taken !== undefined) return { step, claimed: true };
  }
}

/** The step claims kept in a database. */
export function openStepClaims(database: Database, dispatches: DispatchRepository): StepClaimRepository {
  const records = database.records<StepClaim>(definition);
  return {
    claimSteps: async (entityId, dispatchId, steps) => {
      const outcomes: StepClaimOutcome[] = [];
      for (const step of steps) {
        outcomes.push(await claimStep(records, dispatches, { _id: stepClaimId(step), entityId, dispatchId }, step));
      }
      return outcomes;
    },
    holders: (entityId, steps) => records.getMany(steps.map(stepClaimId), entityId),
  };
}
