import type { Reason, TokenPosition } from '@relance/schemas';
import type { Environment } from '../machine/environment.js';
import { missingCalendar } from '../machine/open-environment.js';
import { composeLines } from '../machine/sending/compose-lines.js';
import type { Alert, ContactEffect, OpenCall, TaskEffect } from '../machine/state.js';
import type { StepResult } from '../machine/step.js';
import { foldItem } from '../machine/world/fold-item.js';
import { civilDate } from '../machine/world/world.js';
import type { Simulation, SimulatedContact, SimulatedEnding, SimulatedTask } from './simulation.js';

/** What no step asked for has no level. */
const NO_LEVEL = -1;

const SKIPS = new Set([
  'skippedLate',
  'preReminderDropped',
  'preReminderUnderNotice',
  'courtesyOverdue',
  'courtesyNotPaid',
  'courtesyPaidLate',
  'courtesyRemindedHard',
  'courtesyAccessories',
  'channelOpposed',
  'callRefused',
  'noUsableAddress',
]);

/** When and how a message left. */
export interface LeftAs {
  atMs: number;
  outcome: SimulatedContact['outcome'];
  /** Channels of the companions that left with it. */
  companions: string[];
}

/** Writes what happens in one case into a simulation. */
export interface Recorder {
  contact(effect: ContactEffect, left: LeftAs): void;
  /** The contact as it will be told once it is known to have left. */
  tellContact(effect: ContactEffect, left: LeftAs): SimulatedContact;
  /** A letter told before is posted now. */
  posted(contact: SimulatedContact, atMs: number): void;
  task(effect: TaskEffect, taskId: string, nowMs: number): void;
  ended(call: OpenCall, outcome: string): void;
  stepped(result: StepResult, nowMs: number): void;
  finish(result: StepResult, nowMs: number): void;
}

/** What left, as {@link SimulatedContact} tells it. */
function tellContact(
  env: Environment,
  effect: ContactEffect,
  { atMs, outcome, companions }: LeftAs,
  numberOf: (itemId: string) => string,
): Omit<SimulatedContact, 'date' | 'time' | 'account'> {
  const { lines, totals, accessoryTotals } = composeLines(effect, env, atMs);
  const { channel, level, template } = effect;
  const deadline = civilDate(effect.deadlineDay);
  return {
    channel,
    nodeId: effect.carrier.nodeId,
    level,
    items: lines.map(({ itemId, role }) => ({ number: numberOf(itemId), role })),
    template,
    ...(deadline === undefined ? {} : { deadline }),
    outcome,
    totals: totals.map((total) => ({
      ...total,
      accessoriesCents:
        accessoryTotals.find(({ currency, payeeAccountId }) => currency === total.currency && payeeAccountId === total.payeeAccountId)
          ?.cents ?? 0,
    })),
    ...(companions.length === 0 ? {} : { companions }),
  };
}

function tellTask(effect: TaskEffect, numberOf: (itemId: string) => string): Omit<SimulatedTask, 'date' | 'time' | 'account'> {
  const items = effect.members.map(({ item }) => numberOf(item));
  return { kind: effect.task, nodeId: effect.carrier.nodeId, level: effect.level, items, outcome: 'open' };
}

/** What an alert asks a person to look at, as {@link SimulatedTask} tells it. */
function tellAlert(alert: Alert, numberOf: (itemId: string) => string): Omit<SimulatedTask, 'date' | 'time' | 'account'> {
  const items = alert.itemId === undefined ? [] : [numberOf(alert.itemId)];
  return { kind: 'check', nodeId: '', code: alert.code, level: NO_LEVEL, items, outcome: 'open' };
}

/** Date and time of an instant, as the entity tells them. */
function momentOf(env: Environment, nowMs: number): { date: string; time: string } {
  const { day, minute } = (env.calendars[env.policy.territory] ?? missingCalendar).toCivil(nowMs);
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return { date: civilDate(day) ?? '', time };
}

function tellEnding(env: Environment, position: TokenPosition, nowMs: number): Omit<SimulatedEnding, 'account' | 'item'> {
  const { status, level, nodeId, reason, owner, nextAt, reviewOn } = position;
  const item = env.facts.items.find(({ id }) => id === position.itemId);
  const outstandingCents = item === undefined ? 0 : foldItem(item, nowMs).outstandingCents;
  const ending: Omit<SimulatedEnding, 'account' | 'item'> = { status, level, nodeId, outstandingCents, currency: item?.currency ?? 'EUR' };
  if (reason !== undefined) ending.reason = reason;
  if (owner !== undefined) ending.owner = owner;
  if (nextAt !== undefined) ending.next = momentOf(env, nextAt).date;
  if (reviewOn !== undefined) ending.review = reviewOn;
  return ending;
}

/** A recorder for the case of an environment; items are told by their numbers, days in the entity's zone. */
export function recordCase(env: Environment, simulation: Simulation): Recorder {
  const numbers = new Map(env.facts.items.map(({ id, number }) => [id, number]));
  const numberOf = (itemId: string): string => numbers.get(itemId) ?? itemId;
  const account = env.facts.payer.accountId;
  const lastWait = new Map<string, string>();
  const tasks = new Map<string, SimulatedTask>();
  const raised = new Set<string>();
  const moment = (nowMs: number): { date: string; time: string } => momentOf(env, nowMs);
  const wait = (itemId: string, told: Reason, nowMs: number): void => {
    const key = `${told.code}/${told.until ?? ''}`;
    if (lastWait.get(itemId) === key) return;
    lastWait.set(itemId, key);
    const until = told.until === undefined ? {} : { until: told.until };
    simulation.waits.push({ date: moment(nowMs).date, account, item: numberOf(itemId), ...until, reason: told });
  };
  const raise = (alert: Alert, nowMs: number): void => {
    if (raised.has(alert.id)) return;
    raised.add(alert.id);
    simulation.tasks.push({ ...moment(nowMs), account, ...tellAlert(alert, numberOf) });
  };
  const told = (effect: ContactEffect, left: LeftAs): SimulatedContact => {
    return { ...moment(left.atMs), account, ...tellContact(env, effect, left, numberOf) };
  };
  return {
    contact(effect, left) {
      simulation.contacts.push(told(effect, left));
    },
    tellContact: told,
    posted(contact, atMs) {
      simulation.contacts.push({ ...contact, ...moment(atMs) });
    },
    task(effect, taskId, nowMs) {
      const task: SimulatedTask = { ...moment(nowMs), account, ...tellTask(effect, numberOf) };
      tasks.set(taskId, task);
      simulation.tasks.push(task);
    },
    ended(call, outcome) {
      const task = tasks.get(call.taskId);
      if (task !== undefined) task.outcome = outcome;
    },
    stepped(result, nowMs) {
      for (const alert of result.alerts) raise(alert, nowMs);
      const positions = new Set(result.positions.map(({ reason }) => reason));
      for (const told of result.reasons) {
        if (told.itemId === undefined || positions.has(told)) continue;
        const list = SKIPS.has(told.code) ? simulation.skipped : simulation.reasons;
        list.push({ date: told.on ?? moment(nowMs).date, account, item: numberOf(told.itemId), reason: told });
      }
      if (result.effect !== undefined) return;
      for (const { itemId, reason } of result.positions) {
        if (reason !== undefined) wait(itemId, reason, nowMs);
      }
    },
    finish(result, nowMs) {
      for (const position of result.positions) {
        simulation.endings.push({ account, item: numberOf(position.itemId), ...tellEnding(env, position, nowMs) });
      }
    },
  };
}
