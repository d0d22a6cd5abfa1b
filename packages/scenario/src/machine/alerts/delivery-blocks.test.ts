import { describe, expect, it } from 'vitest';
import { at, caseOf, day, email, handOver, invoice, ladder, world } from '../../testing/small-world.js';
import type { DeliveryBlockFacts } from '../facts/recorded-facts.js';
import { openCase, step } from '../step.js';

const steps = [email('R1', 5, 1), handOver('H')];
const requested: DeliveryBlockFacts = { id: 'q', state: 'requested', recordedAt: at('2025-10-10', 9), owner: 'creditManager' };
const active: DeliveryBlockFacts = { id: 'b', state: 'active', recordedAt: at('2025-10-14', 9), owner: 'collector' };

/** F1 is due on Monday 6 October and paid on Thursday 16, F2 is due on Monday 20 October. */
function asked(blocks: DeliveryBlockFacts[], date: string): string[] {
  const payment = { kind: 'payment' as const, cents: 100_000, day: day('2025-10-16'), recordedAt: at('2025-10-16', 7) };
  const first = invoice('F1', '2025-10-06');
  const items = [{ ...first, facts: [...first.facts, payment] }, invoice('F2', '2025-10-20')];
  const { alerts } = step(openCase('case'), world(ladder(steps), caseOf(items, { deliveryBlocks: blocks })), at(date, 10));
  return alerts.filter(({ code }) => code.startsWith('delivery')).map(({ code, owner }) => `${code} ${owner}`);
}

describe('deliveries that are blocked', () => {
  it('on request: its owner is asked until a person says that they are', () => {
    expect(asked([requested], '2025-10-09')).toEqual([]);
    expect(asked([requested], '2025-10-13')).toEqual(['deliveryBlockRequested creditManager']);
    expect(asked([requested, active], '2025-10-14')).toEqual([]);
    expect(asked([{ ...requested, liftedAt: at('2025-10-13', 9) }], '2025-10-13')).toEqual([]);
  });

  it('a payment of the last overdue item calls the owner to release them; only a word does', () => {
    expect(asked([requested, active], '2025-10-15')).toEqual([]);
    expect(asked([requested, active], '2025-10-16')).toEqual(['deliveryBlockRelease collector']);
    expect(asked([{ ...active, liftedAt: at('2025-10-16', 9) }], '2025-10-16')).toEqual([]);
  });

  it('for one item: another that falls overdue keeps nothing blocked; for the whole case it does', () => {
    expect(asked([{ ...active, itemIds: ['f1'] }], '2025-10-21')).toEqual(['deliveryBlockRelease collector']);
    expect(asked([active], '2025-10-21')).toEqual([]);
  });
});
