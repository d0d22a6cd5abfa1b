import { alertTaskId, fromDayNumber } from '@relance/domain';
import { alertReason, arrivalOutcomes, payerOf, type Alert } from '@relance/scenario/machine';
import type { Task } from '@relance/schemas';
import type { WorkerDependencies } from '../dependencies.js';
import { civilDateOf, type CaseKnowledge } from '@relance/templates';

/** The one outcome of what a person only has to look at. */
const seen = { id: 'done', fr: 'Traité', en: 'Dealt with', reached: false };

/** What may be answered of a message that may have left (law 20): what the machine reads of it. */
const arrival: Task['outcomes'] = [
  { id: arrivalOutcomes.arrived, fr: 'Il est bien arrivé', en: 'It arrived', reached: false },
  { id: arrivalOutcomes.sendAgain, fr: 'Il n’est pas arrivé : le renvoyer', en: 'It did not arrive: send it again', reached: false },
  { id: arrivalOutcomes.left, fr: 'Laisser tel quel', en: 'Leave it as it is', reached: false },
];

/**
 * Opens a task for each alert of a case, once: its id is a hash of case and alert. The case is told of it last, so that whoever dies before
 * does all of it again, each once; what the case knows of is not looked at again.
 */
export async function openAlerts(
  { store }: WorkerDependencies,
  knowledge: CaseKnowledge,
  alerts: readonly Alert[],
  nowMs: number,
): Promise<void> {
  const { entity, records } = knowledge;
  const { _id: caseId } = records.case;
  const known = new Set(records.case.taskIds ?? []);
  for (const alert of alerts) {
    const taskId = alertTaskId(caseId, alert.id);
    if (known.has(taskId)) continue;
    await store.tasks.openOnce(describe(knowledge, alert, { taskId, nowMs }));
    const entry = { at: nowMs, on: civilDateOf(knowledge, nowMs), kind: 'taskOpened' as const, taskId, reasons: [alertReason(alert)] };
    await store.journal.append(entity._id, caseId, [{ ...entry, itemIds: itemsOf(alert), onceKey: `task/${taskId}` }]);
    await store.cases.addTask(entity._id, caseId, taskId);
  }
}

function itemsOf({ itemId }: Alert): string[] {
  return itemId === undefined ? [] : [itemId];
}

function describe({ entity, records }: CaseKnowledge, alert: Alert, { taskId, nowMs }: { taskId: string; nowMs: number }): Task {
  return {
    _id: taskId,
    entityId: entity._id,
    caseId: records.case._id,
    accountId: payerOf(records)._id,
    kind: 'check',
    state: 'open',
    openedAt: nowMs,
    itemIds: itemsOf(alert),
    outcomes: alert.code === 'mayHaveLeft' ? arrival : [seen],
    reason: alert.code,
    owner: alert.owner,
    ...(alert.values === undefined ? {} : { values: alert.values }),
    ...(alert.dueDay === undefined ? {} : { dueOn: fromDayNumber(alert.dueDay) }),
  };
}
