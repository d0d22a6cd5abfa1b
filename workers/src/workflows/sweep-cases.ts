import { caseWorkflowId, coreVersion, factsChangedSignal, type CaseWorkflowInput } from '@relance/schemas';
import {
  continueAsNew,
  getExternalWorkflowHandle,
  ParentClosePolicy,
  proxyActivities,
  startChild,
  WorkflowIdReusePolicy,
} from '@temporalio/workflow';
import type { CaseActivities } from '../activity-contract.js';
import { dunCase } from './dun-case.js';

const { casesToWake } = proxyActivities<CaseActivities>({ startToCloseTimeout: '2 minutes', retry: { maximumAttempts: 5 } });

/**
 * The daily sweep (law 4, law 6): every case with something open is running, and one whose facts changed unseen is woken. It works through
 * the book page by page, each page in a history of its own.
 */
export async function sweepCases(input: { queuePrefix: string; after?: string }): Promise<void> {
  const page = await casesToWake(input.after === undefined ? {} : { after: input.after });
  for (const one of page.cases) {
    const start: CaseWorkflowInput = {
      entityId: one.entityId,
      caseId: one.caseId,
      coreVersion,
      queuePrefix: input.queuePrefix,
      recordedAt: page.nowMs,
    };
    await wake(start, one.running);
  }
  if (page.next !== undefined) await continueAsNew<typeof sweepCases>({ queuePrefix: input.queuePrefix, after: page.next });
}

/** Wakes a running case, starts one that is not; either may have changed meanwhile, and then the other way is right. */
async function wake(start: CaseWorkflowInput, running: boolean): Promise<void> {
  const workflowId = caseWorkflowId(start.caseId);
  const signal = (): Promise<void> =>
    getExternalWorkflowHandle(workflowId).signal(factsChangedSignal, {
      eventId: `sweep-${String(start.recordedAt)}`,
      recordedAt: start.recordedAt,
    });
  const open = async (): Promise<void> => {
    const parentClosePolicy = ParentClosePolicy.ABANDON;
    await startChild(dunCase, {
      workflowId,
      args: [start],
      parentClosePolicy,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    });
  };
  try {
    await (running ? signal() : open());
  } catch {
    // The case ended or began between the look and the wake: the other way round is the right one, and a second failure is a real one.
    await (running ? open() : signal());
  }
}
