import type { Calendar } from '@relance/domain';
import type { Environment, ItemFacts } from '../facts/environment.js';
import type { SuspensionFacts } from '../facts/recorded-facts.js';
import type { DaySpan } from './suspension/day-spans.js';
import { foldItem, owedOverTime, type FoldedItem } from './fold-item.js';
import { addressChecks } from './suspension/address-checks.js';
import { foldItems, readPlans, type PlanEffects } from './suspension/instalment-plans.js';
import { outOfWalk, type OutOfWalk } from './out-of-walk.js';
import { readPromises, type PromiseReading } from './suspension/promises.js';
import { notSuspended, readSuspensions, type SuspendedItem, type SuspendedSpan, type SuspensionEffect } from './suspension/suspension.js';

/** One item as it stands at the instant of a world. */
export interface ItemView {
  facts: ItemFacts;
  folded: FoldedItem;
  dueDay: number;
  /** What may be asked for: a disputed part is left out. Minor units. */
  outstandingCents: number;
  /** Outstanding less the credits set against it (law 5); nothing for what is out of the walk. */
  netCents: number;
  suspension: SuspensionEffect;
  /** Why it is out of net, lines and walk. */
  outOfWalk?: OutOfWalk;
  /** Promises that cover it, in the order they were made. */
  promises: readonly PromiseReading[];
}

/** The instant of a world. */
interface Moment {
  nowMs: number;
  today: number;
  calendar: Calendar;
}

interface Sources {
  moment: Moment;
  everywhere: SuspensionFacts[];
  byItem: ReadonlyMap<string, SuspensionFacts[]>;
  promises: PromiseReading[];
  plans: PlanEffects;
}

const noPromises: readonly PromiseReading[] = [];
const noSuspensions: ReadonlyMap<string, SuspensionFacts[]> = new Map();
const noPlans: PlanEffects = { replaced: new Map(), resumed: new Map(), stopped: new Map(), checks: new Map() };

function addTo(byItem: Map<string, SuspensionFacts[]>, itemId: string, fact: SuspensionFacts): void {
  const known = byItem.get(itemId);
  if (known === undefined) byItem.set(itemId, [fact]);
  else known.push(fact);
}

/** Which suspensions concern which item: those of the whole case all of them, a promise what it covers (law 8). */
function sourcesOf(env: Environment, moment: Moment, plans: PlanEffects): Sources {
  const everywhere: SuspensionFacts[] = [];
  const checks = addressChecks(env.facts, moment.nowMs);
  if (env.facts.suspensions.length === 0 && checks.length === 0) return { moment, everywhere, byItem: noSuspensions, promises: [], plans };
  const byItem = new Map<string, SuspensionFacts[]>();
  const promises = env.facts.suspensions.some(({ kind }) => kind === 'promise') ? readPromises(env.facts, moment) : [];
  for (const { fact, items } of promises) for (const itemId of items) addTo(byItem, itemId, fact);
  for (const check of checks) if (check.itemId !== undefined) addTo(byItem, check.itemId, check);
  for (const fact of env.facts.suspensions) {
    if (fact.recordedAt > moment.nowMs || fact.kind === 'promise') continue;
    const named = fact.itemIds ?? (fact.itemId === undefined ? undefined : [fact.itemId]);
    if (named === undefined) everywhere.push(fact);
    else for (const itemId of named) addTo(byItem, itemId, fact);
  }
  return { moment, everywhere, byItem, promises, plans };
}

/** When what was owed on an item was at most so much, within some days. */
function coveredSpans(item: ItemFacts, moment: Moment, cents: number, within: DaySpan): DaySpan[] {
  const spans: DaySpan[] = [];
  let since: number | undefined;
  const close = (toDay: number): void => {
    if (since !== undefined && toDay > since) spans.push({ fromDay: since, toDay });
    since = undefined;
  };
  for (const { fact, cents: owed } of owedOverTime(item, moment.nowMs)) {
    const day = moment.calendar.toCivil(fact.recordedAt).day;
    if (day >= within.toDay) break;
    if (owed > 0 && owed <= cents) since ??= Math.max(day, within.fromDay);
    else close(day);
  }
  close(within.toDay);
  return spans;
}

/** Paid and taken back, replaced by a plan and given back: suspended all that time (law 8). */
function otherSpans({ reopenedAt, paidAt }: FoldedItem, planSpan: DaySpan | undefined, { calendar }: Moment): SuspendedSpan[] {
  const spans: SuspendedSpan[] = [];
  if (paidAt > 0 && reopenedAt > paidAt)
    spans.push({ code: 'paid', fromDay: calendar.toCivil(paidAt).day, toDay: calendar.toCivil(reopenedAt).day });
  if (planSpan !== undefined) spans.push({ ...planSpan, code: 'instalmentPlan' });
  return spans;
}

function suspensionOf(item: ItemFacts, folded: FoldedItem, sources: Sources): SuspensionEffect {
  const { moment, everywhere, byItem, plans } = sources;
  const own = byItem.get(item.id);
  const relevant = own === undefined ? everywhere : [...everywhere, ...own];
  const planSpan = plans.resumed.get(item.id);
  if (relevant.length === 0 && planSpan === undefined && folded.paidAt === 0) return notSuspended;
  const suspended: SuspendedItem = {
    dueDay: folded.dueDay,
    outstandingCents: folded.outstandingCents,
    rejectedDay: folded.rejectedAt === 0 ? undefined : moment.calendar.toCivil(folded.rejectedAt).day,
    coveredBy: (cents, within) => coveredSpans(item, moment, cents, within),
    otherSpans: otherSpans(folded, planSpan, moment),
  };
  return readSuspensions(relevant, suspended, moment);
}

function viewOf(env: Environment, item: ItemFacts, folded: FoldedItem, sources: Sources): ItemView {
  const { promises } = sources;
  const suspension = suspensionOf(item, folded, sources);
  const outstandingCents = folded.outstandingCents - suspension.disputedCents;
  const view: ItemView = {
    facts: item,
    folded,
    dueDay: folded.dueDay,
    outstandingCents,
    netCents: outstandingCents,
    suspension,
    promises: promises.length === 0 ? noPromises : promises.filter(({ items }) => items.has(item.id)),
  };
  const out = outOfWalk(env.facts, item, sources.plans, sources.moment.nowMs);
  if (out === undefined) return view;
  view.outOfWalk = out;
  if (folded.state === 'open') view.netCents = 0;
  return view;
}

/**
 * Reads every item at one instant (law 3): balance, instalment plans, suspensions, promises; credits are not yet set against them. The first of
 * several items of one id counts.
 */
export function viewItems(env: Environment, moment: Moment): { items: Map<string, ItemView>; promises: PromiseReading[] } {
  const folded = env.facts.instalmentPlans === undefined ? undefined : foldItems(env.facts, moment.nowMs);
  const plans = folded === undefined ? noPlans : readPlans(env.facts, folded, moment);
  const sources = sourcesOf(env, moment, plans);
  const items = new Map<string, ItemView>();
  for (const item of env.facts.items) {
    if (items.has(item.id)) continue;
    items.set(item.id, viewOf(env, item, folded?.get(item.id) ?? foldItem(item, moment.nowMs), sources));
  }
  return { items, promises: sources.promises };
}
