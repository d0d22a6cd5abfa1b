import type { Calendar } from '@relance/domain';
import { composeLines, foretellAnswer as walkAhead, type ForetoldAnswer, type TaskToAnswer } from '@relance/scenario';
import { payerOf, type ContactEffect } from '@relance/scenario/machine';
import type { CaseRecords, Entity, Foretelling, ScenarioBundle, Task } from '@relance/schemas';
import { channelNames } from '@relance/schemas';
import type { Store } from '@relance/store';
import { recipientOf, type CaseKnowledge } from '@relance/templates';
import type { Caller } from '../access/caller.js';
import { businessMoment } from '../clock/business-day.js';
import type { EngineDependencies } from '../dependencies.js';
import { effectBetween } from '../facts/fact-effect.js';
import { newFact, type Doing } from '../facts/keep-fact.js';
import type { AnswerBody, SaidOnCall } from '../facts/said-on-call.js';
import { channelOf, refused, writeMessage } from '../messages/texts/preview/make-preview.js';
import { readCase } from '../messages/texts/preview/read-case.js';
import { publishedTexts } from '../messages/texts/published-texts.js';
import { checkOutcome, readAnswer, taskOf } from '../routes/cases/answer-task.js';
import { entityOf } from '../routes/people/entity.js';
import { caseRecordsOf } from '../story/case-lookup.js';

type Next = Foretelling['next'][number];
type Recap = NonNullable<Foretelling['recap']>;

/** The records as they would be with the task answered and what was heard recorded. */
function answered(records: CaseRecords, task: Task, body: AnswerBody, said: SaidOnCall | undefined, doing: Doing): CaseRecords {
  const { outcome, promise } = body;
  const ticked = said?.tickedItemIds === undefined ? {} : { tickedItemIds: said.tickedItemIds };
  const done: Task = { ...task, state: 'done', outcome, outcomeAt: doing.nowMs, ...ticked, ...(promise === undefined ? {} : { promise }) };
  const facts = (said?.facts ?? []).map((fact) => newFact(fact, records, said?.itemIds, doing));
  return { ...records, tasks: [...records.tasks.filter(({ _id }) => _id !== task._id), done], facts: [...records.facts, ...facts] };
}

/** Accepted contacts of the case, as far as gap and cap go (law 14). */
async function logOf(store: Store, records: CaseRecords, calendar: Calendar): Promise<TaskToAnswer['log']> {
  const { entityId, _id: caseId, payerAccountId: unit } = records.case;
  const dispatches = await store.dispatches.byCase(entityId, caseId);
  return dispatches.flatMap(({ _id: dispatchId, state, settledAt: at, level, companionOf, recapOf, lines }) => {
    const counts = state === 'accepted' && companionOf === undefined && recapOf === undefined;
    if (!counts || at === undefined) return [];
    const { day } = calendar.toCivil(at);
    return [{ unit, at, day, level, kind: 'message' as const, dispatchId, items: lines.map(({ itemId }) => itemId) }];
  });
}

function taskToAnswer(task: Task, records: CaseRecords, log: TaskToAnswer['log']): TaskToAnswer | undefined {
  const { _id: taskId, nodeId, itemIds, openedAt, expiresAt = Number.MAX_SAFE_INTEGER } = task;
  const positions = records.case.positions.filter(({ itemId }) => itemIds.includes(itemId));
  const planHash = positions.find((position) => position.nodeId === nodeId)?.planHash;
  if (nodeId === undefined || planHash === undefined) return undefined;
  const levels = new Map(positions.map(({ itemId, level }) => [itemId, level]));
  return { taskId, nodeId, planHash, itemIds, levels, openedAt, expiresAt, log };
}

async function stepNames(store: Store, entityId: string, planHash: string): Promise<Map<string, string>> {
  const version = await store.scenarios.byHash(entityId, planHash);
  if (version === undefined) return new Map();
  // written by us when the version was published; a bare drawing has no graph member
  const bundle = JSON.parse(version.bundleJson) as Partial<ScenarioBundle> & Partial<ScenarioBundle['graph']>;
  return new Map((bundle.graph?.nodes ?? bundle.nodes ?? []).map(({ id, name }) => [id, name]));
}

