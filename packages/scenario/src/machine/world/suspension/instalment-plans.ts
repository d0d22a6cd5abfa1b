import type { CaseFacts, ItemFacts } from '../../facts/environment.js';
import type { InstalmentPlanFacts } from '../../facts/recorded-facts.js';
import { foldItem, owedOverTime, type FoldedItem } from '../fold-item.js';

/** What an instalment plan does to the items it is about (law 8). */
export interface PlanEffects {
  /** Originals under a running plan, which have neither net nor line. */
  replaced: Map<string, InstalmentPlanFacts>;
  /** Originals whose plan was broken: from when to when it ran. */
  resumed: Map<string, { fromDay: number; toDay: number }>;
  /** Instalments of a broken plan. */
  stopped: Map<string, InstalmentPlanFacts>;
}

/** The first day on which a plan no longer runs, as known by now. */
function brokenDayOf({ brokenDay, brokenAt }: InstalmentPlanFacts, moment: { nowMs: number; today: number }): number | undefined {
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

/**
 * Reads the instalment plans known by now (law 8): receipts on originals pay the instalments, oldest first, and receipts on instalments pay the
 * originals, so that a sum is asked for once; a broken plan stops its instalments and gives the originals back. Changes the folded items in
 * place.
 */
export function readPlans(facts: CaseFacts, folded: Map<string, FoldedItem>, moment: { nowMs: number; today: number }): PlanEffects {
  const effects: PlanEffects = { replaced: new Map(), resumed: new Map(), stopped: new Map() };
  const plans = (facts.instalmentPlans ?? []).filter(({ recordedAt, fromDay }) => recordedAt <= moment.nowMs && fromDay <= moment.today);
  for (const plan of plans.sort((left, right) => left.recordedAt - right.recordedAt || (left.id < right.id ? -1 : 1))) {
    const originals = facts.items.filter(({ id }) => plan.itemIds.includes(id));
    const instalments = facts.items.filter(({ instalmentPlanId }) => instalmentPlanId === plan.id);
    const brokenDay = brokenDayOf(plan, moment);
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
