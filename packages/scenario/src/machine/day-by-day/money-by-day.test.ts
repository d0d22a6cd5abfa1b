import { describe, expect, it } from 'vitest';
import { drive, type Story } from '../../testing/drive.js';
import { at, call, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { CaseFacts, EntityPolicy, ItemFacts } from '../facts/environment.js';

const noticeAtJ25 = [email('R1', 5, 1), email('N', 25, 5), call('C', 60), handOver('H')];
/** ECB rate of 1 July 2025 plus ten points, 40.00 EUR an item. */
const lateFees: NonNullable<EntityPolicy['lateFees']> = [
  { fromDay: day('2025-07-01'), currency: 'EUR', annualRateBasisPoints: 1215, indemnityCents: 4_000 },
];

interface Given {
  facts?: Partial<CaseFacts>;
  policies?: Parameters<typeof ladder>[1];
  to?: string;
  policy?: Partial<EntityPolicy>;
}

function play(items: ItemFacts[], { facts = {}, policies = {}, to = '2025-11-29', policy = { lateFees } }: Given = {}): Story {
  const env = world(ladder(noticeAtJ25, policies), caseOf(items, facts), policy);
  const extraWakes = (facts.waivers ?? []).map(({ recordedAt }) => recordedAt);
  return drive(env, { from: at('2025-10-01', 8), to: at(to), extraWakes });
}

function paid(item: ItemFacts, date: string, cents: number): ItemFacts {
  return { ...item, facts: [...item.facts, { kind: 'payment', cents, day: day(date), recordedAt: at(date, 7) }] };
}

function shownAt(story: Story, nodeId: string) {
  return story.happenings.find(({ effect }) => effect.carrier.nodeId === nodeId)?.shown;
}

const payer = caseOf([]).payer;
const f1 = invoice('F1', '2025-10-06');

describe('accessories (law 5)', () => {
  it('stand apart from the notice on, stated to its day: 25 days of 1,000.00 at 12.15 % and one indemnity', () => {
    const story = play([f1]);
    expect(told(story.happenings[1]?.at ?? 0).slice(0, 10)).toBe('2025-10-31');
    expect(shownAt(story, 'R1')).toMatchObject({ accessories: [], accessoryTotals: [] });
    // 100,000 × 0.1215 × 25 ÷ 365 = 832.19
    expect(shownAt(story, 'N')).toMatchObject({
      totals: [{ currency: 'EUR', cents: 100_000 }],
      accessories: [{ itemId: 'f1', interestCents: 832, indemnityCents: 4_000, toDay: day('2025-10-31'), currency: 'EUR' }],
      accessoryTotals: [{ currency: 'EUR', cents: 4_832 }],
    });
  });

  it('begin at the level the scenario names', () => {
    const shown = shownAt(play([f1], { policies: { policies: { accessoriesFromLevel: 1 } } }), 'R1');
    // 7 to 13 October: 100,000 × 0.1215 × 7 ÷ 365 = 233.01
    expect(shown?.accessoryTotals).toEqual([{ currency: 'EUR', cents: 4_233 }]);
  });

  it('have one subtotal per currency and payee account, and none in a currency without a rate', () => {
    const items = [
      f1,
      invoice('F2', '2025-10-06', { payeeAccountId: 'lyon' }),
      invoice('F3', '2025-10-06', { payeeAccountId: 'lyon' }),
      invoice('F4', '2025-10-06', { currency: 'USD' }),
    ];
    expect(shownAt(play(items, { policies: { policies: { accessoriesFromLevel: 1 } } }), 'R1')?.accessoryTotals).toEqual([
      { currency: 'EUR', cents: 4_233 },
      { currency: 'EUR', payeeAccountId: 'lyon', cents: 8_466 },
    ]);
  });

  it('bear on what was owed day by day: 400.00 paid on the 16th', () => {
    // 7 to 16 October 1,000.00, 17 to 31 October 600.00: (10 × 100,000 + 15 × 60,000) × 0.1215 ÷ 365 = 632.47
    expect(shownAt(play([paid(f1, '2025-10-16', 40_000)]), 'N')?.accessories[0]?.interestCents).toBe(632);
  });

  it.each([
    ['a consumer', { facts: { payer: { ...payer, debtorClass: 'consumer' as const } } }],
    ['an entity without a rate', { policy: {} }],
  ])('are never claimed from %s', (_who, given) => {
    const story = play([f1], given);
    expect(shownAt(story, 'N')?.accessories).toEqual([]);
  });

  it('a public buyer has its own rate where one is given', () => {
    const own = [
      ...lateFees,
      {
        fromDay: day('2025-07-01'),
        currency: 'EUR',
        annualRateBasisPoints: 1015,
        indemnityCents: 4_000,
        debtorClass: 'publicBuyer' as const,
      },
    ];
    const facts = { payer: { ...payer, debtorClass: 'publicBuyer' as const } };
    // 100,000 × 0.1015 × 25 ÷ 365 = 695.21
    expect(shownAt(play([f1], { facts, policy: { lateFees: own } }), 'N')?.accessories[0]?.interestCents).toBe(695);
    expect(shownAt(play([f1], { policy: { lateFees: own } }), 'N')?.accessories[0]?.interestCents).toBe(832);
  });
});

describe('principal paid after accessories were claimed (law 5)', () => {
  const settled = paid(f1, '2025-11-05', 100_000);
  // 7 October to 5 November: 30 days, 998.63, and the indemnity; 20 business days after 5 November, the 11th a holiday: 4 December
  const left = {
    status: 'parked',
    owner: 'creditManager',
    reviewOn: '2025-12-04',
    reason: { code: 'accessoriesLeft', law: 5, values: { cents: 4_999 }, until: '2025-12-04' },
  };

  it('the item rests with the credit manager, and a task says so', () => {
    const { last } = play([settled]);
    expect(last.positions).toMatchObject([left]);
    expect(last.alerts).toMatchObject([{ code: 'accessoriesLeft', owner: 'creditManager', itemId: 'f1' }]);
  });

  const waivers = [{ itemId: 'f1', day: day('2025-11-10'), recordedAt: at('2025-11-10', 7) }];
  it('until a dated waiver', () => {
    expect(play([settled], { facts: { waivers }, to: '2025-11-08' }).last.positions).toMatchObject([left]);
    expect(play([settled], { facts: { waivers } }).last.positions).toMatchObject([{ status: 'done', reason: { code: 'paid' } }]);
  });

  it('a waiver towards a public buyer is void', () => {
    const facts = { waivers, payer: { ...payer, debtorClass: 'publicBuyer' as const } };
    expect(play([settled], { facts }).last.positions).toMatchObject([{ status: 'parked', reason: { code: 'waiverVoid' } }]);
  });

  it('or until they are paid, and what paid them is no credit of the next invoice', () => {
    const next = invoice('F2', '2025-12-20');
    const { last } = play([paid(f1, '2025-11-05', 104_999), next], { to: '2025-12-19' });
    expect(last.positions).toMatchObject([
      { itemId: 'f1', status: 'done' },
      { itemId: 'f2', status: 'walking' },
    ]);
    expect(play([paid(f1, '2025-11-05', 104_998), next]).last.positions[0]).toMatchObject({ reason: { values: { cents: 1 } } });
  });

  it('an item paid before any claim of accessories is simply paid', () => {
    expect(play([paid(f1, '2025-10-20', 100_000)]).last.positions).toMatchObject([{ status: 'done', reason: { code: 'paid' } }]);
  });
});

describe('a residue after a part payment (law 5)', () => {
  const underpaid = [{ status: 'suspended', owner: 'collector', reason: { code: 'underpayment', law: 5 } }];
  it.each([
    ['equals the VAT', { vatCents: 16_667 }, 83_333],
    ['equals the retention', { retentionCents: 5_000 }, 95_000],
    ['equals the discount', { discountCents: 20_000 }, 80_000],
    ['is below 50.00', {}, 95_001],
  ])('that %s suspends until a person has looked', (_what, more, cents) => {
    const item = paid({ ...f1, ...more }, '2025-10-16', cents);
    const { last, happenings } = play([item]);
    expect(happenings.map(({ effect }) => effect.carrier.nodeId)).toEqual(['R1']);
    expect(last.positions).toMatchObject(underpaid);
    expect(last.alerts).toMatchObject([{ code: 'underpayment', itemId: 'f1' }]);
  });

  it.each([
    ['of 50.00 is a residue like another', paid(f1, '2025-10-16', 95_000)],
    [
      'a small invoice nobody paid is none',
      invoice('F1', '2025-10-06', {
        facts: [{ ...f1.facts[0], kind: 'stated', cents: 3_000, day: day('2025-09-06'), recordedAt: at('2025-09-06', 8) }],
      }),
    ],
  ])('%s', (_what, item) => {
    expect(play([item]).happenings.map(({ effect }) => effect.carrier.nodeId)).toEqual(['R1', 'N']);
  });

  it('goes on once the person has said what it is', () => {
    const looked = {
      id: 's1',
      kind: 'underpayment' as const,
      itemId: 'f1',
      fromDay: day('2025-10-16'),
      liftedDay: day('2025-10-22'),
      recordedAt: at('2025-10-22', 9),
    };
    const story = play([paid(f1, '2025-10-16', 96_000)], { facts: { suspensions: [looked] } });
    expect(story.happenings.map(({ effect }) => effect.carrier.nodeId)).toEqual(['R1', 'N']);
  });
});

describe('a receipt nobody allocated (law 5)', () => {
  const receipt = (date: string) => [{ id: 'r1', currency: 'EUR', cents: 40_000, day: day(date), recordedAt: at(date, 7) }];
  it('that reaches an item already asked for calls somebody to match it', () => {
    expect(play([f1], { facts: { receipts: receipt('2025-10-20') } }).last.alerts).toMatchObject([
      { id: 'receiptReachesClaim/r1', code: 'receiptReachesClaim', itemId: 'f1', owner: 'collector' },
    ]);
  });

  it('before anything was asked for it is only deducted', () => {
    expect(play([f1], { facts: { receipts: receipt('2025-10-08') }, to: '2025-10-12' }).last.alerts).toEqual([]);
  });
});
