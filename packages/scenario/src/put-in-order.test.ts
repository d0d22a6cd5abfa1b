import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putInOrder } from './put-in-order.js';

type Ranked = { rank: number; name: number };

const byRank = (left: Ranked, right: Ranked): number => left.rank - right.rank;

describe('putting a list in order', () => {
  it('sorts as the engine does, equals in the order they came', () => {
    const ranks = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(ranks, (drawn) => {
        const list = drawn.map((rank, name) => ({ rank, name }));
        expect(putInOrder([...list], byRank)).toEqual(list.toSorted(byRank));
      }),
    );
  });

  it('gives back the very list, in order or not', () => {
    const list = [3, 1, 2];
    expect(putInOrder(list, (left, right) => left - right)).toBe(list);
    expect(putInOrder(list, (left, right) => left - right)).toBe(list);
    expect(list).toEqual([1, 2, 3]);
  });
});
