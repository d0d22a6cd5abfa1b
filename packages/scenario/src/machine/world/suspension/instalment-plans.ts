import type { CaseFacts, ItemFacts } from '../../facts/environment.js';
import type { InstalmentPlanFacts } from '../../facts/recorded-facts.js';
import type { Calendar } from '@relance/domain';
import { isCovered } from './promises.js';
import { foldItem, owedOverTime, type FoldedItem } from '../fold-item.js';

/** The instant of a reading, and the calendar its days are counted in. */
interface Moment {
  nowMs: number;
  today: number;
  calendar: Calendar;
}

/** What an instalment plan does to the items it is about (law 8). */
export interface PlanEffects {
  /** Originals under a running plan, which have neither net nor line. */
  replaced: Map<string, InstalmentPlanFacts>;
  /** Originals whose plan was broken: from when to when it ran. */
  resumed: Map<string, { fromDay: number; toDay: number }>;
  /** Instalments of a broken plan. */
  stopped: Map<string, InstalmentPlanFacts>;
  /** By plan, the last day on which its next instalment can be paid. */
  checks: Map<string, number>;
}

/** The first day on which a person said that a plan no longer runs, as known by now. */
function endedDayOf({ brokenDay, brokenAt }: InstalmentPlanFacts, moment: Moment): number | undefined {
  if (brokenDay === undefined || brokenDay > moment.today) return undefined;
  return brokenAt !== undefined && brokenAt > moment.nowMs ? undefined : brokenDay;
}

/** Sets a sum against items, oldest due first; what they owe falls, never below nothing. Minor units. */
function payOldestFirst(items: readonly ItemFacts[], folded: Map<string, FoldedItem>, cents: number): void {
  const oldestFirst = [...items].sort((left, right) => left.dueDay - right.dueDay || (left.number < right.number ? -1 : 1));
  let restCents = cents;
  for (const item of oldestFirst) {
    const known = folded.get(item.id);
    if (known?.state !== 'open' || restCents <= 0) continue;
    const part = Math.min(restCents, known.outstandingCents);
    restCents -= part;
    const outstandingCents = known.outstandingCents - part;
    folded.set(item.id, { ...known, outstandingCents, state: outstandingCents <= 0 ? 'paid' : 'open' });
  }
}

/** By how much what is owed on items fell after an instant and up to another, reversals deducted; minor units. */
function fallenCents(items: readonly ItemFacts[], fromMs: number, toMs: number): number {
  let cents = 0;
  for (const item of items) {
    for (const { fact, beforeCents, cents: after } of owedOverTime(item, toMs)) {
      if (fact.recordedAt > fromMs && fact.kind !== 'handedOver' && fact.kind !== 'writtenOff' && fact.kind !== 'recalled')
        cents += beforeCents - after;
    }
  }
  return Math.max(0, cents);
}

/** Money received on the instalments themselves, from their first statement on; minor units. */
function paidOnInstalments(instalments: readonly ItemFacts[], nowMs: number): number {
  let cents = 0;
  for (const item of instalments) {
    for (const fact of item.facts) {
      if (fact.recordedAt > nowMs) continue;
      if (fact.kind === 'payment') cents += Math.abs(fact.cents);
      else if (fact.kind === 'reversal') cents -= Math.abs(fact.cents);
    }
  }
  return Math.max(0, cents);
}

interface PlanReading {
  plan: InstalmentPlanFacts;
  facts: CaseFacts;
  folded: ReadonlyMap<string, FoldedItem>;
  originals: readonly ItemFacts[];
  instalments: readonly ItemFacts[];
}

/** Money received for a plan since it was agreed and effective by a day: on its items, or on the account and not allocated yet; minor units. */
function receivedCents({ plan, facts, originals, instalments }: PlanReading, day: number, nowMs: number): number {
  let cents = 0;
  for (const item of originals) {
    for (const { fact, beforeCents, cents: after } of owedOverTime(item, nowMs)) {
      if (fact.recordedAt <= plan.recordedAt || fact.day > day) continue;
      if (fact.kind === 'payment' || fact.kind === 'reversal' || fact.kind === 'stated' || fact.kind === 'absent')
        cents += beforeCents - after;
    }
  }
  for (const { kind, cents: moved, recordedAt, day: on } of instalments.flatMap((item) => item.facts)) {
    if (recordedAt > nowMs || on > day) continue;
    if (kind === 'payment') cents += Math.abs(moved);
    else if (kind === 'reversal') cents -= Math.abs(moved);
  }
  const currency = instalments[0]?.currency;
  for (const receipt of facts.receipts) {
    const isSince = receipt.recordedAt > plan.recordedAt && receipt.recordedAt <= nowMs;
    if (isSince && receipt.day <= day && receipt.currency === currency) cents += receipt.cents;
  }
  return cents;
}

