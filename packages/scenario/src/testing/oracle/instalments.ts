import type { CaseFacts, ItemFacts } from '../../machine/facts/environment.js';
import { dayNumber } from './civil-time.js';

/** What was owed on an item by its own facts alone: a statement replaces, money in reduces, money taken back adds. Minor units. */
function ownCents(item: ItemFacts, nowMs: number): number {
  let cents = 0;
  for (const fact of [...item.facts].sort((left, right) => left.recordedAt - right.recordedAt)) {
    if (fact.recordedAt > nowMs) continue;
    if (fact.kind === 'stated') cents = fact.cents;
    if (fact.kind === 'payment') cents -= fact.cents;
    if (fact.kind === 'reversal') cents += fact.cents;
  }
  return cents;
}

/** What the instalment plans make of the items (law 8). */
export interface UnderPlans {
  /** Owed by id, minor units. */
  owed: ReadonlyMap<string, number>;
  /** Originals of a running plan and instalments of a broken one: neither net nor line. */
  out: ReadonlySet<string>;
}

function oldestFirst(items: readonly ItemFacts[]): ItemFacts[] {
  return [...items].sort((left, right) => left.dueDay - right.dueDay || (left.number < right.number ? -1 : 1));
}

function share(owed: Map<string, number>, items: readonly ItemFacts[], cents: number): void {
  let rest = cents;
  for (const { id } of oldestFirst(items)) {
    const before = owed.get(id) ?? 0;
    const part = Math.max(0, Math.min(rest, before));
    owed.set(id, before - part);
    rest -= part;
  }
}

function fallOf(items: readonly ItemFacts[], fromMs: number, toMs: number): number {
  const positive = (item: ItemFacts, nowMs: number): number => Math.max(0, ownCents(item, nowMs));
  return items.reduce((sum, item) => sum + positive(item, fromMs) - positive(item, toMs), 0);
}

function receivedOn(items: readonly ItemFacts[], nowMs: number): number {
  const facts = items.flatMap((item) => item.facts).filter(({ recordedAt }) => recordedAt <= nowMs);
  return facts.reduce((sum, { kind, cents }) => sum + (kind === 'payment' ? cents : kind === 'reversal' ? -cents : 0), 0);
}

/** What is owed on every item at an instant once receipts on originals have paid instalments, oldest first, and the other way round (law 8). */
export function underPlans(facts: CaseFacts, nowMs: number): UnderPlans {
  const owed = new Map(facts.items.map((item) => [item.id, ownCents(item, nowMs)]));
  const out = new Set<string>();
  const today = dayNumber(nowMs);
  for (const { id, itemIds, fromDay, recordedAt, brokenDay, brokenAt = 0 } of facts.instalmentPlans ?? []) {
    if (recordedAt > nowMs || fromDay > today) continue;
    const originals = facts.items.filter((item) => itemIds.includes(item.id));
    const instalments = facts.items.filter(({ instalmentPlanId }) => instalmentPlanId === id);
    const isBroken = brokenDay !== undefined && brokenDay <= today && brokenAt <= nowMs;
    share(owed, instalments, Math.max(0, fallOf(originals, recordedAt, isBroken ? brokenAt : nowMs)));
    share(owed, originals, Math.max(0, receivedOn(instalments, nowMs)));
    for (const item of isBroken ? instalments : originals) out.add(item.id);
  }
  return { owed, out };
}
