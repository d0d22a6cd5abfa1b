import { describe, expect, it } from 'vitest';
import { at, day, paris } from '../../../testing/small-world.js';
import type { SuspensionFacts } from '../../facts/recorded-facts.js';
import type { DaySpan } from './day-spans.js';
import { notSuspended, readSuspensions, type SuspendedItem, type SuspensionEffect } from './suspension.js';

/** A day of October 2025; the item is due on Monday 6. */
const oct = (date: number): number => day(`2025-10-${String(date).padStart(2, '0')}`);

function fact(kind: SuspensionFacts['kind'], from: number, more: Partial<SuspensionFacts> = {}): SuspensionFacts {
  return { id: `${kind}-${from}`, kind, itemId: 'f1', fromDay: from, recordedAt: at('2025-09-01'), ...more };
}

/** What some suspensions of an item of 1,000.00 mean at noon of a day of October. */
function read(on: number, facts: readonly SuspensionFacts[], more: Partial<SuspendedItem> = {}): SuspensionEffect {
  const item: SuspendedItem = { dueDay: oct(6), outstandingCents: 100_000, coveredBy: () => [], otherSpans: [], ...more };
  return readSuspensions(facts, item, { today: oct(on), nowMs: paris.toInstant(oct(on), 720), calendar: paris });
}

describe('what a running suspension says (law 8)', () => {
  it('a reply of Tuesday 14: to Friday 17, and nothing else', () => {
    expect(read(15, [fact('reply', oct(14))])).toEqual({ ...notSuspended, suspended: { code: 'reply', lastDay: oct(17) } });
  });

  it('it begins on its day and holds on its last', () => {
    const reply = [fact('reply', oct(14))];
    expect(read(13, reply)).toEqual(notSuspended);
    expect(read(14, reply).suspended).toBeDefined();
    expect(read(17, reply).suspended).toBeDefined();
    expect(read(18, reply).suspended).toBeUndefined();
  });

  it('no last day where none is known, its owner where it has one', () => {
    expect(read(15, [fact('platform', oct(14))]).suspended).toEqual({ code: 'platform' });
    expect(read(15, [fact('platform', oct(14), { owner: 'anna' })]).suspended).toEqual({ code: 'platform', owner: 'anna' });
  });

  it.each([
    [
      'the longer, begun later',
      [fact('reply', oct(14)), fact('reply', oct(15), { id: 'b', owner: 'b' })],
      { lastDay: oct(20), owner: 'b' },
    ],
    ['the longer, begun first', [fact('hold', oct(13), { untilDay: oct(24) }), fact('reply', oct(14))], { code: 'hold', lastDay: oct(24) }],
    ['the one without end, begun first', [fact('platform', oct(13)), fact('reply', oct(14))], { code: 'platform' }],
    ['the one without end, begun later', [fact('reply', oct(14)), fact('platform', oct(15))], { code: 'platform' }],
    [
      'of two that end together, the first begun',
      [fact('hold', oct(13), { untilDay: oct(24), owner: 'a' }), fact('hold', oct(14), { untilDay: oct(24), owner: 'b' })],
      { code: 'hold', lastDay: oct(24), owner: 'a' },
    ],
  ])('of several it tells %s', (_, facts, told) => {
    expect(read(16, facts).suspended).toEqual({ code: 'reply', ...told });
  });

  it.each([
    ['the first day', [fact('paymentAnnounced', oct(13), { owner: 'b' }), fact('paymentAnnounced', oct(10), { owner: 'a' })]],
    [
      'the first recorded of a day',
      [fact('paymentAnnounced', oct(13), { owner: 'b', recordedAt: 2 }), fact('paymentAnnounced', oct(13), { owner: 'a', recordedAt: 1 })],
    ],
    [
      'the first id of an instant',
      [fact('paymentAnnounced', oct(13), { id: 'y', owner: 'b' }), fact('paymentAnnounced', oct(13), { id: 'x', owner: 'a' })],
    ],
    ['the first check of a kind', [fact('checking', oct(14), { owner: 'b' }), fact('checking', oct(13), { owner: 'a' })]],
  ])('of what counts once, %s counts, in whatever order it is told (P8)', (_, facts) => {
    expect(read(14, facts).suspended?.owner).toBe('a');
    expect(read(14, facts.toReversed()).suspended?.owner).toBe('a');
  });
});

