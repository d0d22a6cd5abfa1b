import type { Reason, TokenPosition } from '@relance/schemas';
import type { Environment } from '../machine/facts/environment.js';
import { missingCalendar } from '../machine/facts/open-environment.js';
import { composeLinesIn, type ComposedTotal } from '../machine/sending/compose-lines.js';
import type { Alert, ContactEffect, OpenCall, TaskEffect } from '../machine/state.js';
import { positionsAfter, tellStanding, type Wake } from '../machine/step.js';
import { foldItem } from '../machine/world/fold-item.js';
import { civilDate, type World } from '../machine/world/world.js';
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
  /** The facts as they were read for the wake it left in. */
  world: World;
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
  stepped(result: Wake, nowMs: number): void;
  finish(result: Wake, nowMs: number): void;
}

/** A total of the principal with that of the accessories in its currency and payee account beside it. */
function withAccessories(
  { currency, payeeAccountId, cents }: ComposedTotal,
  accessories: readonly ComposedTotal[],
): SimulatedContact['totals'][number] {
  const own = accessories.find((total) => total.currency === currency && total.payeeAccountId === payeeAccountId);
  const accessoriesCents = own?.cents ?? 0;
  return payeeAccountId === undefined ? { currency, cents, accessoriesCents } : { currency, cents, payeeAccountId, accessoriesCents };
}

/** What left, as {@link SimulatedContact} tells it. */
function tellContact(
  effect: ContactEffect,
  { world, outcome, companions }: LeftAs,
  to: { moment: { date: string; time: string }; account: string; numberOf: (itemId: string) => string },
): SimulatedContact {
  const { lines, totals, accessoryTotals } = composeLinesIn(world, effect);
  const { channel, level, template } = effect;
  const contact: SimulatedContact = {
    date: to.moment.date,
    time: to.moment.time,
    account: to.account,
    channel,
    nodeId: effect.carrier.nodeId,
    level,
    items: lines.map(({ itemId, role, deadlineDay }) => {
      const number = to.numberOf(itemId);
      const own = civilDate(deadlineDay);
      return own === undefined ? { number, role } : { number, role, deadline: own };
    }),
    template,
    outcome,
    totals: totals.map((total) => withAccessories(total, accessoryTotals)),
  };
  const deadline = civilDate(effect.deadlineDay);
  if (deadline !== undefined) contact.deadline = deadline;
  if (effect.members.some(({ isResumption }) => isResumption === true)) contact.isResumption = true;
  if (effect.recap !== undefined) contact.isRecap = true;
  if (companions.length > 0) contact.companions = companions;
  return contact;
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

/** Every minute of a day as it is told. */
const timesOfDay = Array.from({ length: 1440 }, (_, minute) => {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
});

/** Date and time of an instant, as the entity tells them. */
function momentOf(env: Environment, nowMs: number): { date: string; time: string } {
  const { day, minute } = (env.calendars[env.policy.territory] ?? missingCalendar).toCivil(nowMs);
  return { date: civilDate(day) ?? '', time: timesOfDay[minute] ?? '' };
}

/** {@link momentOf}, remembering the last one: much is told of the same instant. */
function momentsOf(env: Environment): (nowMs: number) => { date: string; time: string } {
  let last = { atMs: Number.NaN, date: '', time: '' };
  return (nowMs) => {
    if (last.atMs !== nowMs) last = { atMs: nowMs, ...momentOf(env, nowMs) };
    return last;
  };
}

function tellEnding(env: Environment, position: TokenPosition, about: { account: string; number: string; nowMs: number }): SimulatedEnding {
  const { account, number, nowMs } = about;
  const { status, level, nodeId, reason, owner, nextAt, reviewOn } = position;
  const item = env.facts.items.find(({ id }) => id === position.itemId);
  const outstandingCents = item === undefined ? 0 : foldItem(item, nowMs).outstandingCents;
  const currency = item?.currency ?? 'EUR';
  const ending: SimulatedEnding = { account, item: number, status, level, nodeId, outstandingCents, currency };
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
  const lastWait = new Map<string, Reason>();
  const tasks = new Map<string, SimulatedTask>();
  const raised = new Set<string>();
  const moment = momentsOf(env);
  const wait = (itemId: string, told: Reason, nowMs: number): void => {
    const last = lastWait.get(itemId);
    if (last?.code === told.code && last.until === told.until) return;
    lastWait.set(itemId, told);
    const { until } = told;
    const { date } = moment(nowMs);
    const item = numberOf(itemId);
    simulation.waits.push(until === undefined ? { date, account, item, reason: told } : { date, account, item, until, reason: told });
  };
  const raise = (alert: Alert, nowMs: number): void => {
    if (raised.has(alert.id)) return;
    raised.add(alert.id);
    simulation.tasks.push({ ...momentOf(env, nowMs), account, ...tellAlert(alert, numberOf) });
  };
  const told = (effect: ContactEffect, left: LeftAs): SimulatedContact =>
    tellContact(effect, left, { moment: moment(left.world.nowMs), account, numberOf });
  return {
    contact(effect, left) {
      simulation.contacts.push(told(effect, left));
    },
    tellContact: told,
    posted(contact, atMs) {
      simulation.contacts.push({ ...contact, ...momentOf(env, atMs) });
    },
    task(effect, taskId, nowMs) {
      const task: SimulatedTask = { ...momentOf(env, nowMs), account, ...tellTask(effect, numberOf) };
      tasks.set(taskId, task);
      simulation.tasks.push(task);
    },
    ended(call, outcome) {
      const task = tasks.get(call.taskId);
      if (task !== undefined) task.outcome = outcome;
    },
    stepped(result, nowMs) {
      for (const alert of result.alerts) raise(alert, nowMs);
      for (const told of result.reasons) {
        if (told.itemId === undefined) continue;
        const list = SKIPS.has(told.code) ? simulation.skipped : simulation.reasons;
        list.push({ date: told.on ?? moment(nowMs).date, account, item: numberOf(told.itemId), reason: told });
      }
      if (result.effect !== undefined) return;
      tellStanding(result, (itemId, reason) => {
        wait(itemId, reason, nowMs);
      });
    },
    finish(result, nowMs) {
      for (const position of positionsAfter(result)) {
        simulation.endings.push(tellEnding(env, position, { account, number: numberOf(position.itemId), nowMs }));
      }
    },
  };
}
