import { alertTaskId } from '@relance/domain';
import { describe, expect, it } from 'vitest';
import { drive, type Story } from '../../testing/drive.js';
import { at, caseOf, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { CaseFacts } from '../facts/environment.js';

/** R1 of F1 on Monday 13 October, which nobody can tell of; R2 on Tuesday 21. */
const steps = [email('R1', 5, 1, { deadlineDays: 8 }), email('R2', 20, 2), handOver('H')];
const saidAt = at('2025-10-14', 10);

function play(
  said: string | undefined,
  more: Partial<CaseFacts> = {},
  to = '2025-11-20',
): { story: Story; days: string[]; alerts: string[] } {
  const facts = caseOf([invoice('F1', '2025-10-06')], more);
  const taskId = alertTaskId(facts.caseId, 'mayHaveLeft/f1/R1/1');
  if (said !== undefined) facts.tasks.push({ taskId, outcome: said, at: saidAt });
  const alerts = new Set<string>();
  const story = drive(world(ladder(steps), facts), {
    from: at('2025-10-01', 8),
    to: at(to),
    roundTrip: true,
    extraWakes: [saidAt + 1, at('2025-10-17', 9)],
    outcome: (_effect, index) => (index === 0 ? 'unknown' : 'sent'),
    inspect: (result, nowMs) => {
      for (const { code } of result.alerts) alerts.add(`${told(nowMs).slice(0, 10)} ${code}`);
    },
  });
  const days = story.happenings.map(
    ({ at: instant, effect }) => `${told(instant).slice(0, 10)} ${effect.carrier.nodeId}/${String(effect.carrier.visit)}`,
  );
  return { story, days, alerts: [...alerts] };
}

const again = { commands: [{ id: 'c', itemId: 'f1', command: 'stepBack' as const, at: saidAt, author: 'u', reason: 'x' }] };

describe('a message of which nobody can tell whether it left (law 20)', () => {
  it('asks a person, once and while nobody has said', () => {
    const { days, alerts, story } = play(undefined, {}, '2025-10-20');
    expect(days).toEqual(['2025-10-13 R1/1']);
    expect(alerts).toContain('2025-10-13 mayHaveLeft');
    expect(alerts).toContain('2025-10-17 mayHaveLeft');
    expect(story.state.tokens[0]).toMatchObject({ level: 1, reminders: 0 });
  });

  it('that arrived is a reminder like any other (law 19)', () => {
    const { story, alerts } = play('arrived', {}, '2025-10-20');
    expect(alerts).not.toContain('2025-10-17 mayHaveLeft');
    expect(story.state.tokens[0]).toMatchObject({ level: 1, reminders: 1 });
    expect(story.state.log[0]).not.toHaveProperty('uncertain');
  });

  it('that never did counts for nothing: sent again at once, neither gap nor its deadline hold it (laws 10, 14)', () => {
    const { days, story, alerts } = play('sendAgain', again);
    expect(days.slice(0, 2)).toEqual(['2025-10-13 R1/1', '2025-10-14 R1/2']);
    expect(story.state.log[0]).toMatchObject({ bounced: true, lost: true });
    expect(story.state.tokens[0]?.reminders).toBe(2);
    expect(alerts.filter((alert) => alert.endsWith('bounced'))).toEqual([]);
  });

  it('left as it is, goes on as if it had left, and asks nobody any more', () => {
    const { days, alerts } = play('left');
    expect(days).toEqual(play(undefined).days);
    expect(alerts).not.toContain('2025-10-17 mayHaveLeft');
  });
});
