import { caseWorkflowId, coreVersion, factsChangedSignal, type CaseWorkflowInput } from '@relance/schemas';
import {
  continueAsNew,
  getExternalWorkflowHandle,
  log,
  ParentClosePolicy,
  proxyActivities,
  startChild,
  WorkflowIdReusePolicy,
} from '@temporalio/workflow';
import type { CaseActivities } from '../activity-contract.js';
import { dunCase } from './dun-case.js';
import { tryInTurn } from './try-in-turn.js';

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

/**
 * Wakes a running case, starts one that is not; either may have changed meanwhile, and then the other way is right. A case that neither wakes
 * is left to the next sweep: it must not keep this one from the others.
 */
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
  const woken = await tryInTurn(running ? [signal, open] : [open, signal]);
  if (!woken) log.warn('case not woken', { caseId: start.caseId });
}
