import type { When } from '@relance/schemas';
import type { ContactInstruction, TaskInstruction } from '../../plan.js';
import type { CommandFacts } from '../facts/recorded-facts.js';
import { keepsBothHolidays } from '../time/both-holidays.js';
import { allowedDay, isSafeDay, stepDate, windowOf, type StepDate, type StepWindow } from '../time/when-date.js';
import { entityDay, morningOf, type ItemView, type World } from '../world/world.js';
import type { Walker } from './rest.js';

export type { Walker } from './rest.js';

/** When a step may leave, apart from gap and cap. */
export interface Ready {
  plannedDay: number;
  rolledDay: number;
  /** First allowed day on which nothing about the item itself holds the step back. */
  readyDay: number;
  readyAt: number;
  /** Days of delay that are the item's own, up to `idealDay`: what moves its later steps (law 9). */
  delayDays: number;
  /** The latest of rolled date, J+1 and the end of a suspension. */
  baseDay: number;
  /** Day it would have been ready had nothing waited for gap, cap, window, a granted deadline or a person, here or at the steps before it. */
  idealDay: number;
  window: StepWindow;
}

const REVERSAL_BUSINESS_DAYS = 1;

/** First day the item may be written about again after a payment was reversed (law 7). */
function reversalFloor(world: World, view: ItemView): number {
  const { reversedAt } = view.folded;
  if (reversedAt === 0) return Number.NEGATIVE_INFINITY;
  return world.entityCalendar.addBusinessDays(entityDay(world, reversedAt), REVERSAL_BUSINESS_DAYS);
}

function releasedDay(world: World, view: ItemView): number {
  const reopened = view.folded.reopenedAt === 0 ? Number.NEGATIVE_INFINITY : entityDay(world, view.folded.reopenedAt);
  return Math.max(view.suspension.releasedDay, reopened, reversalFloor(world, view));
}

/** First day the item belongs to its scenario: from so many days before the due date (start node). */
function scenarioDay({ view, plan }: Walker): number {
  return view.dueDay - plan.enterDaysBefore;
}

/** Day the item entered the scenario: admitted, and let in by its start node. */
function enteredDay(walker: Walker): number {
  return Math.max(walker.token.entryDay, scenarioDay(walker));
}

function dateOf(world: World, walker: Walker, when: When, window: StepWindow): StepDate {
  const { token, view, plan } = walker;
  return stepDate(world, { token, view, when, window, enteredDay: enteredDay(walker), plan });
}

/** First day a step may be done by what holds for any: the item was in its scenario, not put off, sent on its way again. */
function freeDay(world: World, walker: Walker): number {
  const { reopenedDay = Number.NEGATIVE_INFINITY } = walker.token;
  return Math.max(enteredDay(walker), reopenedDay, putOffTo(world, walker.view));
}

/** The day before which a person put the item off, by the latest word on it (law 27: admission, « not before »). */
function putOffTo(world: World, view: ItemView): number {
  let latest: CommandFacts | undefined;
  for (const command of world.env.facts.commands ?? []) {
    if (command.command !== 'notBefore' || command.itemId !== view.facts.id || command.at > world.nowMs) continue;
    if (latest === undefined || command.at > latest.at || (command.at === latest.at && command.id > latest.id)) latest = command;
  }
  const day = latest?.day;
  return day !== undefined && isSafeDay(day) ? day : Number.NEGATIVE_INFINITY;
}

/**
 * When the step under the token may leave (laws 2, 7, 9, 10, 27): the latest of its rolled date, the day the token reached it, the entry into
 * the scenario, the day after a granted deadline, the day a person put it off to, and for reminders the first day overdue; then the next
 * allowed day. Delay runs from the latest of rolled date, J+1 and the end of a suspension that slows nothing (promise, part payment; dispute and
 * hold move the later steps themselves) to the day it would have been ready had nothing waited for gap, cap, window, a granted deadline or a
 * person, here or at the steps before it; the branch of an interrupt knows none, since it leaves the item's clock untouched.
 */
export function readyOf(world: World, walker: Walker, instruction: ContactInstruction | TaskInstruction): Ready {
  const { token, view } = walker;
  const window = windowOf(world, instruction.when, keepsBothHolidays(instruction));
  const { plannedDay, rolledDay } = dateOf(world, walker, instruction.when, window);
  const asksForMoney = instruction.op === 'task' ? instruction.task === 'call' : instruction.level >= 1;
  const overdueDay = asksForMoney ? view.dueDay + 1 : Number.NEGATIVE_INFINITY;
  const due = Math.max(rolledDay, overdueDay, scenarioDay(walker), view.suspension.undelayedDay);
  const base = Math.max(due, releasedDay(world, view));
  const free = Math.max(base, freeDay(world, walker));
  const floor = Math.max(free, token.sinceDay, token.notBeforeDay ?? Number.NEGATIVE_INFINITY);
  const readyDay = floor === rolledDay && instruction.when.roll !== 'none' ? rolledDay : (allowedDay(world, window, floor) ?? floor);
  const opensAt = morningOf(world, readyDay, window.fromMinute);
  const isInBranch = token.branch !== undefined;
  const idealDay = isInBranch ? base : Math.max(free, Math.min(token.idealDay ?? token.sinceDay, token.sinceDay));
  return {
    plannedDay,
    rolledDay,
    readyDay,
    readyAt: Math.max(opensAt, token.heldUntil ?? Number.NEGATIVE_INFINITY),
    delayDays: isInBranch ? 0 : idealDay - due,
    baseDay: base,
    idealDay,
    window,
  };
}

/** The day a wait ends, never before the token reached it (law 2). */
export function waitDay(world: World, walker: Walker, when: When): { plannedDay: number; rolledDay: number; day: number } {
  const window = windowOf(world, when, false);
  const date = dateOf(world, walker, when, window);
  return { ...date, day: Math.max(date.rolledDay, walker.token.sinceDay, enteredDay(walker)) };
}
