import type { Client } from '@temporalio/client';
import {
  caseQueue,
  caseWorkflowId,
  caseWorkflowType,
  coreVersion,
  factsChangedSignal,
  type CaseWorkflowInput,
  type FactsChanged,
} from '@relance/schemas';
import type { CaseStarter, CaseToWake, WakeProgress } from './case-starter.js';
import { forEachBounded } from './for-each-bounded.js';

/** How many starts are under way at once: enough to fill the link, few enough that a large import does not starve running cases. */
const CONCURRENT_STARTS = 16;

/** The starter on a Temporal server: signal-with-start, so that a running case is woken and any other is opened, in one call. */
export function temporalCaseStarter(client: Client, queuePrefix: string): CaseStarter {
  async function wakeOne(target: CaseToWake, event: FactsChanged): Promise<void> {
    const input: CaseWorkflowInput = {
      entityId: target.entityId,
      caseId: target.caseId,
      coreVersion,
      queuePrefix,
      recordedAt: event.recordedAt,
    };
    await client.workflow.signalWithStart(caseWorkflowType, {
      workflowId: caseWorkflowId(target.caseId),
      taskQueue: caseQueue(queuePrefix),
      args: [input],
      signal: factsChangedSignal,
      signalArgs: [event],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  }
  return {
    async wake(cases, event, progress: WakeProgress = () => undefined) {
      let done = 0;
      await forEachBounded(cases, CONCURRENT_STARTS, async (target) => {
        await wakeOne(target, event);
        done += 1;
        progress(done, cases.length);
      });
    },
  };
}
