import { coreVersion, type CaseWorkflowInput } from '@relance/schemas';
import { caseCore } from './case-core.js';
import { caseOfCores } from './case-of-cores.js';

/** Versions that were kept (`npm run core:keep`) stand beside the newest as long as some case reports them. */
const carryOut = caseOfCores({ [coreVersion]: caseCore }, coreVersion);

/** The workflow of a case; Temporal knows it by this name. */
export function dunCase(input: CaseWorkflowInput): Promise<void> {
  return carryOut(input);
}
