import type { When } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { dates, days, instant, readyFor, type Given } from '../../testing/dated-step.js';
import { drive } from '../../testing/drive.js';
import { at, caseOf, day, email, handOver, invoice, ladder, told, world as worldOf } from '../../testing/small-world.js';
import { openWorld } from '../world/world.js';
import { windowOf } from './when-date.js';

const months = (offset: number): When => days(offset, { unit: 'months' });
const business = (offset: number, more: Partial<When> = {}): When => days(offset, { unit: 'businessDays', ...more });

type Row = readonly [title: string, due: string, when: When, expected: string];

describe('days from the due date (law 2)', () => {
  const rows: readonly Row[] = [
    ['Monday + 5 is a Saturday: next Monday', '2025-10-06', days(5), '2025-10-11 → 2025-10-13'],
    ['Monday − 5 is a Wednesday', '2025-10-20', days(-5), '2025-10-15 → 2025-10-15'],
    ['Thursday − 5 is a Saturday: the Friday before', '2025-10-16', days(-5), '2025-10-11 → 2025-10-10'],
    ['the same, told to roll forward', '2025-10-16', days(-5, { roll: 'next' }), '2025-10-11 → 2025-10-13'],
    ['Monday + 5, told to roll back', '2025-10-06', days(5, { roll: 'previous' }), '2025-10-11 → 2025-10-10'],
    ['Monday + 5, told to stay', '2025-10-06', days(5, { roll: 'none' }), '2025-10-11 → 2025-10-11'],
    ['the due date itself, a Sunday', '2025-10-12', days(0), '2025-10-12 → 2025-10-13'],
    ['a Wednesday is one of its weekdays', '2025-10-03', days(5, { weekdays: [2, 3, 4] }), '2025-10-08 → 2025-10-08'],
    ['a Friday is not: next Tuesday', '2025-10-05', days(5, { weekdays: [2, 3, 4] }), '2025-10-10 → 2025-10-14'],
    ['before the due date: the Tuesday before', '2025-10-20', days(-5, { weekdays: [2] }), '2025-10-15 → 2025-10-14'],
    ['11 November is a Tuesday: Wednesday', '2025-11-06', days(5), '2025-11-11 → 2025-11-12'],
    ['11 November, Tuesdays only: a week later', '2025-11-06', days(5, { weekdays: [2] }), '2025-11-11 → 2025-11-18'],
    ['1 May is a Thursday: Friday', '2025-04-26', days(5), '2025-05-01 → 2025-05-02'],
    ['Easter Monday: Tuesday', '2025-04-16', days(5), '2025-04-21 → 2025-04-22'],
    ['Easter Monday, before the due date: Good Friday is no holiday in Paris', '2025-04-26', days(-5), '2025-04-21 → 2025-04-18'],
    ['Christmas is a Thursday: Friday', '2025-12-20', days(5), '2025-12-25 → 2025-12-26'],
    ['over the year’s end onto New Year: 2 January', '2025-12-27', days(5), '2026-01-01 → 2026-01-02'],
    ['before the due date, back over the year’s end', '2026-01-06', days(-5), '2026-01-01 → 2025-12-31'],
    ['29 February of a leap year is a Thursday', '2024-02-24', days(5), '2024-02-29 → 2024-02-29'],
    ['there is none the year after: 1 March, a Saturday', '2025-02-24', days(5), '2025-03-01 → 2025-03-03'],
    ['29 February + 365 is 28 February', '2024-02-29', days(365), '2025-02-28 → 2025-02-28'],
    ['28 February + 366 over a leap day is 28 February', '2023-02-28', days(366), '2024-02-29 → 2024-02-29'],
  ];
  it.each(rows)('%s', (_, due, when, expected) => {
    expect(dates(readyFor(when, due))).toBe(expected);
  });
});

describe('months (law 2): never a jump into the next month', () => {
  const rows: readonly Row[] = [
    ['31 January + 1 is 28 February', '2025-01-31', months(1), '2025-02-28 → 2025-02-28'],
    ['31 January + 1 is 29 February in a leap year', '2024-01-31', months(1), '2024-02-29 → 2024-02-29'],
    ['31 December + 2 is 28 February, a Saturday: Monday', '2025-12-31', months(2), '2026-02-28 → 2026-03-02'],
    ['31 March − 1 is 28 February', '2025-03-31', months(-1), '2025-02-28 → 2025-02-28'],
    ['29 February + 12 is 28 February', '2024-02-29', months(12), '2025-02-28 → 2025-02-28'],
    ['31 August + 1 is 30 September', '2025-08-31', months(1), '2025-09-30 → 2025-09-30'],
    ['15 October + 2 is 15 December', '2025-10-15', months(2), '2025-12-15 → 2025-12-15'],
    ['30 November − 9 is 28 February, back over no year', '2025-11-30', months(-9), '2025-02-28 → 2025-02-28'],
    ['15 January − 1 is 15 December, a Sunday: the Friday before', '2025-01-15', months(-1), '2024-12-15 → 2024-12-13'],
  ];
  it.each(rows)('%s', (_, due, when, expected) => {
    expect(dates(readyFor(when, due))).toBe(expected);
  });
});

