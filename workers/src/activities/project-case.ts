import { payerOf, type StepResult } from '@relance/scenario/machine';
import type { Item, Reason } from '@relance/schemas';
import type { CaseProjection } from '@relance/store';
import type { WorkerDependencies } from '../dependencies.js';
import { openAlerts } from './open-alerts.js';
import { civilDateOf, type CaseKnowledge } from '@relance/templates';

/** Which projection this is, and the instant it shows. */
interface ProjectionStamp {
  sequence: number;
  nowMs: number;
}

/**
 * Writes what lists, live mode and the story read: positions, next date, rollups, and each reason once, when it comes into force. Items that
 * reached the litigation handoff get the fact; each alert opens its task, once; tasks whose call has ended without an outcome are closed. The projection comes last, since it
 * says what was told: whoever dies before it does all of it again, each once.
 */
export async function projectCase(
  dependencies: WorkerDependencies,
  knowledge: CaseKnowledge,
  decided: StepResult,
  stamp: ProjectionStamp,
): Promise<void> {
  const { store } = dependencies;
  const { entity, records } = knowledge;
  const { _id: caseId } = records.case;
  const inForce = new Map(decided.reasons.map((reason) => [reasonKey(reason), reason]));
  const told = new Set(records.case.told ?? []);
  const projection = projectionOf(knowledge, decided, [...inForce.keys()], stamp.nowMs);
  if (records.case.projectionSequence > stamp.sequence) return;
  const news = [...inForce].filter(([key]) => !told.has(key)).map(([, reason]) => reason);
  if (news.length > 0) {
    const entry = { at: stamp.nowMs, on: civilDateOf(knowledge, stamp.nowMs), kind: 'waits' as const, reasons: news };
    await store.journal.append(entity._id, caseId, [{ ...entry, onceKey: `projection/${String(stamp.sequence)}` }]);
  }
  await recordHandOvers(dependencies, knowledge, decided, stamp.nowMs);
  await openAlerts(dependencies, knowledge, decided.alerts, stamp.nowMs);
  await closeEndedCalls(dependencies, knowledge, decided, stamp.nowMs);
  await store.cases.project(entity._id, caseId, projection, stamp.sequence);
}

/** Names a reason by all that it says, so that the same one is not told again while it lasts. */
function reasonKey({ code, itemId, nodeId, on, until }: Reason): string {
  return [code, itemId, nodeId, on, until].map((part) => part ?? '').join('/');
}

const planReasons = ['instalmentPlan', 'planBroken'];

function projectionOf(knowledge: CaseKnowledge, decided: StepResult, told: string[], nowMs: number): CaseProjection {
  const { entity, records, data } = knowledge;
  const payer = payerOf(records);
  const { positions, wakeAt } = decided;
  // under a plan a sum is there twice, as original and as instalment: what is out of the walk is not counted (law 8)
  const out = new Set(positions.flatMap(({ itemId, reason }) => (reason !== undefined && planReasons.includes(reason.code) ? itemId : [])));
  const open = records.items.filter((item) => item.open && item.currency === entity.currency && !out.has(item._id));
  const next = positions.flatMap(({ nextAt }) => nextAt ?? []);
  const nextAt = next.length === 0 ? wakeAt : Math.min(...next);
  const dues = open.filter(({ outstandingCents }) => outstandingCents > 0).map(({ dueDate }) => dueDate);
  const oldestDueDate = dues.toSorted()[0];
  const day = civilDateOf(knowledge, nowMs);
  return {
    positions,
    told,
    projectedFactsVersion: data.facts.version,
    openItems: open.length,
    level: positions.reduce((most, { level }) => Math.max(most, level), 0),
    currency: entity.currency,
    openCents: sumOf(open),
    overdueCents: sumOf(open.filter(({ dueDate }) => dueDate < day)),
    accountName: payer.name,
    accountCode: payer.code,
    segment: payer.segment,
    searchKey: payer.searchKey,
    ...(nextAt === undefined ? {} : { nextAt }),
    ...(oldestDueDate === undefined ? {} : { oldestDueDate }),
  };
}

function sumOf(items: readonly Item[]): number {
  return items.reduce((sum, { outstandingCents }) => sum + outstandingCents, 0);
}

async function recordHandOvers({ store }: WorkerDependencies, knowledge: CaseKnowledge, decided: StepResult, nowMs: number): Promise<void> {
  const items = new Map(knowledge.records.items.map((item) => [item._id, item]));
  // what a trial moved to its end was handed over to nobody
  const tried = new Set(decided.state.tokens.flatMap(({ item, beforeTrial }) => (beforeTrial === undefined ? [] : [item])));
  const reached = decided.positions.filter(
    ({ itemId, status, reason }) =>
      status === 'stopped' && reason?.code === 'handedOver' && items.get(itemId)?.handedOver !== true && !tried.has(itemId),
  );
  if (reached.length === 0) return;
  const effectiveOn = civilDateOf(knowledge, nowMs);
  for (const { itemId, nodeId } of reached) {
    const fact = { id: `handover/${nodeId}`, kind: 'handedOver' as const, effectiveOn, recordedAt: nowMs, source: 'scenario' };
    await store.items.appendFact(knowledge.entity._id, itemId, fact);
  }
  await store.cases.recordFacts(knowledge.entity._id, knowledge.records.case._id, { at: nowMs });
}

async function closeEndedCalls({ store }: WorkerDependencies, knowledge: CaseKnowledge, decided: StepResult, nowMs: number): Promise<void> {
  const open = new Set(decided.state.calls.map(({ taskId }) => taskId));
  for (const task of knowledge.records.tasks) {
    const isStep = task.nodeId !== undefined;
    if (task.state !== 'open' || !isStep || open.has(task._id) || (task.expiresAt ?? nowMs) > nowMs) continue;
    await store.tasks.expire(knowledge.entity._id, task._id, nowMs);
  }
}
