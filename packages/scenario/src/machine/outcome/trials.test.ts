import { describe, expect, it } from 'vitest';
import { drive, type DriveOptions, type Story } from '../../testing/drive.js';
import { at, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { TrialEndFacts } from '../facts/recorded-facts.js';

/** Due on Monday 6 October: R1 is planned on Saturday 11, so Monday 13, R2 on Tuesday 21. */
const steps = [email('R1', 5, 1), email('R2', 15, 2), handOver('H')];

function play(trialEnds: TrialEndFacts[], more: Partial<DriveOptions> = {}, to = '2025-11-29'): Story {
  const env = world(ladder(steps), caseOf([invoice('F1', '2025-10-06')], { trialEnds }));
  return drive(env, { from: at('2025-10-01', 8), to: at(to), roundTrip: true, ...more });
}

function days(story: Story): string[] {
  return story.happenings.map(({ at: instant, effect }) => {
    const { nodeId, visit } = effect.carrier;
    return `${told(instant).slice(0, 10)} ${nodeId}/${String(visit)}`;
  });
}

const over = { id: 't', recordedAt: at('2025-10-23', 10) };
const untilOver: Partial<DriveOptions> = { isTrial: (effect) => effect.at < over.recordedAt };

describe('the messages of a trial', () => {
  it('move the case as those to the payer would, while it lasts', () => {
    const story = play([], { isTrial: () => true });
    expect(days(story)).toEqual(['2025-10-13 R1/1', '2025-10-21 R2/1']);
    expect(story.state.tokens[0]).toMatchObject({ level: 2, reminders: 2, status: 'done' });
    expect(days(play([]))).toEqual(days(story));
  });

  it('count for nothing once it is over: the item is seen late from its first step, and no step leaves twice under one key (laws 7, 9, 14, 19)', () => {
    // over on Thursday the 23rd: R1 leaves that day, no gap before it; it comes ten days late, so R2 moves from the 21st to Friday the 31st
    const story = play([over], untilOver);
    expect(days(story)).toEqual(['2025-10-13 R1/1', '2025-10-21 R2/1', '2025-10-23 R1/2', '2025-10-31 R2/2']);
    const [before] = story.happenings[2]?.before.tokens ?? [];
    expect(before).toMatchObject({ level: -1, reminders: 0, shiftDays: 0 });
    expect(before?.contacts).toBeUndefined();
    expect(story.state.log.map(({ day: on, bounced }) => [on, bounced])).toEqual([
      [day('2025-10-13'), true],
      [day('2025-10-21'), true],
      [day('2025-10-23'), undefined],
      [day('2025-10-31'), undefined],
    ]);
    expect(story.last.alerts).toEqual([]);
  });

  it('leave what the payer received before it as it was', () => {
    const story = play([over], { isTrial: (effect) => effect.carrier.nodeId === 'R2' && effect.at < over.recordedAt });
    expect(days(story)).toEqual(['2025-10-13 R1/1', '2025-10-21 R2/1', '2025-10-23 R2/2']);
    expect(story.happenings[2]?.before.tokens[0]).toMatchObject({ level: 1, reminders: 1 });
  });

  it('of other items stay', () => {
    expect(days(play([{ ...over, itemIds: ['f2'] }], untilOver))).toEqual(['2025-10-13 R1/1', '2025-10-21 R2/1']);
  });

  it('are put back once: told again, and woken again, nothing changes (P8)', () => {
    const story = play([over, { ...over, id: 't2' }], { ...untilOver, extraWakes: [at('2025-10-24', 9), at('2025-11-03', 9)] });
    expect(days(story)).toEqual(['2025-10-13 R1/1', '2025-10-21 R2/1', '2025-10-23 R1/2', '2025-10-31 R2/2']);
  });

  it('leave what a person asked for done once: a step skipped meanwhile skips no other afterwards (law 27)', () => {
    const commands = [{ id: 'c', itemId: 'f1', command: 'skip' as const, at: at('2025-10-15', 10), author: 'u', reason: 'x' }];
    const env = world(ladder(steps), caseOf([invoice('F1', '2025-10-06')], { trialEnds: [over], commands }));
    const story = drive(env, { from: at('2025-10-01', 8), to: at('2025-11-29'), roundTrip: true, ...untilOver });
    expect(days(story).slice(0, 2)).toEqual(['2025-10-13 R1/1', '2025-10-23 R1/2']);
  });

  it('that failed are put back as well', () => {
    const story = play([over], { ...untilOver, outcome: (_effect, index) => (index < 2 ? 'failed' : 'sent') });
    expect(days(story).slice(2)).toEqual(['2025-10-23 R1/2', '2025-10-31 R2/2']);
  });
});
