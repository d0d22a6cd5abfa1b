import { describe, expect, it } from 'vitest';
import { simulate } from '../../simulate/simulate.js';
import { at, caseOf, day, email, handOver, invoice, ladder, paris, told, world } from '../../testing/small-world.js';
import type { CaseFacts } from '../facts/environment.js';
import { openCase, step } from '../step.js';

const plan = ladder([email('R1', 5, 1), email('R2', 15, 2), handOver('H')]);
/** Monday 1 December 2025; fifteen business days before, 11 November left out, is Friday 7 November. */
const limitation = {
  id: 'd1',
  itemId: 'f1',
  kind: 'limitation' as const,
  day: day('2025-12-01'),
  owner: 'anna',
  recordedAt: at('2025-10-01', 7),
};
const facts = (more: Partial<CaseFacts> = {}): CaseFacts =>
  caseOf([invoice('F1', '2025-10-06')], { outsideDeadlines: [limitation], ...more });

describe('outside deadlines (law 28)', () => {
  it('call their owner on the morning of the fifteenth business day before, and the case is woken for it', () => {
    const state = openCase('case');
    const held = [{ id: 's', kind: 'hold' as const, itemId: 'f1', fromDay: day('2025-10-01'), recordedAt: at('2025-10-01', 7) }];
    const env = world(plan, facts({ suspensions: held }));
    const before = step(state, env, at('2025-11-06', 12));
    expect(before.alerts).toEqual([]);
    expect(told(before.wakeAt ?? 0)).toBe('2025-11-07 09:00');
    expect(step(state, env, at('2025-11-07', 8)).alerts).toEqual([]);
    expect(step(state, env, at('2025-11-07', 9)).alerts).toMatchObject([
      { code: 'limitationDue', law: 28, itemId: 'f1', owner: 'anna', dueDay: day('2025-12-01') },
    ]);
  });

  it('say nothing about what is paid', () => {
    const paid = invoice('F1', '2025-10-06');
    paid.facts.push({ kind: 'payment', cents: 100_000, day: day('2025-10-20'), recordedAt: at('2025-10-20', 7) });
    const { alerts, wakeAt } = step(openCase('case'), world(plan, { ...facts(), items: [paid] }), at('2025-11-10', 9));
    expect({ alerts, wakeAt }).toEqual({ alerts: [], wakeAt: undefined });
  });

  it('are one task of the simulation, on their day', () => {
    const { tasks } = simulate({
      plans: { plan },
      calendars: { FR: paris.data },
      policy: world(plan, facts()).policy,
      cases: [facts()],
      from: '2025-10-01',
      to: '2025-12-15',
    });
    expect(tasks).toEqual([
      {
        date: '2025-11-07',
        time: '09:00',
        account: 'client',
        kind: 'check',
        nodeId: '',
        code: 'limitationDue',
        level: -1,
        items: ['F1'],
        outcome: 'open',
      },
    ]);
  });
});