function nextOf({ next, rest }: ForetoldAnswer, names: ReadonlyMap<string, string>): Next[] {
  const named = (nodeId: string): Pick<Next, 'step'> => {
    const step = names.get(nodeId);
    return step === undefined ? {} : { step };
  };
  const ahead = next.map((one): Next => {
    const items = one.items.map((item) => (typeof item === 'string' ? item : item.number));
    if (!('channel' in one)) return { kind: 'task', onOrAfter: one.date, items, ...named(one.nodeId) };
    const channel = channelNames.find((name) => name === one.channel);
    return { kind: 'message', onOrAfter: one.date, items, ...named(one.nodeId), ...(channel === undefined ? {} : { channel }) };
  });
  const stays = rest.map(({ item, status, nodeId }): Next => {
    return { kind: status === 'done' ? 'end' : status === 'stopped' ? 'handover' : 'stays', items: [item], ...named(nodeId) };
  });
  return [...ahead, ...stays];
}

/** The recap as it would leave, written by the code that sends it; what keeps it from leaving is told. */
async function recapOf(dependencies: EngineDependencies, knowledge: CaseKnowledge, effect: ContactEffect, nowMs: number): Promise<Recap> {
  const { store } = dependencies;
  const { records, entity } = knowledge;
  const numbers = new Map(records.items.map(({ _id, number }) => [_id, number]));
  const items = effect.members.map(({ item }) => numbers.get(item) ?? item);
  const reached = recipientOf(channelOf(dependencies, effect.channel), payerOf(records), effect.audience);
  if (reached === undefined) return { items, refusal: refused('noAddress') };
  const { id, version } = effect.template;
  const known = (await publishedTexts(store, entity._id)).map(({ template }) => template);
  const texts = known.filter((template) => template.id === id && template.version === version);
  const composed = composeLines(effect, knowledge.environment, nowMs);
  const { subject, html, text, refusal } = await writeMessage(dependencies, knowledge, {
    effect,
    composed,
    recipient: reached,
    texts,
    nowMs,
  });
  return {
    items,
    recipient: { name: reached.contact.name, address: reached.address },
    ...(subject === undefined ? {} : { subject }),
    ...(html === undefined ? {} : { html }),
    ...(text === undefined ? {} : { text }),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

async function ahead(
  dependencies: EngineDependencies,
  entity: Entity,
  becoming: CaseRecords,
  { task, moment }: { task: Task; moment: ReturnType<typeof businessMoment> },
): Promise<Pick<Foretelling, 'next' | 'recap'>> {
  const { store } = dependencies;
  const { nowMs, calendar } = moment;
  const about = taskToAnswer(task, becoming, await logOf(store, becoming, calendar));
  if (about === undefined || task.draft !== undefined) return { next: [] };
  const knowledge = await readCase(store, entity, becoming, { plans: [about.planHash], nowMs });
  const data = { ...knowledge.data, facts: knowledge.environment.facts };
  const told = walkAhead(data, about, nowMs);
  if (told === undefined) return { next: [] };
  const next = nextOf(told, await stepNames(store, entity._id, about.planHash));
  if (told.recap !== undefined) return { next, recap: await recapOf(dependencies, knowledge, told.recap, nowMs) };
  return { next, ...(told.noRecap === undefined ? {} : { recap: { items: [], refusal: refused(told.noRecap) } }) };
}

/**
 * What would happen if a task were answered so: what is wrong with the answer, which items pause, resume or stop, the recap that would leave and the next
 * step; worked out by the machine from what is stored, nothing is recorded. Throws RLC_NOT_FOUND and RLC_OUTCOME_UNKNOWN.
 */
export async function foretellAnswer(dependencies: EngineDependencies, caller: Caller, id: string, body: AnswerBody): Promise<Foretelling> {
  const { store } = dependencies;
  const task = await taskOf(store, caller.entityId, id);
  checkOutcome(task, body.outcome);
  const entity = await entityOf(dependencies, caller.entityId);
  const moment = businessMoment(dependencies, entity);
  const { nowMs, today } = moment;
  const { said, issues } = await readAnswer(dependencies, task, body, moment);
  if (issues.length > 0) return { issues, effect: [], next: [] };
  const records = said?.records ?? (await caseRecordsOf(store, caller.entityId, task.caseId));
  const becoming = answered(records, task, body, said, { caller, nowMs, today });
  const effect = effectBetween(entity, records, becoming, nowMs);
  return { issues: [], effect, ...(await ahead(dependencies, entity, becoming, { task, moment })) };
}
