import { fromDayNumber, type Calendar } from '@relance/domain';
import type { Environment } from '../facts/environment.js';
import { missingCalendar } from '../facts/open-environment.js';
import { accessoriesPaidCents } from './money/accessories.js';
import type { FoldedItem } from './fold-item.js';
import { netCredits, type CreditUse } from './money/netting.js';
import { notSuspended } from './suspension/suspension.js';
import { judgePromises, type PromiseReading } from './suspension/promises.js';
import { viewItems, type ItemView } from './view-items.js';

export type { ItemView } from './view-items.js';

/** Everything derived from the facts at one instant, computed once per call of the machine. */
export interface World {
  env: Environment;
  nowMs: number;
  /** Civil day in the creditor entity's zone. */
  today: number;
  /** Of the creditor entity: days, gaps, holidays. */
  entityCalendar: Calendar;
  /** Of the payer: hours, Sundays, its own holidays for calls. */
  payerCalendar: Calendar;
  items: ReadonlyMap<string, ItemView>;
  /** The same items, in the order of the facts. */
  views: readonly ItemView[];
  /** Instant until which they stand as they do unless something dated speaks of them. */
  standUntilMs: number;
  /** What the payer promised, and what became of it (law 8). */
  promises: readonly PromiseReading[];
  credits: readonly CreditUse[];
  /** Next day on which what is asked for changes by itself: a dispute ends, and with it the amount or the order of netting; an item falls overdue (law 5). */
  amountsTurnDay: number | undefined;
  /** The unit of gap, cap and merging unless a plan consolidates by invoice (law 13). */
  payerUnit: string;
}

const FIRST_WRITABLE_DAY = -719_162;
const LAST_WRITABLE_DAY = 2_932_896;

/** Dates told before, by day: the same few hundred come again and again. */
const datesTold = new Map<number, string>();
const MOST_DATES_KEPT = 10_000;

function dateText(day: number): string {
  const known = datesTold.get(day);
  if (known !== undefined) return known;
  if (datesTold.size >= MOST_DATES_KEPT) datesTold.clear();
  const text = fromDayNumber(day);
  datesTold.set(day, text);
  return text;
}

/** The date as text, or undefined where a damaged fact names no day that exists: reasons must never throw. */
export function civilDate(day: number | undefined): string | undefined {
  if (day === undefined || !Number.isInteger(day) || day < FIRST_WRITABLE_DAY || day > LAST_WRITABLE_DAY) return undefined;
  return dateText(day);
}

function net(env: Environment, items: Map<string, ItemView>, nowMs: number, today: number): CreditUse[] {
  const hasCredit = env.facts.receipts.length > 0 || env.facts.items.some((item) => items.get(item.id)?.folded.state === 'credit');
  if (!hasCredit) return [];
  const folded = new Map<string, FoldedItem>();
  const disputed = new Set<string>();
  const keptCents = new Map<string, number>();
  for (const [id, view] of items) {
    if (view.outOfWalk === undefined) folded.set(id, { ...view.folded, outstandingCents: view.outstandingCents });
    if (view.suspension.disputed) disputed.add(id);
    const kept = accessoriesPaidCents({ env, nowMs }, view, today);
    if (kept > 0) keptCents.set(id, kept);
  }
  const uses = netCredits({ facts: env.facts, folded, disputed, today, nowMs, keptCents });
  for (const use of uses) {
    const view = items.get(use.itemId);
    if (view !== undefined) view.netCents -= use.cents;
  }
  return uses;
}

function turnsDay(views: readonly ItemView[], hasCredits: boolean, today: number): number | undefined {
  let next: number | undefined;
  for (const { dueDay, folded, suspension } of views) {
    if (folded.state !== 'open' || (!hasCredits && suspension === notSuspended)) continue;
    for (const day of [hasCredits ? dueDay + 1 : undefined, suspension.disputeEndDay]) {
      if (day !== undefined && day > today && (next === undefined || day < next)) next = day;
    }
  }
  return next;
}

/** The first instant after `nowMs` at which something more is recorded of some items; at once where a suspension or a credit changes by date alone. */
function standingUntil(views: readonly ItemView[], nowMs: number): number {
  let until = Number.POSITIVE_INFINITY;
  for (const { facts, folded, suspension } of views) {
    if (suspension !== notSuspended || folded.state === 'credit') return nowMs;
    for (const { recordedAt } of facts.facts) if (recordedAt > nowMs && recordedAt < until) until = recordedAt;
  }
  return until;
}

/**
 * Reads the facts as they were recorded by `nowMs` (law 3): balances folded, credits netted (law 5), suspensions dated (law 8). Pure; cost
 * linear in items and facts.
 */
export function openWorld(env: Environment, nowMs: number): World {
  const entityCalendar = env.calendars[env.policy.territory] ?? missingCalendar;
  const payerCalendar = env.calendars[env.facts.payer.territory] ?? entityCalendar;
  const today = entityCalendar.toCivil(nowMs).day;
  const moment = { nowMs, today, calendar: entityCalendar };
  const { items, promises } = viewItems(env, moment);
  const credits = net(env, items, nowMs, today);
  if (promises.length > 0) judgePromises(promises, env.facts, credits, moment);
  const views = [...items.values()];
  const standUntilMs = standingUntil(views, nowMs);
  const amountsTurnDay = turnsDay(views, credits.length > 0, today);
  const payerUnit = env.facts.payer.accountId;
  return { env, nowMs, today, entityCalendar, payerCalendar, items, views, standUntilMs, promises, credits, amountsTurnDay, payerUnit };
}

/** Whether the items of a world stand as they did, at a later instant: nothing dated speaks of them, nothing was recorded of them since. */
function standsStill({ env: { facts }, nowMs: beforeMs, standUntilMs }: World, nowMs: number): boolean {
  if (nowMs < beforeMs || nowMs >= standUntilMs || facts.suspensions.length > 0 || facts.receipts.length > 0) return false;
  return facts.instalmentPlans === undefined && facts.insolvencies === undefined && facts.bounces === undefined;
}

/**
 * {@link openWorld} on the facts of a world read before, at another instant. Where nothing of its items has changed since they are taken over as they
 * are: most wakes come by date alone.
 */
export function readAgain(before: World, nowMs: number): World {
  if (!standsStill(before, nowMs)) return openWorld(before.env, nowMs);
  const { env, entityCalendar, payerCalendar, items, views, standUntilMs, promises, credits, amountsTurnDay, payerUnit } = before;
  const today = entityCalendar.toCivil(nowMs).day;
  return { env, nowMs, today, entityCalendar, payerCalendar, items, views, standUntilMs, promises, credits, amountsTurnDay, payerUnit };
}

/** The civil day of an instant in the creditor entity's zone. */
export function entityDay(world: World, instantMs: number): number {
  return world.entityCalendar.toCivil(instantMs).day;
}

/**
 * The instant at which the payer's working hours begin on a day of the entity: when what rests until a day is looked at again. Days are the
 * entity's (law 1): far east of it the hours begin before its day does, then its midnight counts.
 */
export function morningOf(world: World, day: number, fromMinute = world.env.policy.window.fromMinute): number {
  const opensAt = world.payerCalendar.toInstant(day, fromMinute);
  return world.payerCalendar === world.entityCalendar ? opensAt : Math.max(opensAt, world.entityCalendar.toInstant(day, 0));
}
