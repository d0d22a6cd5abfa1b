import { describe, expect, it } from 'vitest';
import { drive, type DriveOptions, type Story } from '../../../testing/drive.js';
import { at, call, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../../testing/small-world.js';
import type { Instruction, Plan } from '../../../plan.js';
import type { CaseFacts, Environment, ItemFacts } from '../../facts/environment.js';
import type { SuspensionFacts } from '../../facts/recorded-facts.js';

function play(env: Environment, to = '2025-12-20', more: Partial<DriveOptions> = {}): Story {
  return drive(env, { from: at('2025-10-01', 8), to: at(to), ...more });
}

/** `2025-10-13 R1`: which step left or opened on which day. */
function days(story: Story): string[] {
  return story.happenings.map(({ at: instant, effect }) => `${told(instant).slice(0, 10)} ${effect.carrier.nodeId}`);
}

const label = { fr: 'x', en: 'x' };
const atOnce = { anchor: 'dueDate' as const, offset: 0, unit: 'days' as const };
const check = (nodeId: string, next: number): Instruction =>
  call(nodeId, 0, { task: 'check', when: atOnce, outcomes: [{ id: 'done', label, reached: false, next }], expired: next });
const resumed: Instruction = { op: 'stop', nodeId: 'back', outcome: 'resumed' };

/** R1 on J+5, R2 on J+15, then the branches: from 3 a check and back (4), from 5 a message of a level and back (6). */
function drawn(interrupts: Plan['interrupts'], level = 2): Plan {
  const steps = [
    email('R1', 5, 1),
    email('R2', 15, 2),
    handOver('H'),
    check('K', 4),
    resumed,
    email('B', 0, level, { sent: 6, failed: 6 }),
    resumed,
  ];
  return ladder(steps, interrupts === undefined ? {} : { interrupts });
}

/** F1 of 1,000.00 EUR due on Monday 6 October 2025: R1 on Monday 13, R2 on Tuesday 21. */
function of(interrupts: Plan['interrupts'], facts: Partial<CaseFacts> = {}, more: { item?: ItemFacts; level?: number } = {}): Environment {
  return world(drawn(interrupts, more.level), caseOf([more.item ?? invoice('F1', '2025-10-06')], facts));
}

const suspended = (kind: SuspensionFacts['kind'], from: string, more: Partial<SuspensionFacts> = {}): SuspensionFacts => ({
  id: `${kind}-${from}`,
  kind,
  itemId: 'f1',
  fromDay: day(from),
  recordedAt: at(from, 10),
  ...more,
});

function paying(...payments: [date: string, cents: number, kind?: 'payment' | 'reversal'][]): ItemFacts {
  const item = invoice('F1', '2025-10-06');
  for (const [date, cents, kind = 'payment'] of payments) item.facts.push({ kind, cents, day: day(date), recordedAt: at(date, 7) });
  return item;
}

const done: DriveOptions['answer'] = () => ({ outcome: 'done', hours: 2 });

describe('interrupts (DESIGN §4)', () => {
  it('without a branch the default behaviour alone: a promise suspends, and slows nothing', () => {
    const promise = suspended('promise', '2025-10-15', { untilDay: day('2025-10-24') });
    expect(days(play(of(undefined, { suspensions: [promise] })))).toEqual(['2025-10-13 R1', '2025-10-28 R2']);
  });

  it('a dispute opens its check on its day though the item is suspended, then the item is where it was', () => {
    const dispute = suspended('dispute', '2025-10-15', { liftedDay: day('2025-10-22') });
    const story = play(of({ disputed: 3 }, { suspensions: [dispute] }), '2025-12-20', { answer: done });
    // suspended seven days, resumes five business days after Wednesday 22: Wednesday 29; R2: 21 + 7 = 28, so the 29th
    expect(days(story)).toEqual(['2025-10-13 R1', '2025-10-15 K', '2025-10-29 R2']);
    expect(story.state.tokens[0]).toMatchObject({ taken: ['disputed/dispute-2025-10-15'], shiftDays: 0 });
    expect(story.state.tokens[0]?.branch).toBeUndefined();
  });

  it('the check of a suspended item that nobody answers expires once and is not opened again', () => {
    const dispute = suspended('dispute', '2025-10-15', { liftedDay: day('2025-10-22') });
    expect(days(play(of({ disputed: 3 }, { suspensions: [dispute] })))).toEqual(['2025-10-13 R1', '2025-10-15 K', '2025-10-29 R2']);
  });

  it('a dunning message in the branch of a suspended item waits until it is free again (P2)', () => {
    const dispute = suspended('dispute', '2025-10-15', { liftedDay: day('2025-10-22') });
    const story = play(of({ disputed: 5 }, { suspensions: [dispute] }));
    expect(days(story)).toEqual(['2025-10-13 R1', '2025-10-29 B', '2025-11-05 R2']);
  });

  it('a part payment is walked once, and what the item waits for keeps its date', () => {
    const story = play(of({ partlyPaid: 3 }, {}, { item: paying(['2025-10-15', 20_000]) }), '2025-12-20', { answer: done });
    expect(days(story)).toEqual(['2025-10-13 R1', '2025-10-15 K', '2025-10-21 R2']);
  });

  it('two on one day: in the order of the names, one after the other', () => {
    const reply = suspended('reply', '2025-10-15');
    const env = of({ replied: 3, partlyPaid: 3 }, { suspensions: [reply] }, { item: paying(['2025-10-15', 20_000]) });
    const story = play(env, '2025-12-20', { answer: done });
    expect(days(story).filter((line) => line.endsWith(' K'))).toHaveLength(2);
    expect(story.state.tokens[0]?.taken).toEqual(['partlyPaid/' + String(at('2025-10-15', 7)), 'replied/reply-2025-10-15']);
  });

  it('waits for an open call to end before it enters the branch', () => {
    const plan = ladder([call('C', 5), email('R1', 15, 1), handOver('H'), check('K', 4), resumed], { interrupts: { partlyPaid: 3 } });
    const env = world(plan, caseOf([paying(['2025-10-14', 20_000])]));
    // opened on the 13th, it expires on the 15th
    expect(days(play(env))).toEqual(['2025-10-13 C', '2025-10-15 K', '2025-10-21 R1']);
  });

  it('paid: the check of its branch opens; taken back, the item goes on in place one business day later (law 7)', () => {
    const item = paying(['2025-10-15', 100_000], ['2025-10-30', 100_000, 'reversal']);
    const story = play(of({ paid: 3 }, {}, { item }), '2025-12-20', { answer: done });
    expect(days(story)).toEqual(['2025-10-13 R1', '2025-10-15 K', '2025-10-31 R2']);
  });

  it('paid while in another branch: that one is left for good', () => {
    const item = paying(['2025-10-15', 20_000], ['2025-10-16', 80_000]);
    const plan = ladder([email('R1', 5, 1), email('R2', 15, 2), handOver('H'), check('K', 4), resumed, check('P', 6), resumed], {
      interrupts: { partlyPaid: 3, paid: 5 },
    });
    const story = play(world(plan, caseOf([item])), '2025-12-20');
    expect(days(story)).toEqual(['2025-10-13 R1', '2025-10-15 K', '2025-10-16 P']);
    expect(story.last.positions[0]).toMatchObject({ status: 'done', nodeId: 'R2' });
    expect(story.last.effect).toBeUndefined();
    expect(story.state.calls).toEqual([]);
  });

  it('paid by J+15: the thank-you of its branch leaves once the gap is over, and nothing after it (law 23)', () => {
    const story = play(of({ paid: 5 }, {}, { item: paying(['2025-10-15', 100_000]), level: -1 }));
    // the gap after R1 on Monday 13 ends on Monday 20
    expect(days(story)).toEqual(['2025-10-13 R1', '2025-10-20 B']);
    expect(story.happenings[1]?.shown?.totals).toEqual([]);
    expect(story.last.positions[0]).toMatchObject({ status: 'done', reason: { code: 'paid' } });
    expect(story.last.wakeAt).toBeUndefined();
  });

  it('paid and taken back before the thank-you could leave: none does, and the item goes on in place', () => {
    const item = paying(['2025-10-15', 100_000], ['2025-10-17', 100_000, 'reversal']);
    expect(days(play(of({ paid: 5 }, {}, { item, level: -1 })))).toEqual(['2025-10-13 R1', '2025-10-21 R2']);
  });

  it('what happened before the item entered interrupts nothing', () => {
    const old = suspended('reply', '2025-09-20');
    expect(days(play(of({ replied: 3 }, { suspensions: [old] })))).toEqual(['2025-10-13 R1', '2025-10-21 R2']);
  });

  it('extra wakes and a round trip through JSON change nothing (P8, P15)', () => {
    const dispute = suspended('dispute', '2025-10-15', { liftedDay: day('2025-10-22') });
    const reply = suspended('reply', '2025-11-03');
    const env = (): Environment =>
      of({ disputed: 3, replied: 5, partlyPaid: 3 }, { suspensions: [dispute, reply] }, { item: paying(['2025-10-15', 20_000]) });
    const extraWakes = Array.from({ length: 90 }, (_, index) => at('2025-10-02', 5) + index * 19 * 3_600_000);
    const plain = play(env(), '2025-12-20', { answer: done });
    expect(days(play(env(), '2025-12-20', { answer: done, extraWakes }))).toEqual(days(plain));
    expect(days(play(env(), '2025-12-20', { answer: done, roundTrip: true }))).toEqual(days(plain));
  });
});
