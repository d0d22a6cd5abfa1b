import { describe, expect, it } from 'vitest';
import { at, caseOf, day, email, handOver, invoice, ladder, world } from '../../../testing/small-world.js';
import type { CaseFacts, ItemFacts } from '../../facts/environment.js';
import type { SuspensionFacts } from '../../facts/recorded-facts.js';
import { standingOf } from '../standing.js';
import { openWorld, type ItemView } from '../world.js';

const plan = ladder([email('R1', 5, 1), handOver('H')]);

function fact(kind: SuspensionFacts['kind'], from: string, more: Partial<SuspensionFacts> = {}): SuspensionFacts {
  return { id: `${kind}-${from}`, kind, itemId: 'f1', fromDay: day(from), recordedAt: at(from, 7), ...more };
}

function seen(on: string, facts: Partial<CaseFacts>, items = [invoice('F1', '2025-10-06')]): ItemView | undefined {
  return openWorld(world(plan, caseOf(items, facts)), at(on, 12)).items.get('f1');
}

/** The code of its standing on a day, or `free`. */
function standing(on: string, facts: Partial<CaseFacts>, items = [invoice('F1', '2025-10-06')]): string {
  const opened = openWorld(world(plan, caseOf(items, facts)), at(on, 12));
  const view = opened.items.get('f1');
  return (view === undefined ? undefined : standingOf(opened, view, plan))?.code ?? 'free';
}

function paying(item: ItemFacts, kind: 'payment' | 'reversal', date: string, cents: number, more = {}): ItemFacts {
  return { ...item, facts: [...item.facts, { kind, cents, day: day(date), recordedAt: at(date, 7), ...more }] };
}

describe('how long each suspension lasts (law 8)', () => {
  it.each<[string, SuspensionFacts, string, string]>([
    ['a payment announced on Mon 20 October: 21, 22, 23, 24, 27', fact('paymentAnnounced', '2025-10-20'), '2025-10-27', '2025-10-28'],
    ['a reply on Mon 20: 21, 22, 23', fact('reply', '2025-10-20'), '2025-10-23', '2025-10-24'],
    ['a check of ten days is one of five', fact('checking', '2025-10-20', { untilDay: day('2025-11-03') }), '2025-10-27', '2025-10-28'],
    [
      'a payment ordered on Mon 3 November, the 11th no business day: to the 18th',
      fact('paymentOrdered', '2025-11-03'),
      '2025-11-18',
      '2025-11-19',
    ],
    [
      'collected on Fri 10 October: to Fri 17',
      fact('collection', '2025-10-07', { untilDay: day('2025-10-10') }),
      '2025-10-17',
      '2025-10-18',
    ],
    ['promised for Fri 24: to Mon 27', fact('promise', '2025-10-14', { untilDay: day('2025-10-24') }), '2025-10-27', '2025-10-28'],
    [
      'promised 40 days ahead: 15 at most, Wed 29, to Thu 30',
      fact('promise', '2025-10-14', { untilDay: day('2025-11-23') }),
      '2025-10-30',
      '2025-10-31',
    ],
    [
      'the same granted by the credit manager: to its date, Sunday 23, and Monday 24',
      fact('promise', '2025-10-14', { untilDay: day('2025-11-23'), owner: 'creditManager' }),
      '2025-11-24',
      '2025-11-25',
    ],
    [
      'refused on the platform until corrected',
      fact('platform', '2025-10-14', { liftedDay: day('2025-11-14') }),
      '2025-11-13',
      '2025-11-14',
    ],
    [
      'a hold to Wed 12 November includes it, then 13, 14, 17, 18, 19 of grace',
      fact('hold', '2025-11-03', { untilDay: day('2025-11-12') }),
      '2025-11-19',
      '2025-11-20',
    ],
  ])('%s', (_what, suspension, last, free) => {
    const facts = { suspensions: [suspension] };
    expect([standing(last, facts), standing(free, facts)].map((code) => code === 'free')).toEqual([false, true]);
  });

  it('a payment is announced once, an address checked once; a reply suspends each time', () => {
    const twice = (kind: SuspensionFacts['kind'], more: Partial<SuspensionFacts> = {}): Partial<CaseFacts> => ({
      suspensions: [fact(kind, '2025-11-03', more), fact(kind, '2025-10-06', more)],
    });
    expect(standing('2025-11-04', twice('paymentAnnounced'))).toBe('free');
    expect(standing('2025-11-04', twice('checking', { about: 'address' }))).toBe('free');
    expect(standing('2025-11-04', twice('reply'))).toBe('reply');
  });

  it('one check of each kind', () => {
    const suspensions = [fact('checking', '2025-10-06', { about: 'reply' }), fact('checking', '2025-11-03', { about: 'address' })];
    expect(standing('2025-11-04', { suspensions })).toBe('checking');
  });

  it('a debit the bank rejected is under collection no longer (law 7)', () => {
    const rejected = paying(invoice('F1', '2025-10-06'), 'reversal', '2025-10-13', 0, { rejection: 'AM04' });
    const suspensions = [fact('collection', '2025-10-06', { untilDay: day('2025-10-10') })];
    expect(standing('2025-10-12', { suspensions }, [rejected])).toBe('collection');
    expect(standing('2025-10-13', { suspensions }, [rejected])).toBe('free');
  });

  it('the longest of several holds it, and the whole case counts', () => {
    const whole: SuspensionFacts = { id: 'all', kind: 'hold', fromDay: day('2025-10-14'), recordedAt: at('2025-10-14', 7), owner: 'anna' };
    const suspensions = [fact('reply', '2025-10-14'), whole];
    expect(seen('2025-10-15', { suspensions })?.suspension.suspended).toEqual({ code: 'hold', owner: 'anna' });
  });
});

