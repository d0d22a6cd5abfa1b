import { fromDayNumber } from '@relance/domain';
import { openEnvironment, type EnvironmentData } from '../machine/facts/open-environment.js';
import type { CaseFacts } from '../machine/facts/environment.js';
import type { CaseState, ContactEffect, LoggedContact, Member, TaskEffect, Token } from '../machine/state.js';
import { step } from '../machine/step.js';
import { openWorld } from '../machine/world/world.js';
import type { TaskInstruction } from '../plan.js';
import { simulate } from './simulate.js';
import type { SimulatedContact, SimulatedEnding, SimulatedTask } from './simulation.js';

/** A task somebody is about to answer, and what is stored of where its items stand. */
export interface TaskToAnswer {
  taskId: string;
  nodeId: string;
  /** Hash of the plan its step belongs to. */
  planHash: string;
  itemIds: readonly string[];
  /** Level reached by an item before the task; -1 for those that are not there. */
  levels: ReadonlyMap<string, number>;
  openedAt: number;
  expiresAt: number;
  /** Accepted contacts of the payer, for gap and cap (law 14). */
  log: readonly LoggedContact[];
}

/** What would follow, as far as the machine can say from what is stored. */
export interface ForetoldAnswer {
  /** The written recap of the call (law 21), as it would leave. */
  recap?: ContactEffect;
  /** Why it never leaves: nobody to write to, or the payer refused the channel (laws 8, 20). */
  noRecap?: 'noAddress' | 'opposed';
  /** The next message or task about the items once nothing is paid, one for each step, soonest first. */
  next: (SimulatedContact | SimulatedTask)[];
  /** Items about which nothing comes within the days looked at, with why. */
  rest: SimulatedEnding[];
}

const dropped: Readonly<Record<string, ForetoldAnswer['noRecap']>> = { recapNoAddress: 'noAddress', recapOpposed: 'opposed' };

/** How far ahead is looked. */
const DAYS_AHEAD = 60;

function memberOf(item: string, { nodeId, planHash, openedAt }: TaskToAnswer, pc: number, scenarioId: string): Member {
  return { item, plan: planHash, scenarioId, nodeId, pc, visit: 1, role: 'reminded', readyAt: openedAt };
}

function tokenOf(item: string, task: TaskToAnswer, pc: number, day: number): Token {
  const { taskId, planHash, levels, openedAt } = task;
  const level = levels.get(item) ?? -1;
  const stands = { item, plan: planHash, pc, entryDay: day, sinceDay: day, readyAt: openedAt, shiftDays: 0, visits: {} };
  return { ...stands, level, reminders: level >= 1 ? 1 : 0, task: taskId, status: 'walking' };
}

/** The case as it stands with the task open, as far as what is stored tells. */
function stateWith(
  task: TaskToAnswer,
  instruction: TaskInstruction,
  facts: CaseFacts,
  at: { pc: number; day: number; scenarioId: string },
): CaseState {
  const { taskId, itemIds, openedAt, expiresAt, log } = task;
  const members = itemIds.map((item) => memberOf(item, task, at.pc, at.scenarioId));
  const [carrier] = members;
  const unit = instruction.task === 'call' ? facts.payer.accountId : `item:${carrier?.item ?? ''}`;
  const asked = { task: instruction.task, caller: instruction.caller, openBusinessDays: instruction.openBusinessDays };
  const outcomes = instruction.outcomes.map(({ id }) => id);
  const level = instruction.level ?? Math.max(0, ...itemIds.map((item) => task.levels.get(item) ?? 0));
  const effects: TaskEffect[] =
    carrier === undefined ? [] : [{ kind: 'task', unit, at: openedAt, carrier, level, outcomes, members, ...asked }];
  return {
    v: 1,
    caseId: facts.caseId,
    sequence: 0,
    tokens: itemIds.map((item) => tokenOf(item, task, at.pc, at.day)),
    log: [...log],
    calls: effects.map((effect) => ({ taskId, unit, openedAt, expiresAt, effect })),
    notBefore: {},
  };
}

/** The facts with the items of the task alone on their way: the others net and suspend as ever, and enter no scenario. */
function aboutAlone(facts: CaseFacts, itemIds: readonly string[]): CaseFacts {
  const wanted = new Set(itemIds);
  const items = facts.items.map((item) => {
    const { planHash, ...unplanned } = item;
    return wanted.has(item.id) && planHash !== undefined ? item : unplanned;
  });
  return { ...facts, items };
}

/** One of each step, the soonest. */
function firstOfEach<Told extends { nodeId: string }>(told: readonly Told[]): Told[] {
  return told.filter(({ nodeId }, index) => told.findIndex((one) => one.nodeId === nodeId) === index);
}

/**
 * What would follow an answer to a task, worked out by the machine itself (P10) from where its items are stored to stand: the recap that leaves and the next
 * step of each item, if nothing is paid meanwhile. `data.facts` hold the answer and what was said with it already. Days a dispute moved, delays and items that would travel
 * along are not stored with a position and play no part: what is told is the earliest there can be. Undefined where the plan has no such step. Pure.
 */
export function foretellAnswer(data: EnvironmentData, task: TaskToAnswer, nowMs: number): ForetoldAnswer | undefined {
  const plan = data.plans[task.planHash];
  const pc = plan?.instructions.findIndex(({ op, nodeId }) => op === 'task' && nodeId === task.nodeId) ?? -1;
  const instruction = plan?.instructions[pc];
  if (plan === undefined || instruction?.op !== 'task') return undefined;
  const facts = aboutAlone(data.facts, task.itemIds);
  const env = openEnvironment({ ...data, facts });
  const { entityCalendar, today } = openWorld(env, nowMs);
  const { day } = entityCalendar.toCivil(task.openedAt);
  const state = stateWith(task, instruction, facts, { pc, day, scenarioId: plan.scenarioId });
  const woken = step(state, env, nowMs);
  const recap =
    woken.state.recaps?.[0] ?? (woken.effect?.kind === 'contact' && woken.effect.recap !== undefined ? woken.effect : undefined);
  const { plans, calendars, policy } = data;
  const range = { from: fromDayNumber(today), to: fromDayNumber(today + DAYS_AHEAD) };
  const { contacts, tasks, endings } = simulate({ plans, calendars, policy, cases: [facts], states: { [facts.caseId]: state }, ...range });
  const steps = [...contacts.filter(({ isRecap }) => isRecap !== true), ...tasks.filter(({ nodeId }) => nodeId !== '')];
  const ordered = steps.sort((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
  const isNext = new Set<string>();
  const numbers = new Map(facts.items.map(({ id, number }) => [id, number]));
  const wanted = new Set(task.itemIds.map((id) => numbers.get(id) ?? id));
  const next = ordered.flatMap((one) => {
    const named = one.items.map((item) => (typeof item === 'string' ? item : item.number)).filter((item) => wanted.has(item));
    const first = named.filter((item) => !isNext.has(item));
    for (const item of first) isNext.add(item);
    return first.length === 0 ? [] : [one];
  });
  const rest = endings.filter(({ item }) => wanted.has(item) && !isNext.has(item));
  const noRecap = woken.reasons.map(({ code }) => dropped[code]).find((why) => why !== undefined);
  return { next: firstOfEach(next), rest, ...(recap === undefined ? {} : { recap }), ...(noRecap === undefined ? {} : { noRecap }) };
}
