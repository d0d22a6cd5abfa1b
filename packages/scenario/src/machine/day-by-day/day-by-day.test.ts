import { openCalendar } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import { describe, expect, it } from 'vitest';
import { drive, type DriveOptions, type Story } from '../../testing/drive.js';
import { at, call, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { CaseFacts, Environment, ItemFacts } from '../facts/environment.js';
import type { SuspensionFacts } from '../facts/recorded-facts.js';
import { step } from '../step.js';

const threeReminders = [email('R1', 5, 1), email('R2', 15, 2), email('R3', 25, 3), handOver('H')];
const twoReminders = [email('R1', 5, 1), email('R2', 15, 2), handOver('H')];

function play(env: Environment, from: string, more: Partial<DriveOptions> = {}, to = '2025-11-29'): Story {
  return drive(env, { from: at(from, 8), to: at(to), ...more });
}

/** `2025-10-13 R1 f1 f2`: what left, and about which items it moved. */
function days(story: Story): string[] {
  return story.happenings.map(({ at: instant, effect }) => {
    const items = effect.members.map(({ item }) => item).sort();
    return `${told(instant).slice(0, 10)} ${effect.carrier.nodeId} ${items.join(' ')}`;
  });
}

function paidOn(item: ItemFacts, date: string, kind: 'payment' | 'reversal' = 'payment'): ItemFacts {
  return { ...item, facts: [...item.facts, { kind, cents: 100_000, day: day(date), recordedAt: at(date, 7) }] };
}

function suspension(kind: SuspensionFacts['kind'], from: string, more: Partial<SuspensionFacts>): SuspensionFacts {
  return { id: `${kind}-${from}`, kind, itemId: 'f1', fromDay: day(from), recordedAt: at(from, 10), ...more };
}

function ladderOf(steps: Parameters<typeof ladder>[0], items: ItemFacts[], more: Partial<CaseFacts> = {}): Environment {
  return world(ladder(steps), caseOf(items, more));
}

describe('one account, day by day', () => {
  it('three items seen late leave in one message, and their next steps move by the lateness (law 9)', () => {
    const env = ladderOf(twoReminders, [invoice('F1', '2025-10-01'), invoice('F2', '2025-10-02'), invoice('F3', '2025-10-03')]);
    expect(days(play(env, '2025-10-20'))).toEqual(['2025-10-20 R1 f1 f2 f3', '2025-10-30 R2 f1 f2 f3']);
  });

  it('the oldest is paid: the other goes on at its own level (law 6)', () => {
    const env = ladderOf(twoReminders, [paidOn(invoice('F1', '2025-10-06'), '2025-10-22'), invoice('F2', '2025-10-13')]);
    const story = play(env, '2025-10-01');
    expect(days(story)).toEqual(['2025-10-13 R1 f1', '2025-10-20 R1 f2', '2025-10-28 R2 f2']);
    expect(story.happenings[1]?.shown?.lines.map(({ itemId, role }) => `${itemId} ${role}`)).toEqual(['f1 listed', 'f2 reminded']);
  });

  const later = [email('R1', 8, 1), email('R2', 18, 2), handOver('H')];
  it('an item that would ripen before the gap ends is reminded too (law 18)', () => {
    const story = play(ladderOf(later, [invoice('F1', '2025-10-06'), invoice('F2', '2025-10-08')]), '2025-10-01');
    expect(days(story)).toEqual(['2025-10-14 R1 f1 f2', '2025-10-24 R2 f1 f2']);
    expect(story.happenings[0]?.effect.members.find(({ item }) => item === 'f2')?.covered).toBe(true);
  });

  it('money may be on its way: two business days overdue is not covered, only listed (law 18)', () => {
    const story = play(ladderOf(later, [invoice('F1', '2025-10-06'), invoice('F2', '2025-10-10')]), '2025-10-01', {}, '2025-10-23');
    expect(days(story)).toEqual(['2025-10-14 R1 f1', '2025-10-21 R1 f2']);
    expect(story.happenings[0]?.shown?.lines.find(({ itemId }) => itemId === 'f2')?.role).toBe('listed');
  });

  it('a failure moves only the carrier’s own step, the other leaves at once with its own message (law 20)', () => {
    const reminded = invoice('F2', '2025-10-03', { lastLevel: 1, lastContactDay: day('2025-10-08') });
    const env = ladderOf(twoReminders, [invoice('F1', '2025-10-13'), reminded]);
    const story = play(env, '2025-10-09', { outcome: (_effect, index) => (index === 0 ? 'failed' : 'sent') }, '2025-10-21');
    expect(days(story)).toEqual(['2025-10-20 R2 f1 f2', '2025-10-20 R1 f1']);
    expect(story.state.tokens.find(({ item }) => item === 'f2')?.level).toBe(1);
  });

  it('a failure leaves what it would have covered untouched: it leaves on its own day, no gap was opened (laws 18, 20)', () => {
    const env = ladderOf(later, [invoice('F1', '2025-10-06'), invoice('F2', '2025-10-08')]);
    const story = play(env, '2025-10-01', { outcome: (_effect, index) => (index === 0 ? 'failed' : 'sent') });
    expect(days(story)).toEqual(['2025-10-14 R1 f1 f2', '2025-10-16 R1 f2', '2025-10-24 R2 f1 f2']);
  });

  it('two currencies share one message with one total each (law 6)', () => {
    const env = ladderOf(twoReminders, [invoice('F1', '2025-10-06'), invoice('F2', '2025-10-06', { currency: 'USD' })]);
    const [first] = play(env, '2025-10-01').happenings;
    expect(first?.shown?.totals).toEqual([
      { currency: 'EUR', cents: 100_000 },
      { currency: 'USD', cents: 100_000 },
    ]);
  });
});

describe('what stops and resumes', () => {
  it.each([
    [
      'a promise until the 24th suspends to the 27th and slows nothing',
      suspension('promise', '2025-10-14', { untilDay: day('2025-10-24') }),
      '2025-10-28',
      '2025-11-04',
    ],
    [
      'a dispute of thirty days moves what follows by thirty days, five business days after the lift',
      suspension('dispute', '2025-10-15', { liftedDay: day('2025-11-14') }),
      '2025-11-21',
      '2025-12-01',
    ],
    [
      'a hold recorded in error and lifted the same day changes nothing',
      suspension('hold', '2025-10-15', { liftedDay: day('2025-10-15') }),
      '2025-10-21',
      '2025-10-31',
    ],
  ])('%s (law 8)', (_fact, fact, second, third) => {
    const story = play(ladderOf(threeReminders, [invoice('F1', '2025-10-06')], { suspensions: [fact] }), '2025-10-01', {}, '2025-12-15');
    expect(days(story)).toEqual(['2025-10-13 R1 f1', `${second} R2 f1`, `${third} R3 f1`]);
  });

  it('an item that is resumed first is not claimed by the notice of another on the same step (laws 8, 17)', () => {
    const steps = [email('R1', 5, 1), email('N', 30, 5, { channel: 'registered', rank: 3, deadlineDays: 8 }), handOver('H')];
    const items = [invoice('F1', '2025-10-05'), invoice('F2', '2025-10-05')];
    const suspensions = [suspension('dispute', '2025-10-14', { itemId: 'f2', liftedDay: day('2025-10-28') })];
    const story = play(ladderOf(steps, items, { suspensions }), '2025-10-01', {}, '2025-11-14');
    expect(days(story)).toEqual(['2025-10-10 R1 f1 f2', '2025-11-04 N f1', '2025-11-12 R1 f2']);
  });

  it('a payment taken back resumes in place, one business day later (law 7)', () => {
    const reversed = paidOn(paidOn(invoice('F1', '2025-10-06'), '2025-10-15'), '2025-10-30', 'reversal');
    expect(days(play(ladderOf(twoReminders, [reversed]), '2025-10-01'))).toEqual(['2025-10-13 R1 f1', '2025-10-31 R2 f1']);
  });

  it('a credit note larger than the item nets it: nothing leaves, the credit manager reviews (law 5)', () => {
    const credit = invoice('A1', '2025-10-06', {
      type: 'creditNote',
      facts: [{ kind: 'stated', cents: -150_000, day: day('2025-09-06'), recordedAt: at('2025-09-06', 8) }],
    });
    const story = play(ladderOf(twoReminders, [invoice('F1', '2025-10-06'), credit]), '2025-10-01');
    expect(days(story)).toEqual([]);
    expect(story.last.positions).toMatchObject([{ itemId: 'f1', status: 'suspended', reason: { code: 'netted' }, owner: 'creditManager' }]);
  });

  it('two credits on one item are deducted one after the other, never beyond it (law 5)', () => {
    const credit = (number: string): ItemFacts =>
      invoice(number, '2025-10-06', {
        type: 'creditNote',
        facts: [{ kind: 'stated', cents: -80_000, day: day('2025-09-06'), recordedAt: at('2025-09-06', 8) }],
      });
    const env = ladderOf(twoReminders, [invoice('F1', '2025-10-06'), invoice('F2', '2025-10-07'), credit('A1'), credit('A2')]);
    const [first] = play(env, '2025-10-01').happenings;
    expect(first?.shown?.lines).toMatchObject([{ itemId: 'f2', outstandingCents: 100_000 }]);
    expect(first?.shown?.credits).toEqual([{ itemId: 'a2', cents: 60_000, currency: 'EUR' }]);
    expect(first?.shown?.totals).toEqual([{ currency: 'EUR', cents: 40_000 }]);
  });

  it('a receipt nobody allocated is deducted on a line of its own (law 5)', () => {
    const receipts = [{ id: 'r1', currency: 'EUR', cents: 40_000, day: day('2025-10-01'), recordedAt: at('2025-10-01', 7) }];
    const [first] = play(ladderOf(twoReminders, [invoice('F1', '2025-10-06')], { receipts }), '2025-10-01').happenings;
    expect(first?.shown).toMatchObject({
      lines: [{ itemId: 'f1', outstandingCents: 100_000 }],
      credits: [{ receiptId: 'r1', cents: 40_000 }],
      totals: [{ currency: 'EUR', cents: 60_000 }],
    });
  });

  it('closed by absence from a complete file: stopped, not paid; it comes back in its place', () => {
    const absent = invoice('F1', '2025-10-06');
    absent.facts.push({ kind: 'absent', cents: 0, day: day('2025-10-15'), recordedAt: at('2025-10-15', 7) });
    const env = ladderOf(twoReminders, [absent]);
    const gone = play(env, '2025-10-01', {}, '2025-10-25');
    expect(gone.last.positions[0]).toMatchObject({ status: 'stopped', reason: { code: 'closedByAbsence' } });
    absent.facts.push({ kind: 'stated', cents: 100_000, day: day('2025-10-29'), recordedAt: at('2025-10-29', 7) });
    expect(days(play(env, '2025-10-01'))).toEqual(['2025-10-13 R1 f1', '2025-10-29 R2 f1']);
  });
});

describe('calls, deadlines and entries', () => {
  const callFirst = [call('C', 5), email('R1', 6, 1), handOver('H')];
  it('a call nobody answered does not count: the waiting mail leaves when it expires (law 21)', () => {
    const story = play(ladderOf(callFirst, [invoice('F1', '2025-10-06')]), '2025-10-01');
    expect(days(story)).toEqual(['2025-10-13 C f1', '2025-10-15 R1 f1']);
  });

  it('a call that reached somebody opens the gap (law 14)', () => {
    const env = ladderOf(callFirst, [invoice('F1', '2025-10-06')]);
    const story = play(env, '2025-10-01', { answer: () => ({ outcome: 'reached', hours: 2 }) });
    expect(days(story)).toEqual(['2025-10-13 C f1', '2025-10-20 R1 f1']);
  });

  it('an item paid while its call is open withdraws the call and leaves no message (laws 8, 15)', () => {
    const story = play(ladderOf(callFirst, [paidOn(invoice('F1', '2025-10-06'), '2025-10-14')]), '2025-10-01');
    expect(days(story)).toEqual(['2025-10-13 C f1']);
    expect(story.state.calls).toEqual([]);
  });

  it('a granted deadline binds the next step until the day after it (law 10)', () => {
    const steps = [email('R1', 5, 1, { deadlineDays: 15 }), email('R2', 10, 2), handOver('H')];
    expect(days(play(ladderOf(steps, [invoice('F1', '2025-10-06')]), '2025-10-01'))).toEqual(['2025-10-13 R1 f1', '2025-10-29 R2 f1']);
  });

  it('what was reminded before Relance enters after it and keeps the gap (law 7)', () => {
    const reminded = invoice('F1', '2025-10-01', { lastLevel: 1, lastContactDay: day('2025-10-15') });
    expect(days(play(ladderOf(twoReminders, [reminded]), '2025-10-20'))).toEqual(['2025-10-22 R2 f1']);
  });

  it('no history and more than sixty days late: a person sorts it first (law 7)', () => {
    const story = play(ladderOf(twoReminders, [invoice('F1', '2025-08-01')]), '2025-10-20');
    expect(days(story)).toEqual([]);
    expect(story.last.positions[0]).toMatchObject({ status: 'parked', reason: { code: 'sortFirst' }, owner: 'creditManager' });
  });

  it('a public body is contacted per invoice, its lists three business days apart (law 13)', () => {
    const steps = [email('R1', 8, 1), handOver('H')];
    const plan = ladder(steps, { policies: { consolidation: 'invoice' } });
    const env = world(plan, caseOf([invoice('F1', '2025-10-06'), invoice('F2', '2025-10-06'), invoice('F3', '2025-10-08')]));
    expect(days(play(env, '2025-10-01'))).toEqual(['2025-10-14 R1 f1 f2', '2025-10-17 R1 f3']);
  });
});

describe('days and hours', () => {
  it('days from the entry count from the day the scenario takes the item in, however early it was imported (law 2)', () => {
    const entry = (offset: number, unit: 'days' | 'businessDays'): object => ({ when: { anchor: 'entry', offset, unit } });
    const steps = [email('R1', 0, 1, entry(1, 'businessDays')), email('R2', 0, 2, entry(12, 'days')), handOver('H')];
    const env = world(ladder(steps, { enterDaysBefore: 0 }), caseOf([invoice('F1', '2025-10-31')]));
    expect(days(play(env, '2025-10-06'))).toEqual(['2025-11-03 R1 f1', '2025-11-12 R2 f1']);
  });

  it('11 November is a holiday: the reminder of that Tuesday leaves on Wednesday (law 1)', () => {
    expect(days(play(ladderOf([email('R1', 5, 1), handOver('H')], [invoice('F1', '2025-11-06')]), '2025-11-01'))).toEqual([
      '2025-11-12 R1 f1',
    ]);
  });

  it('a client in La Réunion is written to in its own hours (law 1)', () => {
    const facts = caseOf([invoice('F1', '2025-10-10')]);
    const base = world(ladder([email('R1', 5, 1), handOver('H')]), { ...facts, payer: { ...facts.payer, territory: 'RE' } });
    const env = { ...base, calendars: { ...base.calendars, RE: openCalendar(buildCalendar('RE', 2024, 6)) } };
    const [first] = play(env, '2025-10-01').happenings;
    expect(told(first?.at ?? 0)).toMatch(/^2025-10-15 07:/);
  });

  it.each([
    ['without any calendar', {}],
    ['beyond the calendar', { FR: openCalendar(buildCalendar('FR', 2020, 1)) }],
  ])('%s every step is parked with a reason, and nothing throws (law 27)', (_case, calendars) => {
    const env = { ...ladderOf(twoReminders, [invoice('F1', '2025-10-06')]), calendars };
    const { positions, effect } = step(
      { v: 1, caseId: 'case', sequence: 0, tokens: [], log: [], calls: [], notBefore: {} },
      env,
      at('2025-10-20', 9),
    );
    expect(effect).toBeUndefined();
    expect(positions[0]).toMatchObject({ status: 'parked', reason: { code: 'beyondCalendar' }, owner: 'admin' });
  });
});