/**
 * The day on which an instalment that was not paid in full by its date and the days of grace breaks its plan (law 8), said only once the payment feed covers
 * them; else the last day the next one has.
 */
function missedDay(reading: PlanReading, moment: Moment): { brokenDay?: number; checkDay?: number } {
  const { plan, facts, folded, instalments } = reading;
  const { missedAfterBusinessDays } = plan;
  if (missedAfterBusinessDays === undefined) return {};
  const dueDayOf = (item: ItemFacts): number => folded.get(item.id)?.dueDay ?? item.dueDay;
  let promisedCents = 0;
  for (const item of [...instalments].sort((left, right) => dueDayOf(left) - dueDayOf(right))) {
    promisedCents += item.facts.find(({ kind }) => kind === 'stated')?.cents ?? 0;
    const lastDay = moment.calendar.addBusinessDays(dueDayOf(item), missedAfterBusinessDays);
    if (lastDay >= moment.today) return { checkDay: lastDay };
    if (!isCovered(facts, lastDay, moment)) return {};
    if (receivedCents(reading, lastDay, moment.nowMs) < promisedCents) return { brokenDay: lastDay + 1 };
  }
  return {};
}

/**
 * Reads the instalment plans known by now (law 8): receipts on originals pay the instalments, oldest first, and receipts on instalments pay the
 * originals, so that a sum is asked for once; a broken plan stops its instalments and gives the originals back. Changes the folded items in
 * place.
 */
export function readPlans(facts: CaseFacts, folded: Map<string, FoldedItem>, moment: Moment): PlanEffects {
  const effects: PlanEffects = { replaced: new Map(), resumed: new Map(), stopped: new Map(), checks: new Map() };
  const plans = (facts.instalmentPlans ?? []).filter(({ recordedAt, fromDay }) => recordedAt <= moment.nowMs && fromDay <= moment.today);
  for (const plan of plans.sort((left, right) => left.recordedAt - right.recordedAt || (left.id < right.id ? -1 : 1))) {
    const originals = facts.items.filter(({ id }) => plan.itemIds.includes(id));
    const instalments = facts.items.filter(({ instalmentPlanId }) => instalmentPlanId === plan.id);
    const missed = missedDay({ plan, facts, folded, originals, instalments }, moment);
    const endedDay = endedDayOf(plan, moment);
    const brokenDay = missed.brokenDay === undefined ? endedDay : Math.min(missed.brokenDay, endedDay ?? missed.brokenDay);
    if (missed.checkDay !== undefined) effects.checks.set(plan.id, missed.checkDay);
    const untilMs = brokenDay === undefined ? moment.nowMs : Math.min(moment.nowMs, plan.brokenAt ?? moment.nowMs);
    payOldestFirst(instalments, folded, fallenCents(originals, plan.recordedAt, untilMs));
    payOldestFirst(originals, folded, paidOnInstalments(instalments, moment.nowMs));
    for (const { id } of originals) {
      if (brokenDay === undefined) effects.replaced.set(id, plan);
      else effects.resumed.set(id, { fromDay: plan.fromDay, toDay: brokenDay });
    }
    if (brokenDay !== undefined) for (const { id } of instalments) effects.stopped.set(id, plan);
  }
  return effects;
}

/** Day a claim was delivered: its own, for an instalment the earliest of the items its plan is about; else its invoice day. */
export function deliveredDay(facts: CaseFacts, item: ItemFacts): number {
  const plan = facts.instalmentPlans?.find(({ id }) => id === item.instalmentPlanId);
  const originals = plan === undefined ? [] : facts.items.filter(({ id }) => plan.itemIds.includes(id));
  const days = (originals.length > 0 ? originals : [item]).map(({ deliveryDay, invoiceDay }) => deliveryDay ?? invoiceDay);
  return Math.min(...days);
}

/** Every item folded by now (law 3), first of an id only. */
export function foldItems(facts: CaseFacts, nowMs: number): Map<string, FoldedItem> {
  const folded = new Map<string, FoldedItem>();
  for (const item of facts.items) if (!folded.has(item.id)) folded.set(item.id, foldItem(item, nowMs));
  return folded;
}
