import { addMonthsToDay, isoWeekday } from '@relance/domain';
import type { When } from '@relance/schemas';
import type { Plan, ProgramCounter } from '../../plan.js';
import type { EntityPolicy } from '../facts/environment.js';
import type { Token } from '../state.js';
import type { ItemView, World } from '../world/world.js';
import { presentationDay } from './presentation.js';

/** When a step is due (law 2), in civil day numbers. */
export interface StepDate {
  /** Anchor plus offset, with the days dispute, hold and lateness have moved it. */
  plannedDay: number;
  /** The planned day rolled onto a day on which the step may happen. */
  rolledDay: number;
}

/** Which days and minutes a step may use: the step's own, within the entity's (laws 1, 2). */
export interface StepWindow {
  /** Bit n set = ISO weekday n allowed. */
  weekdays: number;
  fromMinute: number;
  toMinute: number;
  /** Calls and text messages keep the public holidays of both territories (law 1). */
  keepsBothHolidays: boolean;
}

/** What the date of a step is worked out from. */
export interface DatedStep {
  token: Token;
  view: ItemView;
  when: When;
  window: StepWindow;
  /** Day the item entered the scenario: admitted, and not before its start node lets it in (law 2). */
  enteredDay: number;
  plan: Plan;
}

const SEARCH_DAYS = 400;

function weekdayBits(weekdays: readonly number[] | undefined): number {
  if (weekdays === undefined) return 0b1111_1110;
  let bits = 0;
  for (const weekday of weekdays) bits |= 1 << weekday;
  return bits;
}

/** Windows worked out before, by the `when` of their step, with the entity's hours they were cut with. */
const windowsKnown = new WeakMap<When, { hours: EntityPolicy['window']; window: StepWindow }>();

/** The window of a step: its own weekdays and hours cut with the entity's; where the two do not meet, the step's hours are ignored. */
export function windowOf(world: World, when: When, keepsBothHolidays: boolean): StepWindow {
  const { window: hours } = world.env.policy;
  const known = windowsKnown.get(when);
  if (known?.hours === hours && known.window.keepsBothHolidays === keepsBothHolidays) return known.window;
  const window = cutWindow(hours, when, keepsBothHolidays);
  windowsKnown.set(when, { hours, window });
  return window;
}

function cutWindow(window: EntityPolicy['window'], when: When, keepsBothHolidays: boolean): StepWindow {
  const both = weekdayBits(when.weekdays) & weekdayBits(window.weekdays);
  const fromMinute = Math.max(when.hours?.fromMinute ?? 0, window.fromMinute);
  const toMinute = Math.min(when.hours?.toMinute ?? 1440, window.toMinute);
  const isEmpty = fromMinute >= toMinute;
  return {
    weekdays: both === 0 ? weekdayBits(window.weekdays) : both,
    fromMinute: isEmpty ? window.fromMinute : fromMinute,
    toMinute: isEmpty ? window.toMinute : toMinute,
    keepsBothHolidays,
  };
}

/** Whether something may leave on a day: weekday of the payer, no holiday of the entity, for calls and text messages none of the payer either. */
export function isAllowedDay(world: World, window: StepWindow, day: number): boolean {
  if ((window.weekdays & (1 << isoWeekday(day))) === 0) return false;
  if (world.entityCalendar.isHoliday(day)) return false;
  return !(window.keepsBothHolidays && world.payerCalendar.isHoliday(day));
}

/** The first allowed day on or after (before, with direction −1) a day; undefined beyond 400 days. */
export function allowedDay(world: World, window: StepWindow, day: number, direction: 1 | -1 = 1): number | undefined {
  for (let index = 0; index <= SEARCH_DAYS; index += 1) {
    const candidate = day + index * direction;
    if (isAllowedDay(world, window, candidate)) return candidate;
  }
  return undefined;
}

/** Where a plan holds a named card, for anchors on a node. */
function nodePc(plan: Plan, nodeId: string): ProgramCounter | undefined {
  const pc = plan.instructions.findIndex((instruction) => instruction.nodeId === nodeId);
  return pc < 0 ? undefined : pc;
}

function anchorDay(world: World, { token, view, when, enteredDay, plan }: DatedStep): number {
  if (typeof when.anchor !== 'string') {
    const pc = nodePc(plan, when.anchor.node);
    return (pc === undefined ? undefined : token.passed?.[pc]) ?? token.sinceDay;
  }
  switch (when.anchor) {
    case 'dueDate':
      return view.dueDay;
    case 'invoiceDate':
      return view.facts.invoiceDay;
    case 'entry':
      return enteredDay;
    case 'previousContact':
      return token.previousContactDay ?? token.sinceDay;
    case 'promiseDate':
      return view.suspension.promiseDay ?? token.sinceDay;
    case 'presentation':
      return presentationDay(world, token);
  }
}

/** Beyond so many days from 1970 or from its anchor a date is damaged: it is ignored, so that no arithmetic on it can fail. */
const SAFE_DAYS = 100_000;
const SAFE_OFFSET = 1_000;

/** Whether a day is a whole number within the centuries the machine reckons with. */
export function isSafeDay(day: number): boolean {
  return Number.isInteger(day) && Math.abs(day) < SAFE_DAYS;
}

function offsetFrom(world: World, day: number, when: When): number {
  const offset = Number.isInteger(when.offset) && Math.abs(when.offset) < SAFE_OFFSET ? when.offset : 0;
  switch (when.unit) {
    case 'days':
      return day + offset;
    case 'businessDays':
      return world.entityCalendar.addBusinessDays(day, offset);
    case 'months':
      return addMonthsToDay(day, offset);
  }
}

/**
 * The planned day of a step and the day it rolls onto (law 2): default `previous` for negative offsets, else `next`; `none` keeps the planned
 * day. Due-date steps with positive offsets move by the days dispute and hold suspended the item (law 8) and by its lateness (law 9).
 */
export function stepDate(world: World, step: DatedStep): StepDate {
  const { token, view, when, window } = step;
  const anchor = anchorDay(world, step);
  const safeAnchor = isSafeDay(anchor) ? anchor : world.today;
  let plannedDay = offsetFrom(world, safeAnchor, when);
  if (when.anchor === 'dueDate' && when.offset > 0) plannedDay += token.shiftDays + view.suspension.shiftDays;
  const roll = when.roll ?? (when.offset < 0 ? 'previous' : 'next');
  if (roll === 'none') return { plannedDay, rolledDay: plannedDay };
  return { plannedDay, rolledDay: allowedDay(world, window, plannedDay, roll === 'previous' ? -1 : 1) ?? plannedDay };
}
