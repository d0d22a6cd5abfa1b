import { switchHolding } from '@relance/scenario';
import { payerOf } from '@relance/scenario/machine';
import type { SendingStop } from '@relance/schemas';
import type { CaseKnowledge } from '@relance/templates';
import type { WorkerDependencies } from '../../dependencies.js';

/** The switch that holds a message back at this very moment, read anew (law 25); undefined: none. */
export async function switchedOff(
  { store }: WorkerDependencies,
  { entity, records }: CaseKnowledge,
  message: { channel: string; scenarioIds: readonly string[] },
): Promise<SendingStop | undefined> {
  const { segment } = payerOf(records);
  return switchHolding(await store.sendingStops.inForce(entity._id), { ...message, segment });
}
