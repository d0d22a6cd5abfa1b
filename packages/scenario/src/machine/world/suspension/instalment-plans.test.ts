import { describe, expect, it } from 'vitest';
import { at, caseOf, day, email, invoice, ladder, world } from '../../../testing/small-world.js';
import type { CaseFacts, ItemFacts, ReceiptFacts } from '../../facts/environment.js';
import type { InstalmentPlanFacts } from '../../facts/recorded-facts.js';
import { standingOf } from '../standing.js';
import { openWorld } from '../world.js';

/** Agreed on Monday 6 October 2025: 600.00 on Wednesday 15 October, 400.00 on Friday 14 November. */
const agreed = at('2025-10-06', 9);
const plan: InstalmentPlanFacts = { id: 'p', itemIds: ['f1'], fromDay: day('2025-10-06'), recordedAt: agreed, missedAfterBusinessDays: 5 };

function instalment(number: string, due: string, cents: number, ...paid: [on: string, cents: number][]): ItemFacts {
  const payments = paid.map(([on, part]) => ({ kind: 'payment' as const, cents: part, day: day(on), recordedAt: at(on, 10) }));
  const facts: ItemFacts['facts'] = [{ kind: 'stated', cents, day: plan.fromDay, recordedAt: agreed }, ...payments];
  return invoice(number, due, { type: 'instalment', instalmentPlanId: 'p', facts });
}

const original = invoice('F1', '2025-09-01', {
  facts: [{ kind: 'stated', cents: 100_000, day: day('2025-08-01'), recordedAt: at('2025-08-01', 8) }],
});

/** How original and instalments stand on a day, at ten in the morning. */
function standings(on: string, items: ItemFacts[], more: Partial<CaseFacts> = {}): (string | undefined)[] {
  const facts = caseOf(items, { instalmentPlans: [plan], ...more });
  const read = openWorld(world(ladder([email('R1', 5, 1)]), facts), at(on, 10));
  return [...read.items.values()].map((view) => {
    const standing = standingOf(read, view, undefined);
    return standing === undefined ? `owes ${String(view.netCents)}` : standing.code;
  });
}

const first = instalment('E1', '2025-10-15', 60_000);
const second = instalment('E2', '2025-11-14', 40_000);

describe('an instalment missed (law 8)', () => {
  // five business days after Wednesday the fifteenth: Wednesday the twenty-second
  it.each<[string, string, ItemFacts[], Partial<CaseFacts>, (string | undefined)[]]>([
    ['leaves the plan running on its last day', '2025-10-22', [first, second], {}, ['instalmentPlan', 'owes 60000', 'owes 40000']],
    ['breaks the plan the day after', '2025-10-23', [first, second], {}, ['owes 100000', 'planBroken', 'planBroken']],
    [
      'was paid in part',
      '2025-10-23',
      [instalment('E1', '2025-10-15', 60_000, ['2025-10-20', 59_999]), second],
      {},
      ['owes 40001', 'planBroken', 'planBroken'],
    ],
    [
      'was paid on its last day: it is none',
      '2025-11-03',
      [instalment('E1', '2025-10-15', 60_000, ['2025-10-22', 60_000]), second],
      {},
      ['instalmentPlan', 'paid', 'owes 40000'],
    ],
    [
      'was paid a day late',
      '2025-11-03',
      [instalment('E1', '2025-10-15', 60_000, ['2025-10-23', 60_000]), second],
      {},
      ['owes 40000', 'paid', 'planBroken'],
    ],
    [
      'is the second one, after a first one that was kept',
      '2025-11-24',
      [instalment('E1', '2025-10-15', 60_000, ['2025-10-15', 60_000]), second],
      {},
      ['owes 40000', 'paid', 'planBroken'],
    ],
    [
      'is said only once the payment feed covers it',
      '2025-10-23',
      [first, second],
      { feeds: [{ coversDay: day('2025-10-21'), recordedAt: at('2025-10-22', 8) }] },
      ['instalmentPlan', 'owes 60000', 'owes 40000'],
    ],
    [
      'never breaks a plan that leaves it to a person',
      '2025-12-23',
      [first, second],
      { instalmentPlans: [{ id: 'p', itemIds: ['f1'], fromDay: plan.fromDay, recordedAt: agreed }] },
      ['instalmentPlan', 'owes 60000', 'owes 40000'],
    ],
  ])('%s', (_name, on, instalments, more, expected) => {
    expect(standings(on, [original, ...instalments], more)).toEqual(expected);
  });

  it('is none where the money came and nobody has allocated it', () => {
    const receipt: ReceiptFacts = { id: 'r', currency: 'EUR', cents: 60_000, day: day('2025-10-16'), recordedAt: at('2025-10-16', 9) };
    expect(standings('2025-10-23', [original, first, second], { receipts: [receipt] })).toEqual(['instalmentPlan', 'netted', 'owes 40000']);
  });
});
