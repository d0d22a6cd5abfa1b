import type { CaseWorkflowInput } from '@relance/schemas';

/** What carries a case out, with the newest version of the core the worker has. */
export type CaseCore = (input: CaseWorkflowInput, newest: number) => Promise<void>;

/**
 * The case workflow over the versions of the core that some case still reports (DESIGN §4): each history is walked by the version it was recorded with,
 * and a case moves to the newest one at rest. A version that is not here is no failure of the case: the task is tried again until a worker that has it
 * takes it, as while workers are replaced one by one.
 */
export function caseOfCores(cores: Readonly<Record<number, CaseCore>>, newest: number): (input: CaseWorkflowInput) => Promise<void> {
  return async (input) => {
    const core = cores[input.coreVersion];
    if (core === undefined) throw new Error(`this worker has no core of version ${String(input.coreVersion)}`);
    await core(input, newest);
  };
}