describe('what an ended suspension leaves (laws 8, 9)', () => {
  it('the day from which lateness counts: that of the latest; a promise slows nothing of the delay, a reply does', () => {
    // a reply of the 6th: 7, 8, 9; of the 14th: 15, 16, 17
    const replies = [fact('reply', oct(14)), fact('reply', oct(6))];
    expect(read(22, replies)).toEqual({ ...notSuspended, releasedDay: oct(18) });
    expect(read(22, replies.toReversed()).releasedDay).toBe(oct(18));
    // promised for Wednesday 15: to Thursday 16
    const promise = fact('promise', oct(10), { untilDay: oct(15) });
    expect(read(22, [promise])).toEqual({ ...notSuspended, releasedDay: oct(17), undelayedDay: oct(17), promiseDay: oct(15) });
    const sooner = fact('promise', oct(11), { untilDay: oct(13) });
    expect(read(22, [promise, sooner]).undelayedDay).toBe(oct(17));
  });

  it('the date of the promise that reaches furthest, where one has a date', () => {
    const far = fact('promise', oct(8), { untilDay: oct(20) });
    const near = fact('promise', oct(10), { untilDay: oct(15) });
    expect(read(12, [far, near]).promiseDay).toBe(oct(20));
    expect(read(12, [fact('promise', oct(8), { untilDay: oct(9) }), near]).promiseDay).toBe(oct(15));
    expect(read(12, [fact('promise', oct(10))])).not.toHaveProperty('promiseDay');
    expect(read(12, [fact('hold', oct(10), { untilDay: oct(20) })])).not.toHaveProperty('promiseDay');
  });

  it('lifted on its first day it never was', () => {
    expect(read(15, [fact('dispute', oct(14), { liftedDay: oct(14) })])).toEqual(notSuspended);
  });
});

describe('a dispute (law 8)', () => {
  it('of the whole: until when, where that is known', () => {
    expect(read(15, [fact('dispute', oct(14))])).toEqual({ ...notSuspended, suspended: { code: 'dispute' }, disputed: true, shiftDays: 1 });
    expect(read(15, [fact('dispute', oct(14), { untilDay: oct(24) })])).toEqual({
      ...{ ...notSuspended, suspended: { code: 'dispute', lastDay: oct(24) }, disputed: true, shiftDays: 1 },
      disputeEndDay: oct(25),
    });
  });

  it('of several, the first end counts, for what is owed changes then', () => {
    const facts = [fact('dispute', oct(13), { untilDay: oct(24) }), fact('dispute', oct(14), { untilDay: oct(20) })];
    expect(read(15, facts).disputeEndDay).toBe(oct(21));
    expect(read(15, [fact('dispute', oct(13), { untilDay: oct(20) }), fact('dispute', oct(14), { untilDay: oct(24) })]).disputeEndDay).toBe(
      oct(21),
    );
  });

  it.each([14, 20])('lifted on the 14th it rests until Monday 20, seen on the %s', (on) => {
    // 15, 16, 17, 20, 21: the fifth business day is the first free one
    expect(read(on, [fact('dispute', oct(8), { liftedDay: oct(14) })])).toEqual({
      ...{ ...notSuspended, suspended: { code: 'resumesAfterGrace', lastDay: oct(20) }, shiftDays: 6 },
      ended: { code: 'dispute', fromDay: oct(8), toDay: oct(14) },
    });
  });

  it('the days it stopped the clock: those after the due date, up to today', () => {
    expect(read(10, [fact('hold', oct(1))]).shiftDays).toBe(3);
    expect(read(10, [fact('hold', oct(8))]).shiftDays).toBe(2);
    expect(read(20, [fact('hold', oct(1), { liftedDay: oct(7) })]).shiftDays).toBe(0);
    expect(read(20, [fact('hold', oct(1), { liftedDay: oct(8) })]).shiftDays).toBe(1);
  });
});

