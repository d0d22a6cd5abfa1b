import { describe, expect, it } from 'vitest';
import { fromDayNumber } from '@relance/domain';
import { drive, type DriveOptions, type Story } from '../../../testing/drive.js';
import { at, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../../testing/small-world.js';
import type { CaseFacts, ItemFacts } from '../../facts/environment.js';
import type { SuspensionFacts } from '../../facts/recorded-facts.js';

const near = [email('R1', 5, 1), email('R2', 15, 2), email('R3', 25, 3), handOver('H')];
const far = [email('R1', 5, 1), email('R2', 15, 2), email('R3', 60, 3), handOver('H')];

function suspended(kind: SuspensionFacts['kind'], from: string, to: string): SuspensionFacts {
  return { id: kind, kind, itemId: 'f1', fromDay: day(from), recordedAt: at(from, 7), liftedDay: day(to), liftedAt: at(to, 7) };
}

function play(
  steps: typeof near,
  facts: Partial<CaseFacts>,
  more: Partial<DriveOptions> = {},
  item: ItemFacts = invoice('F1', '2025-10-06'),
): Story {
  const env = world(ladder(steps), caseOf([item], facts));
  return drive(env, { from: at('2025-10-01', 8), to: at('2025-12-31'), ...more });
}

/** `2025-11-10 R2 2 resumes to 2025-11-17`: what left, at what level, and whether it resumes. */
function days({ happenings }: Story): string[] {
  return happenings.map(({ at: instant, effect }) => {
    const resumes = effect.members.some(({ isResumption }) => isResumption === true) ? ' resumes' : '';
    const deadline = effect.kind === 'contact' && effect.deadlineDay !== undefined ? ` to ${fromDayNumber(effect.deadlineDay)}` : '';
    return `${told(instant).slice(0, 10)} ${effect.carrier.nodeId} ${effect.level}${resumes}${deadline}`;
  });
}

describe('resumption (law 8)', () => {
  it('is the next step itself where that is a ripe reminder, with a deadline', () => {
    // Lifted on Fri 14 November: 17, 18, 19, 20, 21; R2 moved by 30 days to the 20th. R3: 31 October + 30 = Sun 30, Mon 1 December.
    expect(days(play(near, { suspensions: [suspended('dispute', '2025-10-15', '2025-11-14')] }))).toEqual([
      '2025-10-13 R1 1',
      '2025-11-21 R2 2 resumes to 2025-11-28',
      '2025-12-01 R3 3',
    ]);
  });

  it('is a message of its own at the item’s level where the next step is far, and moves no place', () => {
    // Eleven days to Mon 3 November, then 4, 5, 6, 7, 10 (R3: 5 December + 11 = Tue 16).
    const story = play(far, { suspensions: [suspended('dispute', '2025-10-23', '2025-11-03')] });
    expect(days(story)).toEqual(['2025-10-13 R1 1', '2025-10-21 R2 2', '2025-11-10 R2 2 resumes to 2025-11-17', '2025-12-16 R3 3']);
    expect(story.happenings[2]?.effect.members).toMatchObject([{ item: 'f1', nodeId: 'R2', visit: 2, keepsPlace: true }]);
    expect(story.happenings[2]?.before.tokens[0]).toMatchObject({ pc: 2, level: 2 });
    expect(story.happenings[3]?.before.tokens[0]).toMatchObject({ pc: 2, level: 2, reminders: 3 });
  });

  it.each([
    ['21 days', '2025-11-05', ' resumes to 2025-11-12'],
    ['20 days', '2025-11-04', ''],
  ])('%s on the platform from 15 October', (_days, lifted, resumes) => {
    const story = play(near, { suspensions: [suspended('platform', '2025-10-15', lifted)] });
    expect(days(story).slice(0, 2)).toEqual(['2025-10-13 R1 1', `${lifted} R2 2${resumes}`]);
  });

  it('a payment taken back after 21 days resumes too, one business day later (law 7)', () => {
    const item = invoice('F1', '2025-10-06');
    item.facts.push({ kind: 'payment', cents: 100_000, day: day('2025-10-15'), recordedAt: at('2025-10-15', 7) });
    item.facts.push({ kind: 'reversal', cents: 100_000, day: day('2025-11-05'), recordedAt: at('2025-11-05', 7) });
    expect(days(play(near, {}, {}, item)).slice(0, 2)).toEqual(['2025-10-13 R1 1', '2025-11-06 R2 2 resumes to 2025-11-13']);
  });

  it('three that fail park the item for a person: 10, 12 and 13 November, the 11th is a holiday', () => {
    const failing: Partial<DriveOptions> = { outcome: (_effect, index) => (index < 2 ? 'sent' : 'failed') };
    const story = play(far, { suspensions: [suspended('dispute', '2025-10-23', '2025-11-03')] }, failing);
    expect(days(story).slice(2)).toEqual([
      '2025-11-10 R2 2 resumes to 2025-11-17',
      '2025-11-12 R2 2 resumes to 2025-11-19',
      '2025-11-13 R2 2 resumes to 2025-11-20',
    ]);
    expect(story.last.positions).toMatchObject([
      { status: 'parked', reason: { code: 'resumptionFailed', law: 8, until: '2025-11-20' }, owner: 'collector' },
    ]);
  });

  it('there is none after a notice, but a task to the owner', () => {
    const notice = email('N', 15, 5, { channel: 'registered', rank: 3 });
    const alerts = new Set<string>();
    const seen: Partial<DriveOptions> = {
      inspect: (result, nowMs) => {
        for (const { code } of result.alerts) alerts.add(`${told(nowMs).slice(0, 10)} ${code}`);
      },
      to: at('2025-11-12'),
    };
    const steps = [email('R1', 5, 1), notice, email('R3', 60, 4), handOver('H')];
    expect(days(play(steps, { suspensions: [suspended('dispute', '2025-10-23', '2025-11-03')] }, seen))).toHaveLength(2);
    expect([...alerts].filter((told_) => told_.includes('resumeAfterNotice'))[0]).toBe('2025-11-10 resumeAfterNotice');
  });
});
