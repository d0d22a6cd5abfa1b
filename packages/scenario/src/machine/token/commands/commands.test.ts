import { describe, expect, it } from 'vitest';
import { drive, type Story } from '../../../testing/drive.js';
import { at, call, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../../testing/small-world.js';
import type { Instruction } from '../../../plan.js';
import type { CommandFacts } from '../../facts/recorded-facts.js';

const steps: Instruction[] = [email('R1', 5, 1), email('R2', 15, 2), email('R3', 25, 3), handOver('H')];

const command = (name: CommandFacts['command'], date: string, more: Partial<CommandFacts> = {}): CommandFacts => ({
  id: `${name}-${date}`,
  itemId: 'f1',
  command: name,
  at: at(date, 10),
  author: 'anna',
  reason: 'vu au téléphone',
  ...more,
});

/** F1, due on Monday 6 October 2025: R1 on Monday 13, R2 on Tuesday 21, R3 on Friday 31. */
function play(commands: CommandFacts[], drawn = steps): { story: Story; days: string[]; codes: string[] } {
  const codes: string[] = [];
  const story = drive(world(ladder(drawn), caseOf([invoice('F1', '2025-10-06')], { commands })), {
    from: at('2025-10-01', 8),
    to: at('2026-01-31'),
    extraWakes: commands.map((one) => one.at),
    inspect: ({ reasons }) => codes.push(...reasons.map(({ code }) => code)),
  });
  return {
    story,
    codes,
    days: story.happenings.map(({ at: instant, effect }) => `${told(instant).slice(0, 10)} ${effect.carrier.nodeId}`),
  };
}

describe('what a person orders about an item (law 27)', () => {
  it('skip leaves the next step undone, once', () => {
    const { days, codes } = play([command('skip', '2025-10-15')]);
    expect(days).toEqual(['2025-10-13 R1', '2025-10-31 R3']);
    expect(codes.filter((code) => code === 'commandSkip')).toHaveLength(1);
  });

  it('step back does the last step once more, under a new visit and not before the gap is over (law 14)', () => {
    const { days, story } = play([command('stepBack', '2025-10-22')]);
    // R2 again: the gap after Tuesday 21 ends on Tuesday 28; R3 a gap later
    expect(days.slice(0, 4)).toEqual(['2025-10-13 R1', '2025-10-21 R2', '2025-10-28 R2', '2025-11-04 R3']);
    expect(story.happenings.map(({ effect }) => effect.carrier.visit)).toEqual([1, 1, 2, 1]);
  });

  it('step back to something milder than the item has received has no effect (law 17)', () => {
    const { days, codes } = play([command('stepBack', '2025-10-22'), command('stepBack', '2025-10-23')]);
    expect(days.slice(0, 3)).toEqual(['2025-10-13 R1', '2025-10-21 R2', '2025-10-28 R2']);
    expect(codes).toContain('commandMilder');
  });

  it('reopen sends an item whose walk has ended back to its last step', () => {
    const end: Instruction = { op: 'stop', nodeId: 'E', outcome: 'ended', owner: 'anna', reviewBusinessDays: 10 };
    const { days, story } = play([command('reopen', '2025-11-10')], [email('R1', 5, 1), email('R2', 15, 2), end]);
    expect(days).toEqual(['2025-10-13 R1', '2025-10-21 R2', '2025-11-10 R2']);
    expect(story.state.tokens[0]).toMatchObject({ status: 'parked', end: { owner: 'anna' } });
  });

  it('a walking item has nothing to be reopened', () => {
    const { days, codes } = play([command('reopen', '2025-10-15')]);
    expect(days).toEqual(['2025-10-13 R1', '2025-10-21 R2', '2025-10-31 R3']);
    expect(codes).toContain('commandWithoutEffect');
  });

  it('an open call is answered, not skipped', () => {
    const { days, codes } = play([command('skip', '2025-10-14')], [call('C', 5), email('R1', 15, 1), handOver('H')]);
    expect(days).toEqual(['2025-10-13 C', '2025-10-21 R1']);
    expect(codes).toContain('commandTaskOpen');
  });

  it('given about a step the item has left, it has no effect', () => {
    const { days } = play([command('skip', '2025-10-15', { nodeId: 'R1' })]);
    expect(days).toEqual(['2025-10-13 R1', '2025-10-21 R2', '2025-10-31 R3']);
  });

  it('not before: nothing leaves sooner, and as an item seen late its later steps move by the delay (law 9)', () => {
    const { days, story } = play([command('notBefore', '2025-10-02', { day: day('2025-10-27') })]);
    // R1 ready on Monday 27 instead of Monday 13: fourteen days; R2: 21 + 14 = 4 November; R3: 31 + 14 = Friday 14 November
    expect(days).toEqual(['2025-10-27 R1', '2025-11-04 R2', '2025-11-14 R3']);
    expect(story.state.tokens[0]?.shiftDays).toBe(14);
  });

  it('the latest word on the day holds', () => {
    const first = command('notBefore', '2025-10-02', { day: day('2025-10-27') });
    const { days } = play([first, command('notBefore', '2025-10-03', { day: day('2025-10-15') })]);
    expect(days[0]).toBe('2025-10-15 R1');
  });
});