describe('after what the next contact is a resumption (law 8)', () => {
  const hold = (from: number, to: number): SuspensionFacts => fact('hold', from, { id: `h${from}`, liftedDay: to });

  it('21 days and more of any suspension, a dispute however short', () => {
    expect(read(30, [hold(oct(1), oct(22))]).ended).toEqual({ code: 'hold', fromDay: oct(1), toDay: oct(22) });
    expect(read(30, [hold(oct(1), oct(21))])).not.toHaveProperty('ended');
    expect(read(30, [fact('dispute', oct(20), { liftedDay: oct(21) })]).ended).toEqual({
      ...{ code: 'dispute', fromDay: oct(20), toDay: oct(21) },
    });
  });

  it('once it is over: on the day it no longer holds', () => {
    expect(read(21, [hold(oct(1), oct(22))])).not.toHaveProperty('ended');
    expect(read(22, [hold(oct(1), oct(22))]).ended).toBeDefined();
  });

  it.each([
    ['a hold and a reply touch: told as the later', [hold(oct(1), oct(20)), fact('reply', oct(17))], 'reply', oct(1), oct(23)],
    ['a dispute within a hold', [hold(oct(1), oct(20)), fact('dispute', oct(5), { liftedDay: oct(8) })], 'dispute', oct(1), oct(20)],
    ['a hold behind a dispute', [fact('dispute', oct(5), { liftedDay: oct(8) }), hold(oct(7), oct(20))], 'dispute', oct(5), oct(20)],
    ['the last of two', [fact('dispute', oct(1), { liftedDay: oct(2) }), hold(oct(4), oct(25))], 'hold', oct(4), oct(25)],
  ])('%s', (_, facts, code, fromDay, toDay) => {
    expect(read(30, facts).ended).toEqual({ code, fromDay, toDay });
  });

  it('what else kept it still counts as well: paid and taken back', () => {
    const otherSpans = [{ code: 'paid', fromDay: oct(1), toDay: oct(22) }];
    expect(read(30, [], { otherSpans }).ended).toEqual(otherSpans[0]);
    expect(otherSpans).toHaveLength(1);
  });
});

describe('a dispute about a part (law 8)', () => {
  const part = (from: number, cents: number, more: Partial<SuspensionFacts> = {}): SuspensionFacts =>
    fact('dispute', from, { id: `p${from}`, cents, ...more });

  it('takes the part out and lets the rest walk; of several, the sum', () => {
    expect(read(15, [part(oct(14), 30_000)])).toEqual({ ...notSuspended, disputedCents: 30_000 });
    expect(read(15, [part(oct(14), 30_000, { untilDay: oct(24) })]).disputeEndDay).toBe(oct(25));
    expect(read(15, [part(oct(13), 30_000), part(oct(14), 20_000)]).disputedCents).toBe(50_000);
  });

  it('all parts together are the whole: it is disputed as one, and nothing is taken out of it', () => {
    const whole = { disputed: true, disputedCents: 0 };
    expect(read(15, [part(oct(13), 60_000), part(oct(14), 40_000)])).toMatchObject({ ...whole, suspended: { code: 'dispute' } });
    expect(read(15, [part(oct(13), 60_000), part(oct(14), 39_999)])).toMatchObject({ disputed: false, disputedCents: 99_999 });
    const held = [fact('hold', oct(10)), part(oct(13), 60_000), part(oct(14), 40_000)];
    expect(read(15, held)).toMatchObject({ ...whole, suspended: { code: 'hold' } });
  });

  it('asks since when no more than the part was owed, from its first day to its end', () => {
    const asked: [number, DaySpan][] = [];
    const coveredBy = (cents: number, within: DaySpan): DaySpan[] => {
      asked.push([cents, within]);
      return [];
    };
    read(15, [part(oct(10), 30_000, { untilDay: oct(24) })], { coveredBy });
    expect(asked).toEqual([[30_000, { fromDay: oct(10), toDay: oct(25) }]]);
  });

  it('no more than the part is owed: it suspends and stops the clock from the day that came', () => {
    const covered = (toDay: number): Partial<SuspendedItem> => ({
      outstandingCents: 30_000,
      coveredBy: () => [{ fromDay: oct(12), toDay }],
    });
    const disputed = [part(oct(10), 30_000, { untilDay: oct(24) })];
    expect(read(15, disputed, covered(oct(25)))).toEqual({
      ...{ ...notSuspended, suspended: { code: 'dispute', lastDay: oct(24) }, disputed: true, shiftDays: 3 },
      disputeEndDay: oct(25),
    });
    // more came to be owed again since
    expect(read(15, disputed, covered(oct(14)))).toEqual({
      ...{ ...notSuspended, shiftDays: 2 },
      ended: { code: 'dispute', fromDay: oct(12), toDay: oct(14) },
    });
  });

  it('lifted, it leaves nothing, or the grace where it was one of the whole', () => {
    const lifted = [part(oct(8), 30_000, { liftedDay: oct(14) })];
    expect(read(15, lifted)).toEqual(notSuspended);
    const whole = { coveredBy: () => [{ fromDay: oct(8), toDay: oct(14) }] };
    expect(read(15, lifted, whole).suspended).toEqual({ code: 'resumesAfterGrace', lastDay: oct(20) });
  });

  it('a dispute of nothing is one of the whole; an amount makes a part of nothing else', () => {
    expect(read(15, [part(oct(14), 0)])).toMatchObject({ disputed: true, suspended: { code: 'dispute' } });
    expect(read(15, [fact('hold', oct(14), { cents: 30_000 })])).toMatchObject({ disputedCents: 0, suspended: { code: 'hold' } });
  });
});
