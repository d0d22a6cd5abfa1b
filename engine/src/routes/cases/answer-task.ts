import { randomUUID } from 'node:crypto';
import { contracts, type IssueView, type Task } from '@relance/schemas';
import type { CaseRecords, Store, TaskSettlement } from '@relance/store';
import type { Caller } from '../../access/caller.js';
import { businessMoment } from '../../clock/business-day.js';
import type { ApiServer, EngineDependencies } from '../../dependencies.js';
import { ApiError } from '../../errors.js';
import { fault } from '../../facts/check/fact-context.js';
import { keepSaid, readSaid, type AnswerBody, type SaidOnCall } from '../../facts/said-on-call.js';
import { accountNamed } from '../../ledger/accounts/account-lookup.js';
import { contactOfTaskFaults, keepContactOfTask } from '../../ledger/accounts/contact-of-task.js';
import { checkArrival, settleArrival } from '../../messages/incidents/settle-arrival.js';
import { endReply } from '../../messages/mail/reply-task.js';
import { callerIn } from '../../plugins/app/access-control.js';
import { caseRecordsOf } from '../../story/case-lookup.js';
import { answererOf } from '../../worklist/task-views.js';
import { entityOf } from '../people/entity.js';

/** A task of the entity. Throws RLC_NOT_FOUND. */
export async function taskOf(store: Store, entityId: string, taskId: string): Promise<Task> {
  const task = await store.tasks.get(entityId, taskId);
  if (task === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: taskId } });
  return task;
}

/** Throws RLC_OUTCOME_UNKNOWN. */
export function checkOutcome(task: Task, outcome: string): void {
  const allowed = task.outcomes.map(({ id }) => id);
  if (!allowed.includes(outcome)) throw new ApiError('RLC_OUTCOME_UNKNOWN', { params: { outcome, allowed: allowed.join(', ') } });
}

function settledOf(task: Task, settled: TaskSettlement | undefined): TaskSettlement {
  if (settled === undefined) throw new ApiError('RLC_NOT_FOUND', { params: { what: task._id } });
  return settled;
}

/** What a person says of a task beside its outcome, with everything that is wrong about it. */
interface Answer {
  said?: SaidOnCall & { records: CaseRecords };
  contact?: NonNullable<AnswerBody['contact']>;
  issues: IssueView[];
}

/** Reads all that is said beside the outcome. */
export async function readAnswer(
  dependencies: EngineDependencies,
  task: Task,
  body: AnswerBody,
  moment: ReturnType<typeof businessMoment>,
): Promise<Answer> {
  const { store } = dependencies;
  const { items, promise, dispute, contact } = body;
  const answer: Answer = { issues: [] };
  if (items !== undefined || promise !== undefined || dispute !== undefined) {
    const records = await caseRecordsOf(store, task.entityId, task.caseId);
    answer.said = { ...readSaid(task, body, { ...moment, records }), records };
    answer.issues.push(...answer.said.issues);
  }
  if (contact !== undefined) {
    answer.issues.push(...contactOfTaskFaults(await accountNamed(store, task.entityId, task.accountId), task, contact));
    answer.contact = contact;
  }
  const arrival = await checkArrival(dependencies, task, body.outcome);
  if (arrival !== undefined && 'refused' in arrival) {
    answer.issues.push(fault(arrival.refused.code, 'outcome', arrival.refused.fr, arrival.refused.en));
  }
  return answer;
}

async function answerOnce(dependencies: EngineDependencies, caller: Caller, id: string, body: AnswerBody): Promise<TaskSettlement> {
  const { store, starter } = dependencies;
  const { entityId, userId } = caller;
  const { outcome, note, promise } = body;
  const task = await taskOf(store, entityId, id);
  checkOutcome(task, outcome);
  const moment = businessMoment(dependencies, await entityOf(dependencies, entityId));
  const { nowMs, today } = moment;
  const { said, contact, issues } = await readAnswer(dependencies, task, body, moment);
  if (issues.length > 0) throw new ApiError('RLC_INVALID_INPUT', { issues });
  const settled = settledOf(
    task,
    await store.tasks.answer(entityId, task._id, {
      outcome,
      at: nowMs,
      by: userId,
      ...(note === undefined ? {} : { note }),
      ...(promise === undefined ? {} : { promise }),
      ...(said?.tickedItemIds === undefined ? {} : { tickedItemIds: said.tickedItemIds }),
    }),
  );
  const { outcomeAt = nowMs, outcomeBy } = settled.task;
  const isOurs = outcomeBy === userId && settled.task.outcome === outcome;
  // also when it had been answered before: whoever answered first may have been cut off before the case was told
  await store.cases.recordFacts(entityId, task.caseId, { taskIds: [task._id], at: outcomeAt });
  if (settled.recorded) {
    await store.auditLog.append({ entityId, at: nowMs, userId, action: 'task.answered', subjectId: task._id, details: { outcome } });
  }
  if (said !== undefined && isOurs) await keepSaid(dependencies, said, said.records, { caller, nowMs, today });
  if (contact !== undefined && isOurs) await keepContactOfTask(dependencies, caller, task, contact);
  await endReply(dependencies, settled.task, { caller, nowMs, today });
  await settleArrival(dependencies, settled.task, { caller, nowMs, today });
  await starter.wake([{ entityId, caseId: task.caseId }], { eventId: `task-${task._id}`, recordedAt: outcomeAt });
  return settled;
}

/** Throws RLC_INVALID_INPUT where there is nobody to call. */
function checkIsCall({ kind }: Task): void {
  if (kind === 'call') return;
  const fr = 'Seul un appel se tente : cette tâche est autre chose.';
  throw new ApiError('RLC_INVALID_INPUT', {
    issues: [fault('noCall', 'how', fr, 'Only a call is attempted: this task is something else.')],
  });
}

/** Tasks are answered once; a call that reached nobody is noted as often as it was made (laws 14, 21). */
export function answerRoutes(app: ApiServer, dependencies: EngineDependencies): void {
  const { store } = dependencies;

  app.route({
    ...contracts.answerTask,
    handler: async (request) => {
      const settled = await answerOnce(dependencies, callerIn(request), request.params.id, request.body);
      return { ...settled, ...(await answererOf(dependencies, settled.task)) };
    },
  });

  app.route({
    ...contracts.recordAttempt,
    handler: async (request) => {
      const { entityId, userId } = callerIn(request);
      const { how, note, key: id = randomUUID() } = request.body;
      const task = await taskOf(store, entityId, request.params.id);
      checkIsCall(task);
      const { nowMs: at, today: on } = businessMoment(dependencies, await entityOf(dependencies, entityId));
      const attempt = { id, at, by: userId, how, ...(note === undefined ? {} : { note }) };
      const settled = settledOf(task, await store.tasks.noteAttempt(entityId, task._id, attempt));
      const noted = settled.task.attempts?.find((one) => one.id === id);
      if (noted === undefined) return settled;
      const { caseId, itemIds, nodeId, _id: taskId } = task;
      const told = { at: noted.at, on, kind: 'fact', detail: `attempt.${noted.how}`, onceKey: `attempt/${taskId}/${id}` } as const;
      await store.journal.append(entityId, caseId, [{ ...told, taskId, itemIds, ...(nodeId === undefined ? {} : { nodeId }) }]);
      if (settled.recorded) {
        await store.auditLog.append({ entityId, at, userId, action: 'task.attempted', subjectId: taskId, details: { how } });
      }
      return settled;
    },
  });
}