describe('the clock of the item (law 8)', () => {
  it.each<[string, SuspensionFacts[], number]>([
    ['thirty days from the 15th to 14 November', [fact('dispute', '2025-10-15', { liftedDay: day('2025-11-14') })], 30],
    ['only days after the due date: the 7th to the 9th', [fact('hold', '2025-10-01', { liftedDay: day('2025-10-10') })], 3],
    [
      'what overlaps counts once: the 15th to the 26th',
      [fact('dispute', '2025-10-15', { liftedDay: day('2025-10-22') }), fact('hold', '2025-10-20', { untilDay: day('2025-10-26') })],
      12,
    ],
    ['withdrawn as an error: nothing', [fact('dispute', '2025-10-15', { liftedDay: day('2025-11-14'), inError: true })], 0],
    ['a promise moves nothing', [fact('promise', '2025-10-15', { untilDay: day('2025-10-29') })], 0],
    ['a platform moves nothing', [fact('platform', '2025-10-15', { liftedDay: day('2025-11-14') })], 0],
  ])('%s', (_what, suspensions, days) => {
    expect(seen('2025-12-01', { suspensions })?.suspension.shiftDays).toBe(days);
  });

  it('a lift is known from its own instant, an error too (law 3)', () => {
    const lifted = { liftedDay: day('2025-11-14'), liftedAt: at('2025-11-14', 7) };
    expect(seen('2025-10-20', { suspensions: [fact('dispute', '2025-10-15', lifted)] })?.suspension.suspended).toEqual({ code: 'dispute' });
    const inError = { suspensions: [fact('dispute', '2025-10-15', { ...lifted, inError: true })] };
    expect(standing('2025-11-13', inError)).toBe('dispute');
    expect(standing('2025-11-14', inError)).toBe('free');
  });
});

describe('a part dispute (law 8)', () => {
  const part = fact('dispute', '2025-10-15', { cents: 30_000, currency: 'EUR' });

  it('leaves the undisputed rest walking, and claims no more than it', () => {
    expect(standing('2025-10-20', { suspensions: [part] })).toBe('free');
    const view = seen('2025-10-20', { suspensions: [part] });
    expect([view?.outstandingCents, view?.netCents, view?.suspension.shiftDays]).toEqual([70_000, 70_000, 0]);
    expect(seen('2025-11-20', { suspensions: [{ ...part, liftedDay: day('2025-11-14') }] })?.netCents).toBe(100_000);
  });

  it('suspends and stops the clock once the rest is paid, from that day', () => {
    const paid = [paying(invoice('F1', '2025-10-06'), 'payment', '2025-11-04', 70_000)];
    expect(standing('2025-11-05', { suspensions: [part] }, paid)).toBe('dispute');
    const lifted = { suspensions: [{ ...part, liftedDay: day('2025-11-14') }] };
    expect(seen('2025-12-01', lifted, paid)?.suspension.shiftDays).toBe(10);
    expect(standing('2025-11-20', lifted, paid)).toBe('resumesAfterGrace');
  });
});
