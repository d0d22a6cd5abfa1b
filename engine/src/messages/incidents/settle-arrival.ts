import { alertTaskId } from '@relance/domain';
import { arrivalAlert, arrivalOutcomes } from '@relance/scenario/machine';
import type { Dispatch, Task } from '@relance/schemas';
import type { EngineDependencies } from '../../dependencies.js';
import { keepFact, newFact, type Doing } from '../../facts/keep-fact.js';
import { checkRetry, type RetryCheck } from './retry-check.js';

/** The task that asks whether a message arrived of which nobody could tell whether it left (law 20). */
export function arrivalTaskId({ caseId, _id }: Pick<Dispatch, 'caseId' | '_id'>): string {
  return alertTaskId(caseId, arrivalAlert(_id));
}

/** The message a task asks about: its id lies among the values of the alert. Undefined: the task asks something else. */
function dispatchAskedAbout({ reason, values }: Task): string | undefined {
  const id = values?.['dispatchId'];
  return reason === 'mayHaveLeft' && typeof id === 'string' ? id : undefined;
}

/** Whether the message a task asks about may be sent again; undefined where that is not what was answered. */
export async function checkArrival({ store }: EngineDependencies, task: Task, outcome: string): Promise<RetryCheck | undefined> {
  const id = dispatchAskedAbout(task);
  if (id === undefined || outcome !== arrivalOutcomes.sendAgain || task.state !== 'open') return undefined;
  const [dispatch, records] = await Promise.all([
    store.dispatches.get(task.entityId, id),
    store.readCaseRecords(task.entityId, task.caseId),
  ]);
  if (dispatch === undefined || records === undefined) return undefined;
  return checkRetry(dispatch, records, await store.dispatches.byCase(task.entityId, task.caseId));
}

/**
 * Follows what a person answered of a message that may have left, each part once however often it is asked for: it arrived, and was accepted after all; it did not, has failed, and its items go
 * back to the step (laws 20, 27); or nothing is done. What it counts for the case itself reads from the answer. Of another task nothing.
 */
export async function settleArrival(dependencies: EngineDependencies, task: Task, doing: Doing): Promise<void> {
  const { store } = dependencies;
  const { entityId, caseId, outcome, outcomeAt: at = doing.nowMs, outcomeBy: by = doing.caller.userId } = task;
  const id = dispatchAskedAbout(task);
  if (id === undefined || outcome === undefined) return;
  if (outcome === arrivalOutcomes.arrived) {
    await store.dispatches.move(entityId, id, 'unknown', 'accepted');
    return;
  }
  const reason = task.note ?? task.outcomes.find((one) => one.id === outcome)?.fr ?? outcome;
  const isRetry = outcome === arrivalOutcomes.sendAgain;
  await store.dispatches.decideIncident(entityId, id, { state: isRetry ? 'retried' : 'left', at, by, reason });
  if (!isRetry) return;
  const failed = { failureCode: 'notArrived', failureText: 'a person said that it did not arrive' };
  await store.dispatches.move(entityId, id, 'unknown', 'failed', failed);
  const [dispatch, records] = await Promise.all([store.dispatches.get(entityId, id), store.readCaseRecords(entityId, caseId)]);
  if (dispatch === undefined || records === undefined) return;
  const check = checkRetry(dispatch, records, await store.dispatches.byCase(entityId, caseId));
  // followed before, the items have gone on since
  if ('refused' in check) return;
  const body = { kind: 'stepBack', reason, dispatchId: id, key: `incident-${id}` } as const;
  await keepFact(dependencies, newFact(body, records, check.itemIds, doing), doing);
}

/**
 * Answers the task of a message that may have left, where there is one and it is open: what is decided about the incident and what is answered to the task are one. False: there is
 * none, or somebody answered it before.
 */
export async function answerArrival(
  dependencies: EngineDependencies,
  dispatch: Dispatch,
  outcome: keyof typeof arrivalOutcomes,
  { reason, doing }: { reason: string; doing: Doing },
): Promise<boolean> {
  if (dispatch.state !== 'unknown') return false;
  const { store, starter } = dependencies;
  const { entityId, caseId } = dispatch;
  const { nowMs: at, caller } = doing;
  const taskId = arrivalTaskId(dispatch);
  const settled = await store.tasks.answer(entityId, taskId, { outcome, at, by: caller.userId, note: reason });
  if (settled?.recorded !== true) return false;
  await store.cases.recordFacts(entityId, caseId, { taskIds: [taskId], at });
  const audited = { entityId, at, userId: caller.userId, action: 'task.answered', subjectId: taskId, details: { outcome } };
  await store.auditLog.append(audited);
  await settleArrival(dependencies, settled.task, doing);
  await starter.wake([{ entityId, caseId }], { eventId: `task-${taskId}`, recordedAt: at });
  return true;
}
