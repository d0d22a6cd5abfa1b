import { fromDayNumber, type Calendar } from '@relance/domain';
import type { Environment, ItemFacts } from '../environment.js';
import type { SuspensionFacts } from '../recorded-facts.js';
import { missingCalendar } from '../open-environment.js';
import { accessoriesPaidCents } from './accessories.js';
import { foldItem, type FoldedItem } from './fold-item.js';
import { netCredits, type CreditUse } from './netting.js';
import { notSuspended, readSuspensions, type SuspensionEffect } from './suspension.js';

/** One item as it stands at the instant of a world. */
export interface ItemView {
  facts: ItemFacts;
  folded: FoldedItem;
  dueDay: number;
  outstandingCents: number;
  /** Outstanding less the credits set against it (law 5). */
  netCents: number;
  suspension: SuspensionEffect;
}

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
  credits: readonly CreditUse[];
  /** Next day on which the order of netting changes by itself: an item falls overdue or a dispute ends (law 5). */
  nettingTurnsDay: number | undefined;
  /** The unit of gap, cap and merging unless a plan consolidates by invoice (law 13). */
  payerUnit: string;
}

const FIRST_WRITABLE_DAY = -719_162;
const LAST_WRITABLE_DAY = 2_932_896;

/** The date as text, or undefined where a damaged fact names no day that exists: reasons must never throw. */
export function civilDate(day: number | undefined): string | undefined {
  if (day === undefined || !Number.isInteger(day) || day < FIRST_WRITABLE_DAY || day > LAST_WRITABLE_DAY) return undefined;
  return fromDayNumber(day);
}

function suspensionsByItem(env: Environment, nowMs: number): { everywhere: SuspensionFacts[]; byItem: Map<string, SuspensionFacts[]> } {
  const everywhere: SuspensionFacts[] = [];
  const byItem = new Map<string, SuspensionFacts[]>();
  for (const fact of env.facts.suspensions) {
    if (fact.recordedAt > nowMs) continue;
    if (fact.itemId === undefined) everywhere.push(fact);
    else {
      const known = byItem.get(fact.itemId);
      if (known === undefined) byItem.set(fact.itemId, [fact]);
      else known.push(fact);
    }
  }
  return { everywhere, byItem };
}

function viewItems(env: Environment, nowMs: number, day: { today: number; calendar: Calendar }): Map<string, ItemView> {
  const { everywhere, byItem } = suspensionsByItem(env, nowMs);
  const items = new Map<string, ItemView>();
  for (const facts of env.facts.items) {
    if (items.has(facts.id)) continue;
    const folded = foldItem(facts, nowMs);
    const own = byItem.get(facts.id);
    const relevant = own === undefined ? everywhere : [...everywhere, ...own];
    items.set(facts.id, {
      facts,
      folded,
      dueDay: folded.dueDay,
      outstandingCents: folded.outstandingCents,
      netCents: folded.outstandingCents,
      suspension: relevant.length === 0 ? notSuspended : readSuspensions(relevant, folded.dueDay, day),
    });
  }
  return items;
}

function net(env: Environment, items: Map<string, ItemView>, nowMs: number, today: number): CreditUse[] {
  const hasCredit = env.facts.receipts.length > 0 || env.facts.items.some((item) => items.get(item.id)?.folded.state === 'credit');
  if (!hasCredit) return [];
  const folded = new Map<string, FoldedItem>();
  const disputed = new Set<string>();
  const keptCents = new Map<string, number>();
  for (const [id, view] of items) {
    folded.set(id, view.folded);
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

function nettingTurnsDay(items: ReadonlyMap<string, ItemView>, today: number): number | undefined {
  let next: number | undefined;
  for (const { dueDay, folded, suspension } of items.values()) {
    if (folded.state !== 'open') continue;
    for (const day of [dueDay + 1, suspension.disputeEndDay]) {
      if (day !== undefined && day > today && (next === undefined || day < next)) next = day;
    }
  }
  return next;
}

/**
 * Reads the facts as they were recorded by `nowMs` (law 3): balances folded, credits netted (law 5), suspensions dated (law 8). Pure; cost
 * linear in items and facts.
 */
export function openWorld(env: Environment, nowMs: number): World {
  const entityCalendar = env.calendars[env.policy.territory] ?? missingCalendar;
  const payerCalendar = env.calendars[env.facts.payer.territory] ?? entityCalendar;
  const today = entityCalendar.toCivil(nowMs).day;
  const items = viewItems(env, nowMs, { today, calendar: entityCalendar });
  const credits = net(env, items, nowMs, today);
  const turnsDay = credits.length === 0 ? undefined : nettingTurnsDay(items, today);
  const payerUnit = env.facts.payer.accountId;
  return { env, nowMs, today, entityCalendar, payerCalendar, items, credits, nettingTurnsDay: turnsDay, payerUnit };
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
