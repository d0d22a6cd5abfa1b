import { stableHash } from '@relance/domain';
import { describe, expect, it } from 'vitest';
import { drive, type DriveOptions, type Story } from '../../../testing/drive.js';
import { at, call, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../../testing/small-world.js';
import type { AwaitInstruction, Instruction, RepeatInstruction } from '../../../plan.js';
import type { CaseFacts, Environment } from '../../facts/environment.js';

function play(env: Environment, to = '2025-12-15', more: Partial<DriveOptions> = {}): Story {
  return drive(env, { from: at('2025-10-01', 8), to: at(to), ...more });
}

/** `2025-10-13 R1`: which step left or opened on which day. */
function days(story: Story): string[] {
  return story.happenings.map(({ at: instant, effect }) => `${told(instant).slice(0, 10)} ${effect.carrier.nodeId}`);
}

/** F1 of 1,000.00 EUR, due on Monday 6 October 2025, so that J+5 is Monday 13 October. */
function f1(steps: Instruction[], more: Partial<CaseFacts> = {}, payments: [date: string, cents: number][] = []): Environment {
  const item = invoice('F1', '2025-10-06');
  for (const [date, cents] of payments) item.facts.push({ kind: 'payment', cents, day: day(date), recordedAt: at(date, 7) });
  return world(ladder(steps), caseOf([item], more));
}

const soon = (nodeId: string, level: number): Instruction =>
  email(nodeId, 0, level, { when: { anchor: 'previousContact', offset: 8, unit: 'days' } });

describe('await', () => {
  const awaits = (...events: AwaitInstruction['events']): Instruction => ({
    op: 'await',
    nodeId: 'A',
    events,
    until: { anchor: 'dueDate', offset: 15, unit: 'days' },
    timedOut: 2,
  });
  const steps = (...events: AwaitInstruction['events']): Instruction[] => [
    email('R1', 5, 1),
    awaits(...events),
    email('T', 16, 2, { sent: 4 }),
    soon('E', 2),
    handOver('H'),
  ];

  it('goes on at its date when nothing happens: Tuesday 21 October, J+15', () => {
    const story = play(f1(steps({ event: 'partPayment', next: 3 })));
    expect(days(story)).toEqual(['2025-10-13 R1', '2025-10-22 T']);
  });

  it('goes its own way from the day of the fact', () => {
    const story = play(f1(steps({ event: 'partPayment', next: 3 }), {}, [['2025-10-15', 40_000]]));
    expect(days(story)).toEqual(['2025-10-13 R1', '2025-10-21 E']);
  });

  it('does not look at what happened before it came to rest', () => {
    const story = play(f1(steps({ event: 'partPayment', next: 3 }), {}, [['2025-10-09', 40_000]]));
    expect(days(story)).toEqual(['2025-10-13 R1', '2025-10-22 T']);
  });

  it('takes each fact once: two in a row need two payments', () => {
    const twice = [
      email('R1', 5, 1),
      awaits({ event: 'partPayment', next: 2 }),
      awaits({ event: 'partPayment', next: 3 }),
      soon('E', 2),
      handOver('H'),
    ];
    const once = f1(twice, {}, [['2025-10-15', 40_000]]);
    expect(play(once, '2025-10-20').last.positions[0]).toMatchObject({
      nodeId: 'A',
      reason: { code: 'waitsForEvent', until: '2025-10-21' },
    });
    const both = f1(twice, {}, [
      ['2025-10-15', 40_000],
      ['2025-10-16', 10_000],
    ]);
    expect(days(play(both))).toEqual(['2025-10-13 R1', '2025-10-21 E']);
  });

  it('knows a promise broken on the day after its business day of grace (law 8)', () => {
    const until = { anchor: 'dueDate' as const, offset: 40, unit: 'days' as const };
    const wait: Instruction = { op: 'await', nodeId: 'A', events: [{ event: 'promiseBroken', next: 2 }], until, timedOut: 3 };
    const after = email('B', 0, 2, { when: { anchor: 'previousContact', offset: 1, unit: 'days' } });
    const promise = {
      id: 'p',
      kind: 'promise' as const,
      itemId: 'f1',
      fromDay: day('2025-10-15'),
      untilDay: day('2025-10-24'),
      recordedAt: at('2025-10-15', 10),
    };
    const env = f1([email('R1', 5, 1), wait, after, handOver('H')], { suspensions: [promise] });
    // Friday 24 October, grace Monday 27
    expect(days(play(env))).toEqual(['2025-10-13 R1', '2025-10-28 B']);
  });

  it('several on a day: the order of the list of events, not of the facts (P8)', () => {
    const outside = [{ id: 'c', day: day('2025-10-15'), recordedAt: at('2025-10-15', 7) }];
    const both = steps({ event: 'contactMade', next: 2 }, { event: 'partPayment', next: 3 });
    const story = play(f1(both, { contactsOutside: outside }, [['2025-10-15', 40_000]]));
    expect(days(story).at(-1)).toMatch(/ E$/);
  });
});

describe('choose', () => {
  const arms = (...shares: number[]): Instruction => ({
    op: 'choose',
    nodeId: 'X',
    experiment: 'tone',
    arms: shares.map((share, index) => ({ id: `arm${index}`, share, next: index + 1 })),
  });
  const steps = (...shares: number[]): Instruction[] => [
    arms(...shares),
    email('A', 5, 1, { sent: 3, failed: 3 }),
    email('B', 5, 1, { sent: 3, failed: 3 }),
    handOver('H'),
  ];
  const draw = stableHash('client/tone') % 100;

  it('takes the arm in whose share the hash of account and experiment falls, for every item (law 11)', () => {
    expect(days(play(f1(steps(draw + 1, 99 - draw)))).at(0)).toMatch(/ A$/);
    expect(days(play(f1(steps(draw, 100 - draw)))).at(0)).toMatch(/ B$/);
  });

  it('without any arm parks the item, and nothing leaves (law 27)', () => {
    const { last, happenings } = play(f1(steps()));
    expect(happenings).toEqual([]);
    expect(last.positions[0]).toMatchObject({ status: 'parked', owner: 'admin' });
  });
});

describe('repeat', () => {
  const loop = (more: Partial<RepeatInstruction> = {}): Instruction => ({
    op: 'repeat',
    nodeId: 'L',
    max: 3,
    minGapDays: 14,
    until: { field: 'outstandingCents', operator: 'lt', value: 50_000, currency: 'EUR' },
    body: 2,
    done: 3,
    exhausted: 4,
    ...more,
  });
  const round = email('R', 0, 2, { when: { anchor: 'previousContact', offset: 7, unit: 'days' }, sent: 1, failed: 1 });
  const steps = (more: Partial<RepeatInstruction> = {}): Instruction[] => [
    email('R1', 5, 1),
    loop(more),
    round,
    handOver('done'),
    { op: 'stop', nodeId: 'exhausted', outcome: 'ended', owner: 'anna', reviewBusinessDays: 10 },
  ];

  it('rounds begin fourteen days apart, at most three, then it is exhausted', () => {
    // begins 13 October (R a week later), 27 October (7 days after the R of the 20th), 10 November
    const story = play(f1(steps()));
    expect(days(story)).toEqual(['2025-10-13 R1', '2025-10-20 R', '2025-10-27 R', '2025-11-10 R']);
    expect(story.state.tokens[0]?.end).toMatchObject({ reason: { nodeId: 'exhausted' }, owner: 'anna' });
  });

  it('ends as soon as its condition holds when the item is there', () => {
    const story = play(f1(steps(), {}, [['2025-10-24', 60_000]]));
    expect(days(story)).toEqual(['2025-10-13 R1', '2025-10-20 R']);
    expect(story.state.tokens[0]?.end?.reason).toMatchObject({ code: 'handedOver', nodeId: 'done' });
  });

  it('an extra wake while it waits for its next round changes nothing (P8)', () => {
    const extraWakes = Array.from({ length: 80 }, (_, index) => at('2025-10-13', 11) + index * 17 * 3_600_000);
    const paid: [string, number][] = [['2025-10-24', 60_000]];
    const plain = play(f1(steps(), {}, paid));
    const woken = play(f1(steps(), {}, paid), '2025-12-15', { extraWakes });
    expect(days(woken)).toEqual(days(plain));
    expect(woken.state.tokens).toEqual(plain.state.tokens);
  });

  it('a body without a rest parks the item instead of turning for ever (law 27)', () => {
    const { last } = play(f1([loop({ minGapDays: 0, max: 1_000_000, body: 0 })]));
    expect(last.positions[0]).toMatchObject({ status: 'parked', owner: 'admin' });
  });
});

describe('a go or no-go, and what is to be checked', () => {
  const label = { fr: 'x', en: 'x' };
  const go = call('G', 6, {
    task: 'approval',
    caller: 'creditManager',
    outcomes: [
      { id: 'approved', label, reached: false, next: 2 },
      { id: 'refused', label, reached: false, next: 3 },
    ],
    expired: 3,
  });
  const steps: Instruction[] = [
    email('R1', 5, 1, { when: { anchor: 'dueDate', offset: 5, unit: 'days', roll: 'none' } }),
    go,
    email('R2', 15, 2),
    handOver('H'),
  ];

  it('is no contact: it opens on the very day of a message and opens no gap (law 14)', () => {
    const story = play(f1(steps), '2025-12-15', { answer: () => ({ outcome: 'approved', hours: 2 }) });
    expect(days(story)).toEqual(['2025-10-13 R1', '2025-10-13 G', '2025-10-21 R2']);
    expect(story.state.log).toHaveLength(2);
    expect(story.happenings[1]?.effect).toMatchObject({ task: 'approval', level: -1, unit: 'item:f1' });
  });

  it('refused leads by its own way, and leaves level and previous contact as they are', () => {
    const story = play(f1(steps), '2025-12-15', { answer: () => ({ outcome: 'refused', hours: 2 }) });
    expect(days(story)).toEqual(['2025-10-13 R1', '2025-10-13 G']);
    expect(story.state.tokens[0]).toMatchObject({ level: 1, contacts: 1, previousContactDay: day('2025-10-13') });
  });
});
