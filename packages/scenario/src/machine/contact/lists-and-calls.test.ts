import { describe, expect, it } from 'vitest';
import { drive, type DriveOptions, type Story } from '../../testing/drive.js';
import { at, call, caseOf, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { Environment } from '../facts/environment.js';

function play(env: Environment, more: Partial<DriveOptions> = {}, to = '2025-11-29'): Story {
  return drive(env, { from: at('2025-10-01', 8), to: at(to), ...more });
}

function days(story: Story): string[] {
  return story.happenings.map(({ at: instant, effect }) => {
    const items = effect.members.map(({ item }) => item).sort();
    return `${told(instant).slice(0, 10)} ${effect.carrier.nodeId} ${items.join(' ')}`;
  });
}

describe('a public body is written to by the invoice, on one list a day (law 13)', () => {
  const steps = [email('R1', 8, 1, { deadlineDays: 7 }), email('R2', 22, 2, { deadlineDays: 10 }), handOver('H')];
  const plan = ladder(steps, { policies: { consolidation: 'invoice' } });

  it('reminders of two levels share a list; level and deadline are each invoice’s own', () => {
    // F1 due Mon 6 October: R1 Tue 14, R2 Tue 28. F2 due Mon 20: R1 Tue 28, on the list of F1’s second reminder, which gives the text
    const story = play(world(plan, caseOf([invoice('F1', '2025-10-06'), invoice('F2', '2025-10-20')])), {}, '2025-11-05');
    expect(days(story)).toEqual(['2025-10-14 R1 f1', '2025-10-28 R2 f1 f2']);
    // 28 October + 10 = Fri 7 November; + 7 = Tue 4 November
    const list = story.happenings[1]?.effect.members.map(({ item, level, deadlineDay }) => [
      item,
      level,
      told((deadlineDay ?? 0) * 86_400_000).slice(0, 10),
    ]);
    expect(list).toEqual([
      ['f1', 2, '2025-11-07'],
      ['f2', 1, '2025-11-04'],
    ]);
    // and each line says its own
    const lines = story.happenings[1]?.shown?.lines.map(({ itemId, deadlineDay }) => [
      itemId,
      told((deadlineDay ?? 0) * 86_400_000).slice(0, 10),
    ]);
    expect(lines).toEqual([
      ['f1', '2025-11-07'],
      ['f2', '2025-11-04'],
    ]);
    expect(story.state.tokens.map(({ level }) => level)).toEqual([2, 1]);
  });

  it('invoices of two services leave on two lists, three business days apart', () => {
    const items = [invoice('F1', '2025-10-06', { serviceCode: 'A' }), invoice('F2', '2025-10-06', { serviceCode: 'B' })];
    expect(days(play(world(plan, caseOf(items)), {}, '2025-10-20'))).toEqual(['2025-10-14 R1 f1', '2025-10-17 R1 f2']);
  });
});

describe('calls merge (law 21)', () => {
  const plan = (level: number): ReturnType<typeof ladder> => ladder([call('C', 5, { level }), handOver('H')]);

  it('with levels at most one apart, over all that merge', () => {
    const items = [
      invoice('F1', '2025-10-06', { planHash: 'two' }),
      invoice('F2', '2025-10-06', { planHash: 'one' }),
      invoice('F3', '2025-10-06', { planHash: 'three' }),
    ];
    const base = world(plan(2), caseOf(items));
    const env = { ...base, plans: { one: plan(1), two: plan(2), three: plan(3) } };
    const [first] = play(env, {}, '2025-10-14').happenings;
    expect(first?.effect.members.map(({ item }) => item).sort()).toEqual(['f1', 'f3']);
  });

  it('an item whose call would come before the gap ends is spoken of too, as on its own day (law 18)', () => {
    // F1 due Mon 6, C on J+8 = Tue 14; F2 due Wed 8 (overdue by three business days on Mon 13), C on Thu 16 < 14 + 7
    const steps = [call('C', 8), email('R2', 15, 2), handOver('H')];
    const env = world(ladder(steps), caseOf([invoice('F1', '2025-10-06'), invoice('F2', '2025-10-08')]));
    const story = play(env, { answer: () => ({ outcome: 'reached', hours: 1 }) }, '2025-10-20');
    expect(days(story)).toEqual(['2025-10-14 C f1 f2']);
    expect(story.state.tokens.map(({ previousContactDay }) => told((previousContactDay ?? 0) * 86_400_000).slice(0, 10))).toEqual([
      '2025-10-14',
      '2025-10-16',
    ]);
  });

  it('an outcome applies to the items ticked; the others keep their call', () => {
    const env = world(ladder([call('C', 5), handOver('H')]), caseOf([invoice('F1', '2025-10-06'), invoice('F2', '2025-10-06')]));
    const story = play(
      env,
      {
        inspect: ({ state }) => {
          const [open] = state.calls;
          if (open === undefined || env.facts.tasks.length > 0) return;
          env.facts.tasks.push({ taskId: open.taskId, outcome: 'reached', itemIds: ['f2'], at: open.openedAt + 3_600_000 });
        },
        extraWakes: [at('2025-10-13', 11)],
      },
      '2025-10-21',
    );
    // both called on Mon 13; F2 was spoken of; F1 is called again after the gap, on Mon 20
    expect(days(story)).toEqual(['2025-10-13 C f1 f2', '2025-10-20 C f1']);
    expect(story.state.tokens.find(({ item }) => item === 'f2')?.status).toBe('done');
  });
});
