import { describe, expect, it } from 'vitest';
import { drive } from '../../testing/drive.js';
import { at, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { ItemFacts } from '../facts/environment.js';

const of = (number: string, due: string, cents: number, more: Partial<ItemFacts> = {}): ItemFacts =>
  invoice(number, due, { facts: [{ kind: 'stated', cents, day: day(due) - 30, recordedAt: at('2025-09-01', 8) }], ...more });

function days(items: ItemFacts[], minimumPer: 'item' | 'account'): string[] {
  const policies = { minimumCents: 10_000, minimumPer, currency: 'EUR' };
  const plan = ladder([email('R1', 5, 1), handOver('H')], { policies });
  const { happenings } = drive(world(plan, caseOf(items)), { from: at('2025-10-01', 8), to: at('2025-12-01') });
  return happenings.map(({ at: instant, effect }) => `${told(instant).slice(0, 10)} ${effect.members.map(({ item }) => item).join(' ')}`);
}

describe('a minimum of 100.00 EUR (law 11)', () => {
  // due on Monday 6 October 2025: R1 on Monday 13
  const two = [of('F1', '2025-10-06', 6_000), of('F2', '2025-10-06', 6_000)];

  it('per item holds back each that is below it', () => {
    expect(days([...two, of('F3', '2025-10-06', 10_000)], 'item')).toEqual(['2025-10-13 f3']);
  });

  it('per account asks for small items that reach it together, in one currency', () => {
    expect(days(two, 'account')).toEqual(['2025-10-13 f1 f2']);
    expect(days([of('F1', '2025-10-06', 6_000), of('F2', '2025-10-06', 6_000, { currency: 'USD' })], 'account')).toEqual(['2025-10-13 f2']);
  });

  it('is no decision: it is looked at again when the account changes', () => {
    const later = of('F2', '2025-11-30', 5_000);
    later.facts = [{ kind: 'stated', cents: 5_000, day: day('2025-10-20'), recordedAt: at('2025-10-20', 10) }];
    expect(days([of('F1', '2025-10-06', 6_000), later], 'account')).toEqual(['2025-10-20 f1']);
  });
});
