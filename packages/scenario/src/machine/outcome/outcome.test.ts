import { describe, expect, it } from 'vitest';
import { drive, type DriveOptions, type Story } from '../../testing/drive.js';
import { at, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { CaseFacts, Environment, ItemFacts } from '../facts/environment.js';
import type { LetterFacts } from '../facts/recorded-facts.js';

const letter = email('L1', 5, 1, { channel: 'letter', rank: 2, deadlineDays: 8 });

function play(env: Environment, more: Partial<DriveOptions> = {}, to = '2025-11-29'): Story {
  return drive(env, { from: at('2025-10-01', 8), to: at(to), ...more });
}

function envOf(steps: Parameters<typeof ladder>[0], items: ItemFacts[], more: Partial<CaseFacts> = {}): Environment {
  return world(ladder(steps), caseOf(items, more));
}

function days(story: Story): string[] {
  return story.happenings.map(({ at: instant, effect }) => {
    const items = effect.members.map(({ item }) => item).sort();
    return `${told(instant).slice(0, 10)} ${effect.carrier.nodeId} ${items.join(' ')}`;
  });
}

describe('a letter is sent on the day it is posted (law 22)', () => {
  const items = [invoice('F1', '2025-10-06'), invoice('F2', '2025-10-09')];
  const steps = [letter, email('R2', 15, 2), handOver('H')];
  const handedOver: Partial<DriveOptions> = { outcome: (_effect, index) => (index === 0 ? 'handedOver' : 'sent') };
  const posted = [{ dispatchId: 'f1/L1/1', postedDay: day('2025-10-15'), recordedAt: at('2025-10-15', 17) }];

  it('it holds its unit until then, and gap and deadline count from then (laws 10, 14)', () => {
    // handed over Mon 13, posted Wed 15: F2, ripe on Tue 14, leaves seven days after the posting; the deadline runs from Mon 20 to Tue 28
    const story = play(envOf(steps, items, { letters: posted }), handedOver);
    expect(days(story)).toEqual(['2025-10-13 L1 f1', '2025-10-22 L1 f2', '2025-10-29 R2 f1', '2025-11-05 R2 f2']);
    expect(story.state.log[0]).toMatchObject({ day: day('2025-10-15'), dispatchId: 'f1/L1/1', level: 1 });
    expect(story.happenings[0]?.effect).toMatchObject({ deadlineDay: day('2025-10-24') });
  });

  it('never posted, nothing of its unit moves, and both items say why', () => {
    const story = play(envOf(steps, items), handedOver);
    expect(days(story)).toEqual(['2025-10-13 L1 f1']);
    expect(story.state.tokens.map(({ level }) => level)).toEqual([-1, -1]);
    expect(story.last.positions).toMatchObject([
      { itemId: 'f1', reason: { code: 'letterNotPosted', law: 22 }, owner: 'creditManager' },
      { itemId: 'f2', reason: { code: 'waitsForPosting', law: 22 }, owner: 'creditManager' },
    ]);
  });

  it('taken out because nothing is as it says, it never left: the case writes again, as another visit (laws 12, 25)', () => {
    // handed over Mon 13, taken out Tue 14 at 10: F1 and F2, ripe since the 14th, leave together as what is owed then
    const takenOut = [{ dispatchId: 'f1/L1/1', takenOutDay: day('2025-10-14'), recordedAt: at('2025-10-14', 10) }];
    const story = play(envOf(steps, items, { letters: takenOut }), handedOver, '2025-10-16');
    expect(days(story)).toEqual(['2025-10-13 L1 f1', '2025-10-14 L1 f1 f2']);
    expect(story.happenings[1]?.effect.members.map(({ visit }) => visit)).toEqual([2, 1]);
    expect(story.state.log).toHaveLength(1);
  });

  it('withheld by a person, its items are parked with owner and review day, and the others go on (law 12)', () => {
    const withheld = [{ dispatchId: 'f1/L1/1', takenOutDay: day('2025-10-14'), withheld: true, recordedAt: at('2025-10-14', 10) }];
    const story = play(envOf(steps, items, { letters: withheld }), handedOver, '2025-10-16');
    expect(days(story)).toEqual(['2025-10-13 L1 f1', '2025-10-14 L1 f2']);
    // five business days after Tuesday the 14th: Tuesday the 21st
    expect(story.last.positions[0]).toMatchObject({
      itemId: 'f1',
      status: 'parked',
      owner: 'creditManager',
      reviewOn: '2025-10-21',
      reason: { code: 'letterWithheld', law: 12 },
    });
  });

  it('posted twice, in any order of the facts, it counts once', () => {
    const again = [...posted, { dispatchId: 'f1/L1/1', postedDay: day('2025-10-15'), recordedAt: at('2025-10-16', 9) }];
    const expected = days(play(envOf(steps, items, { letters: posted }), handedOver));
    expect(days(play(envOf(steps, items, { letters: again.reverse() }), handedOver))).toEqual(expected);
  });

  it('a registered one that is presented late grants its days from then (law 10)', () => {
    // sent Mon 13, printed Tue 28 (13 + 7 + 8); presented Thu 23: + 8 = Fri 31, so R2 leaves on Mon 3 November
    const registered = email('L1', 5, 1, { channel: 'registered', rank: 3, deadlineDays: 8 });
    const presented = [{ dispatchId: 'f1/L1/1', presentedDay: day('2025-10-23'), recordedAt: at('2025-10-24', 9) }];
    const [item] = items;
    const story = play(envOf([registered, email('R2', 15, 2), handOver('H')], item === undefined ? [] : [item], { letters: presented }));
    expect(days(story)).toEqual(['2025-10-13 L1 f1', '2025-11-03 R2 f1']);
  });

  it.each([
    ['refused', 1],
    ['unclaimed', 1],
    ['unknownAddress', 0],
  ] as const)('a registered one %s counts for a notice: %i times (law 19)', (outcome, reminders) => {
    const fact = { dispatchId: 'f1/L1/1', outcome, outcomeDay: day('2025-10-20'), recordedAt: at('2025-10-20', 9) };
    const story = play(envOf([letter, handOver('H')], [invoice('F1', '2025-10-06')], { letters: [fact] }), {}, '2025-10-21');
    expect(story.state.tokens[0]?.reminders).toBe(reminders);
  });

  it('said to be unknown at the address in error, it counts again once the true outcome is told', () => {
    const told = (outcome: 'unknownAddress' | 'received', recordedAt: number): LetterFacts => {
      return { dispatchId: 'f1/L1/1', outcome, outcomeDay: day('2025-10-20'), recordedAt };
    };
    const letters = [told('unknownAddress', at('2025-10-20', 9)), told('received', at('2025-10-21', 9))];
    const counts: number[] = [];
    const inspect: DriveOptions['inspect'] = ({ state }) => counts.push(state.tokens[0]?.reminders ?? -1);
    play(envOf([letter, handOver('H')], [invoice('F1', '2025-10-06')], { letters }), { inspect }, '2025-10-23');
    expect(counts.filter((count, index) => count !== counts[index - 1])).toEqual([0, 1, 0, 1]);
  });
});

describe('a message that came back (law 20)', () => {
  const bounces = [{ dispatchId: 'f1/R1/1', day: day('2025-10-14'), recordedAt: at('2025-10-14', 10) }];
  const steps = [email('R1', 5, 1), email('R2', 15, 2), handOver('H')];

  it('no longer counts for the gap, moves no token back, and its level is taken back (laws 7, 14)', () => {
    const env = envOf(steps, [invoice('F1', '2025-10-06'), invoice('F2', '2025-10-09')], { bounces });
    const levels: number[] = [];
    const story = play(env, { inspect: ({ state }) => levels.push(state.tokens[0]?.level ?? -9) });
    expect(days(story)).toEqual(['2025-10-13 R1 f1', '2025-10-14 R1 f2', '2025-10-21 R2 f1 f2']);
    expect(levels.filter((level, index) => level !== levels[index - 1])).toEqual([-1, 1, -1, 2]);
  });

  it('counts for no notice any more (law 19)', () => {
    const story = play(envOf(steps, [invoice('F1', '2025-10-06')], { bounces }), {}, '2025-10-20');
    expect(story.state.tokens[0]).toMatchObject({ reminders: 0, pc: 1 });
  });
});