describe('business days of the entity (law 2)', () => {
  const rows: readonly Row[] = [
    ['Friday + 1 is Monday', '2025-10-10', business(1), '2025-10-13 → 2025-10-13'],
    ['Saturday + 1 is Monday too', '2025-10-11', business(1), '2025-10-13 → 2025-10-13'],
    ['Saturday + 0 stays, then rolls', '2025-10-11', business(0), '2025-10-11 → 2025-10-13'],
    ['10 November + 1 leaps over the 11th', '2025-11-10', business(1), '2025-11-12 → 2025-11-12'],
    ['12 November − 1 leaps back over it', '2025-11-12', business(-1), '2025-11-10 → 2025-11-10'],
    ['30 April + 1 leaps over 1 May', '2025-04-30', business(1), '2025-05-02 → 2025-05-02'],
    ['23 December + 3: 24, 26, 29', '2025-12-23', business(3), '2025-12-29 → 2025-12-29'],
    ['31 December + 1 is 2 January', '2025-12-31', business(1), '2026-01-02 → 2026-01-02'],
    ['Monday − 5 is the Monday before', '2025-10-13', business(-5), '2025-10-06 → 2025-10-06'],
    ['a Monday, Tuesdays and Wednesdays only', '2025-10-10', business(1, { weekdays: [2, 3] }), '2025-10-13 → 2025-10-14'],
  ];
  it.each(rows)('%s', (_, due, when, expected) => {
    expect(dates(readyFor(when, due))).toBe(expected);
  });
});

describe('other anchors (law 2); the item is due on Friday 31 October 2025', () => {
  const due = '2025-10-31';
  const letter = { dispatchId: 'l1', postedDay: day('2025-10-10'), recordedAt: at('2025-10-10', 18) };
  const posted = { lastDispatchId: 'l1', previousContactDay: day('2025-10-10') };
  const presented = (more: object): Given => ({ token: posted, facts: { letters: [letter, { ...letter, ...more }] } });
  const promise = {
    id: 'p',
    kind: 'promise' as const,
    itemId: 'f1',
    fromDay: day('2025-10-10'),
    untilDay: day('2025-10-17'),
    recordedAt: at('2025-10-10', 9),
  };
  const rows: readonly (readonly [string, When, Given, string])[] = [
    ['invoice date: Wednesday 1 October + 10', days(10, { anchor: 'invoiceDate' }), {}, '2025-10-11 → 2025-10-13'],
    ['entry', days(3, { anchor: 'entry' }), { token: { entryDay: day('2025-10-07') } }, '2025-10-10 → 2025-10-10'],
    [
      'the previous contact about this item',
      days(10, { anchor: 'previousContact' }),
      { token: { previousContactDay: day('2025-10-09') } },
      '2025-10-19 → 2025-10-20',
    ],
    [
      'no contact yet: since it is here',
      days(10, { anchor: 'previousContact' }),
      { token: { sinceDay: day('2025-10-08') } },
      '2025-10-18 → 2025-10-20',
    ],
    ['a named card', days(14, { anchor: { node: 'R1' } }), { token: { passed: { 0: day('2025-10-13') } } }, '2025-10-27 → 2025-10-27'],
    [
      'a card it did not pass, or that is not there: since it is here',
      days(14, { anchor: { node: 'R9' } }),
      { token: { sinceDay: day('2025-10-08') } },
      '2025-10-22 → 2025-10-22',
    ],
    [
      'the promise: Friday 17 October + 3 business days',
      business(3, { anchor: 'promiseDate' }),
      { facts: { suspensions: [promise] } },
      '2025-10-22 → 2025-10-22',
    ],
    [
      'presentation of the registered letter',
      days(8, { anchor: 'presentation' }),
      presented({ presentedDay: day('2025-10-15'), recordedAt: at('2025-10-16') }),
      '2025-10-23 → 2025-10-23',
    ],
    [
      'refused: it was presented that day',
      days(8, { anchor: 'presentation' }),
      presented({ outcome: 'refused', outcomeDay: day('2025-10-14'), recordedAt: at('2025-10-16') }),
      '2025-10-22 → 2025-10-22',
    ],
    [
      'no word from the post: seven days after the posting, the latest it may be (law 10)',
      days(8, { anchor: 'presentation' }),
      presented({}),
      '2025-10-25 → 2025-10-27',
    ],
    [
      'unknown at the address: it was never presented',
      days(8, { anchor: 'presentation' }),
      presented({ outcome: 'unknownAddress', outcomeDay: day('2025-10-14'), recordedAt: at('2025-10-16') }),
      '2025-10-25 → 2025-10-27',
    ],
    [
      'a word that comes later is not known yet (law 3)',
      days(8, { anchor: 'presentation' }),
      { ...presented({ presentedDay: day('2025-10-15'), recordedAt: at('2025-10-16') }), now: '2025-10-15' },
      '2025-10-25 → 2025-10-27',
    ],
  ];
  it.each(rows)('%s', (_, when, given, expected) => {
    expect(dates(readyFor(when, due, given))).toBe(expected);
  });
});

