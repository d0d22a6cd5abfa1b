import { openCalendar } from '@relance/domain';
import { buildCalendar } from '@relance/domain/calendars';
import { describe, expect, it } from 'vitest';
import { drive, type DriveOptions, type Story } from '../../testing/drive.js';
import { at, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { Instruction } from '../../plan.js';
import type { CaseFacts, Environment, ItemFacts } from '../facts/environment.js';

const registered = { channel: 'registered', rank: 3, deadlineDays: 8 } as const;
const notice = email('N', 25, 5, registered);

function envOf(steps: Instruction[], items: ItemFacts[], more: Partial<CaseFacts> = {}): Environment {
  return world(ladder(steps), caseOf(items, more));
}

function play(env: Environment, more: Partial<DriveOptions> = {}, to = '2025-12-20'): Story {
  return drive(env, { from: at('2025-10-01', 8), to: at(to), ...more });
}

function days(story: Story): string[] {
  return story.happenings.map(({ at: instant, effect }) => {
    const items = effect.members.map(({ item }) => item).sort();
    return `${told(instant).slice(0, 10)} ${effect.carrier.nodeId} ${items.join(' ')}`;
  });
}

describe('what the payer cannot or will not receive takes its failed port (laws 8, 20)', () => {
  const steps = [
    email('R1', 5, 1, { failed: 1, sent: 2 }),
    email('L1', 5, 1, { channel: 'letter', rank: 2 }),
    email('R2', 15, 2),
    handOver('H'),
  ];
  const payer = caseOf([]).payer;

  it('no e-mail address: the letter leaves instead, on the same day', () => {
    const story = play(envOf(steps, [invoice('F1', '2025-10-06')], { payer: { ...payer, hasEmail: false } }), {}, '2025-10-20');
    expect(days(story)).toEqual(['2025-10-13 L1 f1']);
  });

  it('e-mail opposed from the 10th, lifted on the 16th: the letter, then e-mail again', () => {
    const oppositions = [
      { id: 'o', channel: 'email' as const, fromDay: day('2025-10-10'), liftedDay: day('2025-10-16'), recordedAt: at('2025-10-10', 9) },
    ];
    const story = play(envOf(steps, [invoice('F1', '2025-10-06')], { oppositions }), {}, '2025-10-30');
    expect(days(story)).toEqual(['2025-10-13 L1 f1', '2025-10-21 R2 f1']);
  });

  it('the reason is a fact the next decision reads, and opens neither gap nor level', () => {
    const asked: Instruction[] = [
      email('R1', 5, 1, { failed: 1, sent: 3 }),
      {
        op: 'branch',
        nodeId: 'why',
        cases: [{ id: 'refused', condition: { field: 'failureReason', operator: 'eq', value: 'opposed' }, next: 2 }],
        otherwise: 3,
      },
      email('L1', 5, 1, { channel: 'letter', rank: 2 }),
      handOver('H'),
    ];
    const oppositions = [{ id: 'o', channel: 'email' as const, fromDay: day('2025-10-10'), recordedAt: at('2025-10-10', 9) }];
    expect(days(play(envOf(asked, [invoice('F1', '2025-10-06')], { oppositions })))).toEqual(['2025-10-13 L1 f1']);
  });

  it('a notice is never opposed (law 8)', () => {
    const mailed = [email('L1', 5, 1, { channel: 'letter', rank: 2 }), email('N', 25, 5, { deadlineDays: 8 }), handOver('H')];
    const oppositions = [{ id: 'o', channel: 'email' as const, fromDay: day('2025-10-10'), recordedAt: at('2025-10-10', 9) }];
    expect(days(play(envOf(mailed, [invoice('F1', '2025-10-06')], { oppositions })))).toEqual(['2025-10-13 L1 f1', '2025-10-31 N f1']);
  });

  it('an SMS keeps the holidays of the debtor too, an e-mail does not (law 1)', () => {
    // J+5 is Fri 3 April 2026, Good Friday, a holiday in Moselle; Mon 6 is Easter Monday: Tue 7
    const moselle = { ...payer, hasMobile: true, territory: 'FR-57' };
    const firstOf = (step: Instruction): string[] => {
      const base = envOf([step, handOver('H')], [invoice('F1', '2026-03-29')], { payer: moselle });
      const calendars = { ...base.calendars, 'FR-57': openCalendar(buildCalendar('FR-57', 2024, 6)) };
      return days(drive({ ...base, calendars }, { from: at('2026-03-20', 8), to: at('2026-04-20') }));
    };
    const sms = { channel: 'sms', template: { id: 'S', version: 1 } } as const;
    expect(firstOf(email('S1', 5, 1, { channel: 'sms', rank: 0 }))).toEqual(['2026-04-07 S1 f1']);
    expect(firstOf(email('R1', 5, 1))).toEqual(['2026-04-03 R1 f1']);
    expect(firstOf(email('R1', 5, 1, { companions: [{ ...sms, audience: ['accountsPayable'] }] }))).toEqual(['2026-04-07 R1 f1']);
  });
});

describe('a notice claims only what was reminded in writing (law 19)', () => {
  it('an item whose only reminder may not have arrived is parked with a reason', () => {
    const env = envOf([email('R1', 5, 1), notice, handOver('H')], [invoice('F1', '2025-10-06')]);
    const story = play(env, { outcome: () => 'unknown' });
    expect(days(story)).toEqual(['2025-10-13 R1 f1']);
    expect(story.last.positions[0]).toMatchObject({
      status: 'parked',
      reason: { code: 'noticeWithoutReminder', law: 19 },
      owner: 'creditManager',
    });
  });

  it('an SMS is no written reminder', () => {
    const payer = { ...caseOf([]).payer, hasMobile: true };
    const env = envOf([email('S1', 5, 1, { channel: 'sms', rank: 0 }), notice, handOver('H')], [invoice('F1', '2025-10-06')], { payer });
    expect(days(play(env))).toEqual(['2025-10-13 S1 f1']);
  });

  it('stands alone while a first reminder ripens, and lists it outside its total (laws 16, 17)', () => {
    // F1 notice J+25 = Fri 31 October; F2 due 24 October, R1 on Wed 29, so the notice waits for the gap: Wed 5 November
    const items = [invoice('F1', '2025-10-06'), invoice('F2', '2025-10-24'), invoice('F3', '2025-10-30')];
    const story = play(envOf([email('R1', 5, 1), notice, handOver('H')], items), {}, '2025-11-06');
    expect(days(story)).toEqual(['2025-10-13 R1 f1', '2025-10-29 R1 f2', '2025-11-05 N f1']);
    const shown = story.happenings[2]?.shown;
    expect(shown?.lines.map(({ itemId, role }) => `${itemId} ${role}`)).toEqual(['f1 claimed', 'f2 listed', 'f3 listed']);
    expect(shown?.totals).toEqual([{ currency: 'EUR', cents: 100_000 }]);
  });

  it('asks a human when the cap costs it more than five business days (law 14)', () => {
    // four reminders to 31 October (cap 4 in 30 days from 10 October): the notice, planned on 7 November, could leave on 10 November…
    const steps = [
      email('R1', 4, 1),
      email('R2', 11, 2),
      email('R3', 18, 3),
      email('R4', 25, 4),
      email('N', 32, 5, registered),
      handOver('H'),
    ];
    // R1 Fri 10, R2 Fri 17, R3 Fri 24, R4 Fri 31 October; N Fri 7 November; the cap frees a place on 10 + 30 = Sun 9 November: Mon 10, one day
    expect(days(play(envOf(steps, [invoice('F1', '2025-10-06')])))).toContain('2025-11-10 N f1');
    // with 4 in 40 days a place is free on Wed 19 November, seven business days after the 7th (the 11th is a holiday): a person decides
    const env = world(ladder(steps), caseOf([invoice('F1', '2025-10-06')]), { cap: { contacts: 4, days: 40 } });
    const story = play(env);
    expect(days(story)).toHaveLength(4);
    expect(story.last.positions[0]).toMatchObject({
      status: 'parked',
      reason: { code: 'noticeCapAskHuman', law: 14, until: '2025-11-19' },
    });
  });
});

describe('pre-reminders beside a notice (law 23)', () => {
  it('are dropped while an item of the payer is under formal notice', () => {
    const items = [invoice('F1', '2025-10-06'), invoice('F2', '2025-11-19')];
    const steps = [email('P', -5, 0), email('R1', 5, 1), notice, handOver('H')];
    const story = play(envOf(steps, items), {}, '2025-11-20');
    // P for F2 is ready on Fri 14 November; the notice left on Fri 31 October
    expect(days(story)).toEqual(['2025-10-01 P f1', '2025-10-13 R1 f1', '2025-10-31 N f1']);
    expect(story.state.tokens.find(({ item }) => item === 'f2')).toMatchObject({ pc: 1, level: -1 });
  });
});
