import type { Reason } from '@relance/schemas';
import type { Environment } from '../machine/environment.js';
import { composeLines } from '../machine/sending/compose-lines.js';
import type { Alert, ContactEffect, OpenCall, TaskEffect } from '../machine/state.js';
import type { StepResult } from '../machine/step.js';
import { civilDate, entityDay, openWorld } from '../machine/world/world.js';
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

/** Writes what happens in one case into a simulation. */
export interface Recorder {
  contact(effect: ContactEffect, nowMs: number): void;
  task(effect: TaskEffect, nowMs: number): void;
  ended(call: OpenCall, outcome: string): void;
  stepped(result: StepResult, nowMs: number): void;
  finish(result: StepResult): void;
}

/** What left, as {@link SimulatedContact} tells it. */
function tellContact(
  env: Environment,
  effect: ContactEffect,
  nowMs: number,
  numberOf: (itemId: string) => string,
): Omit<SimulatedContact, 'date' | 'time' | 'account'> {
  const { lines, totals, accessoryTotals } = composeLines(effect, env, nowMs);
  const { channel, level, template } = effect;
  const deadline = civilDate(effect.deadlineDay);
  return {
    channel,
    nodeId: effect.carrier.nodeId,
    level,
    items: lines.map(({ itemId, role }) => ({ number: numberOf(itemId), role })),
    template,
    ...(deadline === undefined ? {} : { deadline }),
    outcome: 'sent',
    totals: totals.map((total) => ({
      ...total,
      accessoriesCents:
        accessoryTotals.find(({ currency, payeeAccountId }) => currency === total.currency && payeeAccountId === total.payeeAccountId)
          ?.cents ?? 0,
    })),
  };
}

/** What an alert asks a person to look at, as {@link SimulatedTask} tells it. */
function tellAlert(alert: Alert, numberOf: (itemId: string) => string): Omit<SimulatedTask, 'date' | 'time' | 'account'> {
  const items = alert.itemId === undefined ? [] : [numberOf(alert.itemId)];
  return { kind: 'check', nodeId: '', code: alert.code, level: NO_LEVEL, items, outcome: 'open' };
}

/** Date and time of an instant, as the entity tells them. */
function momentOf(env: Environment, nowMs: number): { date: string; time: string } {
  const world = openWorld({ ...env, facts: { ...env.facts, items: [], suspensions: [], receipts: [] } }, nowMs);
  const { minute } = world.entityCalendar.toCivil(nowMs);
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return { date: civilDate(entityDay(world, nowMs)) ?? '', time };
}

/** A recorder for the case of an environment; items are told by their numbers, days in the entity's zone. */
export function recordCase(env: Environment, simulation: Simulation): Recorder {
  const numberOf = (itemId: string): string => env.facts.items.find(({ id }) => id === itemId)?.number ?? itemId;
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
  return {
    contact(effect, nowMs) {
      simulation.contacts.push({ ...moment(nowMs), account, ...tellContact(env, effect, nowMs, numberOf) });
    },
    task(effect, nowMs) {
      const items = effect.members.map(({ item }) => numberOf(item));
      const { nodeId } = effect.carrier;
      const task: SimulatedTask = { ...moment(nowMs), account, kind: effect.task, nodeId, level: effect.level, items, outcome: 'open' };
      tasks.set(`${effect.carrier.item}/${nodeId}/${effect.carrier.visit}`, task);
      simulation.tasks.push(task);
    },
    ended(call, outcome) {
      const { item, nodeId, visit } = call.effect.carrier;
      const task = tasks.get(`${item}/${nodeId}/${visit}`);
      if (task !== undefined) task.outcome = outcome;
    },
    stepped(result, nowMs) {
      for (const alert of result.alerts) raise(alert, nowMs);
      for (const told of result.reasons) {
        if (!SKIPS.has(told.code) || told.itemId === undefined) continue;
        simulation.skipped.push({ date: told.on ?? moment(nowMs).date, account, item: numberOf(told.itemId), reason: told });
      }
      if (result.effect !== undefined) return;
      for (const { itemId, reason } of result.positions) {
        if (reason !== undefined) wait(itemId, reason, nowMs);
      }
    },
    finish(result) {
      for (const { itemId, status, level, nodeId, reason, owner } of result.positions) {
        const ending: SimulatedEnding = { account, item: numberOf(itemId), status, level, nodeId };
        if (reason !== undefined) ending.reason = reason;
        if (owner !== undefined) ending.owner = owner;
        simulation.endings.push(ending);
      }
    },
  };
}