describe('what dispute, hold and lateness moved (laws 8, 9): due-date steps after the due date, and no others', () => {
  it.each<[string, When, string]>([
    ['J+5 moves by the 4 days', days(5), '2025-10-15 → 2025-10-15'],
    ['J−5 does not', days(-5), '2025-10-01 → 2025-10-01'],
    ['J0 does not', days(0), '2025-10-06 → 2025-10-06'],
    ['one month moves too', months(1), '2025-11-10 → 2025-11-10'],
    ['from entry: it does not', days(5, { anchor: 'entry' }), '2025-10-08 → 2025-10-08'],
  ])('%s', (_, when, expected) => {
    expect(dates(readyFor(when, '2025-10-06', { token: { shiftDays: 4, entryDay: day('2025-10-03') } }))).toBe(expected);
  });
});

describe('hours, in the debtor’s clock (law 1), over both clock changes', () => {
  const sundays = { policy: { window: { fromMinute: 0, toMinute: 1440, weekdays: [1, 2, 3, 4, 5, 6, 7] } } };
  it.each<[string, string, When, Given, string]>([
    ['the Friday before summer time: 9:00 is 8:00 UTC', '2025-03-23', days(5), {}, '2025-03-28T08:00'],
    ['the Monday after: 7:00 UTC', '2025-03-26', days(5), {}, '2025-03-31T07:00'],
    ['the Friday before winter time', '2025-10-19', days(5), {}, '2025-10-24T07:00'],
    ['the Monday after', '2025-10-22', days(5), {}, '2025-10-27T08:00'],
    ['hours of its own', '2025-10-22', days(5, { hours: { fromMinute: 630, toMinute: 720 } }), {}, '2025-10-27T09:30'],
    ['2:30 that does not exist is 3:30', '2025-03-25', days(5, { hours: { fromMinute: 150, toMinute: 400 } }), sundays, '2025-03-30T01:30'],
    [
      '2:30 that comes twice is the first',
      '2025-10-21',
      days(5, { hours: { fromMinute: 150, toMinute: 400 } }),
      sundays,
      '2025-10-26T00:30',
    ],
  ])('%s', (_, due, when, given, expected) => {
    expect(instant(readyFor(when, due, given).readyAt)).toBe(expected);
  });
});

describe('the window of a step, cut with the entity’s (laws 1, 2)', () => {
  const world = openWorld(worldOf(ladder([handOver('H')]), caseOf([])), at('2025-10-01'));
  it.each<[string, Partial<When>, [number, number]]>([
    ['nothing of its own', {}, [540, 1080]],
    ['inside', { hours: { fromMinute: 600, toMinute: 720 } }, [600, 720]],
    ['begins too early', { hours: { fromMinute: 0, toMinute: 600 } }, [540, 600]],
    ['ends too late', { hours: { fromMinute: 1020, toMinute: 1200 } }, [1020, 1080]],
    ['never meets it: the entity’s', { hours: { fromMinute: 1200, toMinute: 1300 } }, [540, 1080]],
    ['touches it only', { hours: { fromMinute: 1080, toMinute: 1200 } }, [540, 1080]],
  ])('hours: %s', (_, more, [fromMinute, toMinute]) => {
    expect(windowOf(world, days(5, more), false)).toMatchObject({ fromMinute, toMinute });
  });

  it('weekdays: those both have; where they share none, the entity’s', () => {
    const bits = (weekdays: number[]): number => windowOf(world, days(5, { weekdays }), false).weekdays;
    expect([bits([1, 6]), bits([6, 7]), bits([2, 3, 4])]).toEqual([0b10, 0b11_1110, 0b1_1100]);
  });
});

it('a previous contact that was skipped counts on the day it was skipped (law 2)', () => {
  // due Mon 6 October, seen on Wed 8: the pre-reminder of J−5 is skipped that day, and ten days later is Sat 18: Mon 20
  const next = email('R1', 0, 1, { when: days(10, { anchor: 'previousContact' }) });
  const env = worldOf(ladder([email('P', -5, 0), next, handOver('H')]), caseOf([invoice('F1', '2025-10-06')]));
  const { happenings } = drive(env, { from: at('2025-10-08', 8), to: at('2025-10-31') });
  expect(happenings.map(({ at: left, effect }) => [told(left).slice(0, 10), effect.carrier.nodeId])).toEqual([['2025-10-20', 'R1']]);
});
