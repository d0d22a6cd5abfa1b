import { stableHash } from '@relance/domain';
import type { World } from '../world/world.js';
import { isAllowedDay, type StepWindow } from './when-date.js';

const SEARCH_DAYS = 400;
const MOST_SPREAD_MINUTES = 60;
const MINUTE_MS = 60_000;

/** The minutes by which an account's messages stand apart from those of others (law 14): hash(account) mod min(window, 60 min). */
function spreadMinutes(accountId: string, window: StepWindow): number {
  const most = Math.min(window.toMinute - window.fromMinute, MOST_SPREAD_MINUTES);
  return most <= 0 ? 0 : stableHash(accountId) % most;
}

/** Why a slot cannot be found (law 27). */
export type NoSlot = 'beyondCalendar' | 'noSlot';

/** What a slot has to satisfy. */
export interface SlotRequest {
  /** Not before this instant: ready, now, or the guard's refusal. */
  fromMs: number;
  /** First civil day (entity's zone) that gap and cap allow. */
  earliestDay: number;
  window: StepWindow;
}

/** Where the payer's day spans two of the entity's: the first instant before `close` on an entity day that gap and cap allow, no holiday. */
function onEntityDay(world: World, request: SlotRequest, from: number, close: number): number | undefined {
  const { entityCalendar } = world;
  const spread = spreadMinutes(world.payerUnit, request.window) * MINUTE_MS;
  for (let instant = from; instant < close;) {
    const { day } = entityCalendar.toCivil(instant);
    if (day >= request.earliestDay && !entityCalendar.isHoliday(day)) return instant;
    instant = entityCalendar.toInstant(day + 1, 0) + spread;
  }
  return undefined;
}

/** The instant within a payer's day at which a step may leave, or undefined when that day's window is over or the day is not allowed. */
function instantOn(world: World, request: SlotRequest, day: number): number | undefined {
  const { window } = request;
  if (!isAllowedDay(world, window, day)) return undefined;
  const { payerCalendar, entityCalendar } = world;
  const open = payerCalendar.toInstant(day, window.fromMinute);
  const close = payerCalendar.toInstant(day, window.toMinute);
  const instant = Math.max(open + spreadMinutes(world.payerUnit, window) * MINUTE_MS, request.fromMs);
  if (instant >= close) return undefined;
  return payerCalendar === entityCalendar ? instant : onEntityDay(world, request, instant, close);
}

/**
 * The first instant that satisfies gap, cap, window and business day together, spread included (law 14); beyond the calendars, or without
 * any in 400 days, the word for it. Asking again at the instant returned gives that same instant.
 */
export function findSlot(world: World, request: SlotRequest): number | NoSlot {
  const sameCalendar = world.payerCalendar === world.entityCalendar;
  const firstDay = world.payerCalendar.toCivil(request.fromMs).day;
  const from = sameCalendar ? Math.max(firstDay, request.earliestDay) : Math.max(firstDay, request.earliestDay - 1);
  for (let day = from; day <= from + SEARCH_DAYS; day += 1) {
    if (!world.entityCalendar.covers(day) || !world.payerCalendar.covers(day)) return 'beyondCalendar';
    const instant = instantOn(world, request, day);
    if (instant !== undefined) return instant;
  }
  return 'noSlot';
}

/** Whether the very instant is inside the window of an allowed day: what the guard asks at the moment of sending (law 25). */
export function isOpenAt(world: World, window: StepWindow, instantMs: number): boolean {
  const { day, minute } = world.payerCalendar.toCivil(instantMs);
  if (minute < window.fromMinute || minute >= window.toMinute) return false;
  if (!isAllowedDay(world, window, day)) return false;
  return !world.entityCalendar.isHoliday(world.entityCalendar.toCivil(instantMs).day);
}
