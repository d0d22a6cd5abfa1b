import type { CaseState } from '@relance/scenario/machine';
import type { CaseReference } from '../activity-contract.js';
import type { WorkerDependencies } from '../dependencies.js';

/** A case that comes to rest: its state, the number of its last projection, the facts it was computed from. */
type RestRequest = CaseReference & { state: CaseState; sequence: number; factsVersion: number };

/** Keeps the state of a case with nothing open for its next start (law 6); false when facts arrived meanwhile, and nothing is kept. */
export function restCase({ store }: WorkerDependencies, request: RestRequest): Promise<boolean> {
  const { entityId, caseId, state, sequence, factsVersion } = request;
  return store.cases.saveMachine(entityId, caseId, { machineJson: JSON.stringify(state), sequence, factsVersion });
}
