import { dispatchId } from '@relance/domain';
import { approvalOutcomes, payerOf, type Plan, type Receipt, type TaskEffect, type WithdrawEffect } from '@relance/scenario/machine';
import type { Task } from '@relance/schemas';
import type { EffectRequest, EffectResult } from '../activity-contract.js';
import type { WorkerDependencies } from '../dependencies.js';
import { civilDateOf, type CaseKnowledge } from '@relance/templates';
import { draftContent } from '../dispatch/drafting/draft-content.js';
import { readKnowledge } from '../facts/read-knowledge.js';

/**
 * Opens a task for a human, once: its id is that of the effect, so a retry finds it. On newer facts than the effect was decided on nothing is
 * opened and the case decides again (law 25). Its outcome will be a fact of the case.
 */
export async function openTask(dependencies: WorkerDependencies, request: EffectRequest<TaskEffect>): Promise<EffectResult> {
  const { effect, entityId, caseId, nowMs, factsVersion } = request;
  const { store } = dependencies;
  const knowledge = await readKnowledge(dependencies, request, { nowMs, plans: [effect.carrier.plan] });
  const taskId = taskIdOf(caseId, effect);
  const existing = await store.tasks.get(entityId, taskId);
  if (existing === undefined && knowledge.data.facts.version !== factsVersion) return { receipt: voidReceipt(taskId, nowMs) };
  const task = existing ?? (await store.tasks.openOnce(await described(dependencies, knowledge, request, taskId))).task;
  await store.cases.addTask(entityId, caseId, taskId);
  await store.journal.append(entityId, caseId, [
    {
      at: nowMs,
      on: civilDateOf(knowledge, nowMs),
      kind: 'taskOpened',
      itemIds: task.itemIds,
      nodeId: effect.carrier.nodeId,
      taskId,
      level: effect.level,
      onceKey: `task/${taskId}`,
    },
  ]);
  const members = effect.members.map(({ item, nodeId, visit }) => ({ item, nodeId, visit }));
  return { receipt: { outcome: 'opened', dispatchId: taskId, at: task.openedAt, members } };
}

/**
 * Takes back a call that another contact has overtaken (law 15). One answered meanwhile stays answered: the receipt is void, and the case goes
 * on from the instant of the answer, which it then reads.
 */
export async function withdrawTask(
  { store }: WorkerDependencies,
  { effect, entityId, nowMs }: EffectRequest<WithdrawEffect>,
): Promise<EffectResult> {
  const settled = await store.tasks.withdraw(entityId, effect.taskId, nowMs);
  if (settled?.task.state === 'done') return { receipt: voidReceipt(effect.taskId, Math.max(nowMs, settled.task.outcomeAt ?? nowMs)) };
  return { receipt: { outcome: 'withdrawn', dispatchId: effect.taskId, at: nowMs, members: [] } };
}

/** Id of the task of an effect: what must happen once is item, scenario, node and visit (DESIGN §5). */
function taskIdOf(caseId: string, { carrier, task, caller }: TaskEffect): string {
  const { item, scenarioId, nodeId, visit } = carrier;
  return dispatchId({ caseId, itemId: item, scenarioId, nodeId, visit, channel: task, recipientRole: caller });
}

function voidReceipt(taskId: string, nowMs: number): Receipt {
  return { outcome: 'void', dispatchId: taskId, at: nowMs, members: [] };
}

/** The task with the message it asks approval for, where it does (law 24). */
async function described(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  request: EffectRequest<TaskEffect>,
  taskId: string,
): Promise<Task> {
  const { draft } = request.effect;
  const task = describe(knowledge, request, taskId);
  return draft === undefined ? task : { ...task, draft: await draftContent(dependencies, knowledge, draft, request) };
}

function describe(knowledge: CaseKnowledge, { effect, entityId, caseId, nowMs }: EffectRequest<TaskEffect>, taskId: string): Task {
  const { carrier } = effect;
  return {
    _id: taskId,
    entityId,
    caseId,
    accountId: payerOf(knowledge.records)._id,
    kind: effect.task,
    state: 'open',
    scenarioId: carrier.scenarioId,
    nodeId: carrier.nodeId,
    level: effect.level,
    openedAt: nowMs,
    expiresAt: expiry(knowledge, nowMs, effect.openBusinessDays),
    itemIds: effect.members.map(({ item }) => item),
    ...said(knowledge, effect),
    owner: effect.caller,
  };
}

/** What a person is to do or to say, and may answer: as the step has it, or the two words about the content of a message (law 24). */
function said(knowledge: CaseKnowledge, { carrier, draft }: TaskEffect): Pick<Task, 'brief' | 'outcomes'> {
  if (draft !== undefined) {
    const outcomes = [
      { id: approvalOutcomes.approved, fr: 'Valider ce message', en: 'Approve this message', reached: false },
      { id: approvalOutcomes.refused, fr: 'Refuser ce message', en: 'Refuse this message', reached: false },
    ];
    return { outcomes };
  }
  const plan: Plan | undefined = knowledge.data.plans[carrier.plan];
  const instruction = plan?.instructions[carrier.pc];
  if (instruction?.op !== 'task') throw new Error(`plan ${carrier.plan} has no task at ${String(carrier.pc)}`);
  const { brief } = instruction;
  const outcomes = instruction.outcomes.map(({ id, label, reached }) => ({ id, fr: label.fr, en: label.en, reached }));
  return { ...(brief === undefined ? {} : { brief }), outcomes };
}

function expiry({ entity, environment }: CaseKnowledge, nowMs: number, businessDays: number): number {
  const calendar = environment.calendars[entity.territory];
  if (calendar === undefined) throw new Error(`no calendar for ${entity.territory}`);
  const { day, minute } = calendar.toCivil(nowMs);
  return calendar.toInstant(calendar.addBusinessDays(day, businessDays), minute);
}
