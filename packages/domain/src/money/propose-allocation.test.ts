import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposeAllocation, type MoneyToAllocate, type OwedItem } from './propose-allocation.js';

function item(_id: string, owedCents: number, more: Partial<OwedItem> = {}): OwedItem {
  return { _id, number: _id.toUpperCase(), dueDate: '2026-01-31', owedCents, turn: 0, ...more };
}

const told = (items: readonly OwedItem[], money: Partial<MoneyToAllocate>): string[] => {
  const { shares, restCents } = proposeAllocation(items, { cents: 0, namedIds: [], beyondNamed: 'oldest', ...money });
  return [...shares.map(({ itemId, cents, rule }) => `${itemId} ${String(cents)} ${rule}`), `rest ${String(restCents)}`];
};

describe('the order of law 5', () => {
  const f1 = item('f-1', 100, { dueDate: '2026-01-01' });
  const f2 = item('f-2', 70, { dueDate: '2026-01-02' });
  const f12 = item('f-12', 50, { dueDate: '2026-01-03' });
  const later = item('f-3', 40, { dueDate: '2026-03-01', turn: 1 });
  const disputed = item('f-4', 30, { dueDate: '2025-12-01', turn: 2 });
  const all = [disputed, later, f12, f2, f1];

  it.each<[string, Partial<MoneyToAllocate>, string[]]>([
    ['named before all else', { cents: 60, namedIds: ['f-2'], reference: 'F-1' }, ['f-2 60 named', 'rest 0']],
    [
      'then what the reference mentions',
      { cents: 110, namedIds: ['f-2'], reference: 'fact. f-12' },
      ['f-2 70 named', 'f-12 40 reference', 'rest 0'],
    ],
    ['a number within another is not mentioned', { cents: 10, reference: 'VIR F-123 XF-1', beyondNamed: 'exact' }, ['rest 10']],
    ['then the only one of the amount', { cents: 50 }, ['f-12 50 exact', 'rest 0']],
    ['the amount is what is left', { cents: 140, namedIds: ['f-1'], beyondNamed: 'exact' }, ['f-1 100 named', 'f-3 40 exact', 'rest 0']],
    [
      'then the oldest overdue, not yet due, disputed last',
      { cents: 300 },
      ['f-1 100 oldest', 'f-2 70 oldest', 'f-12 50 oldest', 'f-3 40 oldest', 'f-4 30 oldest', 'rest 10'],
    ],
    ['not beyond what is certain unless asked', { cents: 90, beyondNamed: 'exact' }, ['rest 90']],
    ['a public buyer’s only where it names', { cents: 50, beyondNamed: 'nothing' }, ['rest 50']],
  ])('%s', (_name, money, expected) => {
    expect(told(all, money)).toEqual(expected);
    expect(told(all.toReversed(), money)).toEqual(expected);
  });

  it('two of the same amount are not certain', () => {
    expect(told([item('a', 50), item('b', 50)], { cents: 50, beyondNamed: 'exact' })).toEqual(['rest 50']);
  });
});

/** Law 5 cent by cent: every cent asks anew who comes first. Shares no code with what it judges. */
function centByCent(items: readonly OwedItem[], cents: number, named: ReadonlySet<string>): Map<string, number> {
  const got = new Map<string, number>();
  const rank = (one: OwedItem): string => `${named.has(one._id) ? '0' : `1${String(one.turn)}`}${one.dueDate}${one.number}`;
  for (let cent = 0; cent < cents; cent += 1) {
    const hungry = items.filter((one) => (got.get(one._id) ?? 0) < one.owedCents);
    if (hungry.length === 0) break;
    let first = hungry[0];
    for (const one of hungry) if (first === undefined || rankOf(one, first, rank) < 0) first = one;
    if (first !== undefined) got.set(first._id, (got.get(first._id) ?? 0) + 1);
  }
  return got;
}

function rankOf(left: OwedItem, right: OwedItem, rank: (one: OwedItem) => string): number {
  return rank(left) < rank(right) ? -1 : 1;
}

const drawnItems = fc.array(
  fc.record({
    owedCents: fc.integer({ min: -5, max: 40 }),
    dueDate: fc.constantFrom('2026-01-01', '2026-01-02', '2026-02-01'),
    turn: fc.constantFrom(0 as const, 1 as const, 2 as const),
    isNamed: fc.boolean(),
  }),
  { maxLength: 6 },
);

describe('any money over any items', () => {
  it('adds up to the cent, pays nobody beyond what he owes, and follows the order of law 5', () => {
    fc.assert(
      fc.property(drawnItems, fc.integer({ min: 0, max: 150 }), (drawn, cents) => {
        const items = drawn.map((one, index) => ({ ...item(`i${String(index)}`, one.owedCents), dueDate: one.dueDate, turn: one.turn }));
        // named ones are taken oldest first whatever their turn: of one turn here
        const named = new Set(items.filter((_one, index) => drawn[index]?.isNamed === true).map(({ _id }) => _id));
        const even = items.map((one) => (named.has(one._id) ? { ...one, turn: 0 as const } : one));
        const { shares, restCents } = proposeAllocation(even, { cents, namedIds: [...named], beyondNamed: 'oldest' });
        const given = new Map<string, number>();
        for (const share of shares) given.set(share.itemId, (given.get(share.itemId) ?? 0) + share.cents);
        expect(shares.every((share) => share.cents > 0)).toBe(true);
        expect([...given.values()].reduce((total, one) => total + one, restCents)).toBe(cents);
        for (const one of even) expect(given.get(one._id) ?? 0).toBeLessThanOrEqual(Math.max(0, one.owedCents));
        if (shares.some(({ rule }) => rule === 'exact')) return;
        expect([...given].sort()).toEqual([...centByCent(even, cents, named)].sort());
      }),
    );
  });
});
