import type { ItemFact } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { toDayNumber } from '../time/civil-date.js';
import { owedBalances } from './owed-balances.js';

const fact = (kind: ItemFact['kind'], effectiveOn: string, cents?: number): ItemFact => {
  return { id: `${kind} ${effectiveOn}`, kind, effectiveOn, recordedAt: 0, source: 'test', ...(cents === undefined ? {} : { cents }) };
};
const day = (on: '2025-09-10' | '2025-09-20') => toDayNumber(on);

describe('what an item owed day by day', () => {
  it.each<[string, ItemFact[], { fromDay: number; cents: number }[]]>([
    ['is nothing where nothing was stated', [], []],
    ['is what the first statement says, whenever it came', [fact('stated', '2025-09-10', 100)], [{ fromDay: -Infinity, cents: 100 }]],
    [
      'falls on the day after a payment',
      [fact('stated', '2025-09-01', 100), fact('payment', '2025-09-10', 40)],
      [
        { fromDay: -Infinity, cents: 100 },
        { fromDay: day('2025-09-10') + 1, cents: 60 },
      ],
    ],
    [
      'comes back on the day of a reversal, whatever the order the facts were told in',
      [fact('reversal', '2025-09-20', 40), fact('payment', '2025-09-10', 40), fact('stated', '2025-09-01', 100)],
      [
        { fromDay: -Infinity, cents: 100 },
        { fromDay: day('2025-09-10') + 1, cents: 60 },
        { fromDay: day('2025-09-20'), cents: 100 },
      ],
    ],
    [
      'is never less than nothing, and handing over changes none of it',
      [fact('stated', '2025-09-01', 100), fact('handedOver', '2025-09-05'), fact('payment', '2025-09-10', 140)],
      [
        { fromDay: -Infinity, cents: 100 },
        { fromDay: day('2025-09-10') + 1, cents: 0 },
      ],
    ],
  ])('%s', (_, facts, balances) => {
    expect(owedBalances(facts)).toEqual(balances);
  });
});
