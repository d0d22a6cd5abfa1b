import { describe, expect, it } from 'vitest';
import { rankWork, type WorkToRank } from './rank-work.js';
import { workKindOf } from './work-kind.js';

/** A Thursday. */
const today = '2025-11-13';

function work(id: string, more: Partial<WorkToRank> = {}): WorkToRank {
  return { id, cents: 0, currency: 'EUR', openedOn: today, attempts: 0, ...more };
}

/** `deadline 60 + value 28`: the reasons of one piece of work alone. */
function reasonsOf(more: Partial<WorkToRank>): string {
  const [only] = rankWork([work('one', more)], today);
  return (only?.because ?? []).map(({ code, points }) => `${code} ${String(points)}`).join(' + ');
}

describe('the rank of a piece of work', () => {
  it.each<[string, Partial<WorkToRank>, string]>([
    ['nothing speaks for it', {}, ''],
    ['its deadline is today', { deadlineOn: '2025-11-13' }, 'deadline 60'],
    ['its deadline has passed', { deadlineOn: '2025-11-10' }, 'deadline 60'],
    ['its deadline is tomorrow', { deadlineOn: '2025-11-14' }, 'deadline 30'],
    ['its deadline is in three days', { deadlineOn: '2025-11-16' }, 'deadline 12'],
    ['its deadline is in four days', { deadlineOn: '2025-11-17' }, ''],
    ['a promise was broken', { brokenPromiseOn: '2025-11-11' }, 'brokenPromise 50'],
    ['19 999,99 €', { cents: 1_999_999 }, 'value 34'],
    ['20 000,00 €', { cents: 2_000_000 }, 'value 40'],
    ['20 000 CFP francs, which have no cents', { cents: 20_000, currency: 'XPF' }, 'value 40'],
    ['20 000 of a currency nobody knows', { cents: 2_000_000, currency: 'ZZZ' }, 'value 40'],
    ['due today: not late yet (law 1)', { oldestDueOn: '2025-11-13' }, ''],
    ['a day late', { oldestDueOn: '2025-11-12' }, 'age 5'],
    ['sixty days late', { oldestDueOn: '2025-09-14' }, 'age 30'],
    ['tried before', { attempts: 2 }, 'attempts 6'],
    ['in the queue since Monday', { openedOn: '2025-11-10' }, 'waiting 10'],
    [
      'all of it at once, the strongest first',
      { cents: 500_000, oldestDueOn: '2025-10-14', deadlineOn: today, brokenPromiseOn: '2025-11-11' },
      'deadline 60 + brokenPromise 50 + value 28 + age 24',
    ],
  ])('%s', (_, more, expected) => {
    expect(reasonsOf(more)).toBe(expected);
  });

  it('puts first what ends today, then a broken promise, then a large amount; equals by amount, by age in the queue, by id', () => {
    const order = rankWork(
      [
        work('small', { cents: 9000 }),
        work('large', { cents: 900_000 }),
        work('broken', { cents: 9000, brokenPromiseOn: '2025-11-11' }),
        work('tonight', { cents: 9000, deadlineOn: today }),
        work('b', { openedOn: today }),
        work('a', { openedOn: today }),
        work('older', { openedOn: '2025-11-12' }),
        work('a little more', { cents: 100 }),
      ],
      today,
    );
    expect(order.map(({ id }) => id)).toEqual(['tonight', 'broken', 'large', 'small', 'a little more', 'older', 'a', 'b']);
  });

  it('is the same whatever the order it comes in', () => {
    const all = ['x', 'y', 'z'].map((id, index) => work(id, { cents: index % 2 === 0 ? 100_000 : 0 }));
    expect(rankWork(all, today)).toEqual(rankWork(all.toReversed(), today));
  });
});

describe('the kind of a task', () => {
  it.each([
    ['call', undefined, 'call'],
    ['approval', undefined, 'approval'],
    ['check', undefined, 'check'],
    ['check', 'receiptReachesClaim', 'matching'],
    ['check', 'answeredByMail', 'answer'],
    ['check', 'promiseTooFar', 'dispute'],
    ['check', 'letterWaitsForPosting', 'post'],
    ['check', 'a reason of tomorrow', 'check'],
  ] as const)('%s for %s is %s', (kind, reason, expected) => {
    expect(workKindOf(reason === undefined ? { kind } : { kind, reason })).toBe(expected);
  });
});
