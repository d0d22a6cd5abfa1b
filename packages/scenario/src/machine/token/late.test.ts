import type { When } from '@relance/schemas';
import { describe, expect, it } from 'vitest';
import { drive, type DriveOptions, type Story } from '../../testing/drive.js';
import { at, call, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { Instruction } from '../../plan.js';
import type { CaseFacts, Environment, ItemFacts } from '../facts/environment.js';
import { openCase, step } from '../step.js';

function play(env: Environment, from: string, to = '2026-02-15', more: Partial<DriveOptions> = {}): Story {
  return drive(env, { from: at(from, 8), to: at(to), ...more });
}

/** `2025-10-13 R1`: which step left or opened on which day. */
function days(story: Story): string[] {
  return story.happenings.map(({ at: instant, effect }) => `${told(instant).slice(0, 10)} ${effect.carrier.nodeId}`);
}

function of(steps: Instruction[], items: ItemFacts[] = [invoice('F1', '2025-10-06')], more: Partial<CaseFacts> = {}): Environment {
  return world(ladder(steps), caseOf(items, more));
}

const when = (offset: number, late?: When['late']): { when: When } => ({
  when: { anchor: 'dueDate', offset, unit: 'days', ...(late === undefined ? {} : { late }) },
});
const notice = (offset: number): Instruction => email('N', offset, 5, { rank: 4, channel: 'registered' });
const reminded = (date: string, level: number): ItemFacts =>
  invoice('F1', '2025-10-06', { lastLevel: level, lastContactDay: day(date), historyConfirmed: true });

describe('what comes late is not steep (law 9)', () => {
  it('an item seen 40 days late starts at its first step and moves the later ones by its delay', () => {
    // Saturday 15 November is J+40: ready Monday 17, planned Saturday 11 October, rolled to Monday 13: reached 33 days late
    const story = play(of([email('R1', 5, 1), email('R2', 15, 2), email('R3', 25, 3), handOver('H')]), '2025-11-15');
    // R2: 21 October + 33 days = 23 November, a Sunday, so Monday 24; R3: 31 October + 33 = 3 December
    expect(days(story)).toEqual(['2025-11-17 R1', '2025-11-24 R2', '2025-12-03 R3']);
    expect(story.state.tokens[0]?.shiftDays).toBe(33);
  });

  it('up to five days of delay move nothing, six move all that follow', () => {
    const steps = [email('R1', 5, 1), email('R2', 15, 2), handOver('H')];
    // R1 rolled to Monday 13 October; seen on Saturday 18 (five days later) it leaves on Monday 20
    expect(days(play(of(steps), '2025-10-18'))).toEqual(['2025-10-20 R1', '2025-10-27 R2']);
    // seen on Sunday 19: six days; R2: 21 + 6 = 27 October as well; R1 on the 20th keeps the gap
    const six = play(of(steps), '2025-10-19');
    expect(days(six)).toEqual(['2025-10-20 R1', '2025-10-27 R2']);
    expect(six.state.tokens[0]?.shiftDays).toBe(6);
  });

  it('a step that hurries keeps the dates of those behind it', () => {
    const steps = [email('R1', 5, 1, when(5, { do: 'hurry' })), email('R2', 25, 2), handOver('H')];
    const story = play(of(steps), '2025-10-25');
    expect(days(story)).toEqual(['2025-10-27 R1', '2025-11-03 R2']);
    expect(story.state.tokens[0]?.shiftDays).toBe(0);
  });

  it('waiting for the gap of another item’s message is no delay', () => {
    const other = invoice('F2', '2025-10-02');
    const plan = ladder([email('R1', 5, 1), email('R2', 25, 2), handOver('H')]);
    const env = world(plan, caseOf([invoice('F1', '2025-10-08'), other]), { gapDays: 14 });
    const story = play(env, '2025-10-01');
    // F2: J+5 is 7 October; F1: J+5 is 13 October, not ripe then nor overdue by three business days: it waits to the 21st
    expect(days(story).slice(0, 2)).toEqual(['2025-10-07 R1', '2025-10-21 R1']);
    expect(story.state.tokens.map(({ shiftDays }) => shiftDays)).toEqual([0, 0]);
  });
});

describe('late steps (law 9)', () => {
  it('a pre-reminder is skipped once the due date is reached', () => {
    const { story, reasons } = told9(of([email('P0', -5, 0), email('R1', 5, 1), handOver('H')]), '2025-10-06');
    expect(days(story)).toEqual(['2025-10-13 R1']);
    expect(reasons).toContainEqual({ code: 'skippedLate', law: 9, itemId: 'f1', nodeId: 'P0', on: '2025-10-06' });
  });

  it('skip leaves it undone beyond its days, and the day counts as the previous contact (law 2)', () => {
    const after = email('R2', 0, 2, { when: { anchor: 'previousContact', offset: 10, unit: 'days' } });
    const steps = [email('R1', 5, 1, when(5, { do: 'skip', afterDays: 10 })), after, handOver('H')];
    // R1 was due on Monday 13 October: eleven days late on the 24th; then ten days: Monday 3 November
    expect(days(play(of(steps), '2025-10-24'))).toEqual(['2025-11-03 R2']);
    expect(days(play(of(steps), '2025-10-23'))).toEqual(['2025-10-23 R1', '2025-11-03 R2']);
  });

  it('a notice more than ten business days late asks a human; a person’s word lets it go', () => {
    const steps = [email('R4', 5, 4), notice(30), handOver('H')];
    // J+30 is Wednesday 5 November; ten business days after, the 11th left out: Thursday 20
    expect(days(play(of(steps, [reminded('2025-10-13', 4)]), '2025-11-20'))).toEqual(['2025-11-20 N']);
    const late = of(steps, [reminded('2025-10-13', 4)]);
    const parked = play(late, '2025-11-21', '2025-12-01');
    expect(days(parked)).toEqual([]);
    expect(parked.last.positions[0]).toMatchObject({ status: 'parked', reason: { code: 'lateAskHuman', law: 9 }, owner: 'collector' });
    const go = { id: 'c', itemId: 'f1', command: 'reopen' as const, at: at('2025-11-25', 11), author: 'anna', reason: 'vu avec le client' };
    const reopened = of(steps, [reminded('2025-10-13', 4)], { commands: [go] });
    expect(days(play(reopened, '2025-11-21', '2026-02-15', { extraWakes: [go.at] }))).toEqual(['2025-11-25 N']);
  });

  it('what a step before waited for gap or cap is no lateness of the one behind it', () => {
    const steps = [email('R1', 5, 1), email('R2', 15, 2, when(15, { do: 'skip', afterDays: 5 })), handOver('H')];
    const plan = ladder(steps, { policies: { gapDays: 20 } });
    const outside = [{ id: 'o', day: day('2025-10-10'), recordedAt: at('2025-10-10', 7), itemIds: ['f1'] }];
    const env = world(plan, caseOf([invoice('F1', '2025-10-06')], { contactsOutside: outside }));
    // R1, due on the 13th, waits for the gap to Thursday 30 October; R2, due on the 21st, waits twenty days more: Wednesday 19 November
    expect(days(play(env, '2025-10-01'))).toEqual(['2025-10-30 R1', '2025-11-19 R2']);
  });

  it('two weeks without a worker are lateness; gap and an open call are not', () => {
    const steps = [email('R1', 5, 1, when(5, { do: 'skip', afterDays: 3 })), handOver('H')];
    const asleep = step(step(openCase('case'), of(steps), at('2025-10-08', 8)).state, of(steps), at('2025-10-27', 9, 30));
    expect(asleep.reasons.map(({ code }) => code)).toContain('skippedLate');
    const both = [call('C', 5), email('R1', 6, 1, when(6, { do: 'skip', afterDays: 1 })), handOver('H')];
    // the call opens on the 13th and expires on the 15th: R1 was reached only then
    expect(days(play(of(both), '2025-10-01'))).toEqual(['2025-10-13 C', '2025-10-15 R1']);
  });
});

function told9(env: Environment, from: string): { story: Story; reasons: unknown[] } {
  const reasons: unknown[] = [];
  const story = play(env, from, '2026-02-15', { inspect: (result) => reasons.push(...result.reasons) });
  return { story, reasons };
}
