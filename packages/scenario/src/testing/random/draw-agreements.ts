import fc from 'fast-check';
import type { ItemFacts } from '../../machine/facts/environment.js';
import type { InstalmentPlanFacts, OutsideContactFacts } from '../../machine/facts/recorded-facts.js';
import { firstDay, morning } from './draw-facts.js';

/** An instalment plan over some items: days count from the first day of the world. */
export interface InstalmentsDraw {
  /** Indices of the originals; credit notes and what is owed in another currency or to another account are left out. */
  items: number[];
  start: number;
  /** How many instalments, and how many days apart. */
  count: number;
  every: number;
  /** How many of them are paid, each on its due date. */
  paid: number;
  /** Days after which the plan is broken; −1: it is kept. */
  brokenAfter: number;
}

/** Random instalment plans, kept and broken. */
export const drawInstalments: fc.Arbitrary<InstalmentsDraw> = fc.record({
  items: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 }),
  start: fc.integer({ min: 0, max: 80 }),
  count: fc.integer({ min: 1, max: 3 }),
  every: fc.integer({ min: 5, max: 40 }),
  paid: fc.integer({ min: 0, max: 3 }),
  brokenAfter: fc.oneof(fc.constant(-1), fc.integer({ min: 1, max: 90 })),
});

/** What was owed on an item at an instant, before any plan; minor units. */
function owedAt(item: ItemFacts, nowMs: number): number {
  const signs = { stated: 1, reversal: 1, payment: -1 } as const;
  return item.facts
    .filter(({ recordedAt }) => recordedAt <= nowMs)
    .reduce((sum, { kind, cents }) => sum + (kind === 'stated' || kind === 'reversal' || kind === 'payment' ? signs[kind] * cents : 0), 0);
}

function originalsOf(draw: InstalmentsDraw, items: readonly ItemFacts[], nowMs: number): ItemFacts[] {
  const named = draw.items.map((index) => items[index]).filter((item) => item !== undefined);
  const owed = named.filter((item) => item.type === 'invoice' && owedAt(item, nowMs) > 0);
  const [first] = owed;
  return owed.filter(({ currency, payeeAccountId }) => currency === first?.currency && payeeAccountId === first.payeeAccountId);
}

/** The plan a draw stands for with its instalments, which share out what is owed on the originals that day; undefined where nothing is. */
export function instalmentsOf(
  draw: InstalmentsDraw,
  index: number,
  items: readonly ItemFacts[],
): { plan: InstalmentPlanFacts; instalments: ItemFacts[] } | undefined {
  const fromDay = firstDay + draw.start;
  const recordedAt = morning(fromDay);
  const originals = originalsOf(draw, items, recordedAt);
  const [original] = originals;
  if (original === undefined) return undefined;
  const brokenDay = draw.brokenAfter < 0 ? undefined : fromDay + draw.brokenAfter;
  const id = `plan-${index}`;
  const plan: InstalmentPlanFacts = {
    id,
    itemIds: originals.map((item) => item.id),
    fromDay,
    recordedAt,
    ...(brokenDay === undefined ? {} : { brokenDay, brokenAt: morning(brokenDay) }),
  };
  const owed = originals.reduce((sum, item) => sum + owedAt(item, recordedAt), 0);
  const part = Math.max(1, Math.floor(owed / draw.count));
  const instalments = Array.from({ length: draw.count }, (_, ordinal): ItemFacts => {
    const dueDay = fromDay + draw.every * (ordinal + 1);
    const stated = { kind: 'stated', cents: part, day: fromDay, recordedAt } as const;
    const paid = { kind: 'payment', cents: part, day: dueDay, recordedAt: morning(dueDay) } as const;
    return {
      ...original,
      id: `e${index}-${ordinal}`,
      number: `E${index}-${ordinal}`,
      type: 'instalment',
      invoiceDay: fromDay,
      dueDay,
      instalmentPlanId: id,
      facts: ordinal < draw.paid && (brokenDay === undefined || dueDay < brokenDay) ? [stated, paid] : [stated],
    };
  });
  return { plan, instalments };
}

/** A contact somebody made outside Relance. */
export interface OutsideDraw {
  start: number;
  /** Days after which it was logged. */
  loggedAfter: number;
  /** The item it was about; −1: the whole case. */
  item: number;
  /** −1: nobody wrote it down. */
  level: number;
  isCall: boolean;
}

/** Random contacts made outside, logged the same day or some days later. */
export const drawOutside: fc.Arbitrary<OutsideDraw> = fc.record({
  start: fc.integer({ min: 0, max: 120 }),
  loggedAfter: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 10 }) }),
  item: fc.integer({ min: -1, max: 4 }),
  level: fc.integer({ min: -1, max: 4 }),
  isCall: fc.boolean(),
});

/** The fact a draw stands for. */
export function outsideOf({ start, loggedAfter, item, level, isCall }: OutsideDraw, index: number): OutsideContactFacts {
  return {
    id: `outside-${index}`,
    day: firstDay + start,
    recordedAt: morning(firstDay + start + loggedAfter, 900),
    ...(item < 0 ? {} : { itemIds: [`i${item}`] }),
    ...(level < 0 ? {} : { level }),
    isCall,
  };
}
