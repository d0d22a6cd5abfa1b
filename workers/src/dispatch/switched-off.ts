import type { Dispatch, SendingScope, SendingStop } from '@relance/schemas';
import type { WorkerDependencies } from '../dependencies.js';
import { payerOf } from '@relance/scenario/machine';
import type { CaseKnowledge } from '@relance/templates';

/** What a message is of, as far as a switch may name it. */
export interface SwitchedMessage {
  channel: string;
  scenarioIds: readonly string[];
}

/** What a dispatch is of: the scenario of its carrier and those of the steps that travel along. */
export function switchedMessageOf({ channel, scenarioId, lines }: Pick<Dispatch, 'channel' | 'scenarioId' | 'lines'>): SwitchedMessage {
  return { channel, scenarioIds: [scenarioId, ...lines.flatMap((line) => line.scenarioId ?? [])] };
}

function namesOf({ records }: CaseKnowledge, { channel, scenarioIds }: SwitchedMessage): Record<SendingScope, readonly string[]> {
  return { entity: [''], scenario: scenarioIds, channel: [channel], segment: [payerOf(records).segment] };
}

/** The switch that holds a message back at this very moment, read anew (law 25); undefined: none. */
export async function switchedOff(
  { store }: WorkerDependencies,
  knowledge: CaseKnowledge,
  message: SwitchedMessage,
): Promise<SendingStop | undefined> {
  const stops = await store.sendingStops.inForce(knowledge.entity._id);
  if (stops.length === 0) return undefined;
  const names = namesOf(knowledge, message);
  return stops.find(({ scope, target }) => names[scope].includes(target));
}
