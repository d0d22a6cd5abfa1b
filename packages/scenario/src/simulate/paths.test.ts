import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instruction } from '../plan.js';
import { call, email, handOver, ladder } from '../testing/small-world.js';
import { paths, type PlanPath } from './paths.js';

/** `R1 sent 5, H handedOver 5`. */
const told = ({ steps }: PlanPath): string => steps.map(({ nodeId, port, day }) => `${nodeId} ${port} ${day}`).join(', ');

describe('paths of a plan', () => {
  it('takes every way out, in the order of the ports, with the planned days', () => {
    const plan = ladder([email('R1', 5, 1, { failed: 2 }), email('R2', 15, 2), handOver('H')]);
    expect([...paths(plan)].map(told)).toEqual([
      'R1 sent 5, R2 sent 15, H handedOver 15',
      'R1 sent 5, R2 failed 15, H handedOver 15',
      'R1 failed 5, H handedOver 5',
    ]);
    expect([...paths(plan)].map(({ contacts, lastDay, outcome }) => ({ contacts, lastDay, outcome }))).toEqual([
      { contacts: 2, lastDay: 15, outcome: 'handedOver' },
      { contacts: 1, lastDay: 15, outcome: 'handedOver' },
      { contacts: 0, lastDay: 5, outcome: 'handedOver' },
    ]);
  });

  it('knows calls, decisions, arms, events and waits', () => {
    const condition = { field: 'outstandingCents', operator: 'ge' as const, value: 1, currency: 'EUR' };
    const steps: Instruction[] = [
      { op: 'wait', nodeId: 'W', when: { anchor: 'dueDate', offset: 2, unit: 'businessDays' }, next: -1 },
      { op: 'branch', nodeId: 'B', cases: [{ id: 'large', condition, next: 2 }], otherwise: 5 },
      call('C', 10),
      { op: 'choose', nodeId: 'X', experiment: 'tone', arms: [{ id: 'a', share: 50, next: -1 }] },
      {
        op: 'await',
        nodeId: 'A',
        events: [{ event: 'reply', next: -1 }],
        until: { anchor: 'previousContact', offset: 3, unit: 'days' },
        timedOut: -1,
      },
      handOver('H'),
    ];
    expect([...paths(ladder(steps))].map(told)).toEqual([
      ...['reached', 'noAnswer', 'expired'].flatMap((outcome) => [
        `W next 3, B large 3, C ${outcome} 10, X a 10, A reply 10, H handedOver 10`,
        `W next 3, B large 3, C ${outcome} 10, X a 10, A timeout 13, H handedOver 13`,
      ]),
      'W next 3, B else 3, H handedOver 3',
    ]);
  });

  it('goes round a loop at most as often as it says, rounds apart by its gap', () => {
    const until = { field: 'hasEmail', operator: 'eq' as const, value: true };
    const loop: Instruction[] = [
      { op: 'repeat', nodeId: 'L', max: 2, minGapDays: 7, until, body: 1, done: 2, exhausted: 2 },
      {
        op: 'contact',
        nodeId: 'R',
        when: { anchor: 'entry', offset: 0, unit: 'days' },
        channel: 'email',
        level: 1,
        rank: 1,
        template: { id: 'R', version: 1 },
        audience: [],
        sent: 0,
        failed: 0,
      },
      handOver('H'),
    ];
    const all = [...paths(ladder(loop, { enterDaysBefore: 0 }))];
    expect(all.map(told).slice(0, 3)).toEqual([
      'L body 0, R sent 0, L body 7, R sent 7, L done 7, H handedOver 7',
      'L body 0, R sent 0, L body 7, R sent 7, L exhausted 7, H handedOver 7',
      'L body 0, R sent 0, L body 7, R failed 7, L done 7, H handedOver 7',
    ]);
    // none; one round, two ways; two rounds, four ways, each done or exhausted
    expect(all).toHaveLength(1 + 2 + 8);
    expect(Math.max(...all.map(({ contacts }) => contacts))).toBe(2);
  });

  it('is lazy: of 2^60 paths the first comes at once, and no more than asked for are told', () => {
    const plan = ladder([...Array.from({ length: 60 }, (_, index) => email(`R${index}`, index + 1, 1)), handOver('H')]);
    expect(paths(plan).next().value).toMatchObject({ contacts: 60, lastDay: 60 });
    expect([...paths(plan, 25)]).toHaveLength(25);
  });

  it('cuts what leads nowhere or in a circle, and never throws', () => {
    expect([...paths(ladder([]))]).toEqual([{ steps: [], contacts: 0, lastDay: -10, outcome: 'cut' }]);
    const circle = ladder([{ op: 'wait', nodeId: 'W', when: { anchor: 'entry', offset: 1, unit: 'days' }, next: 0 }]);
    expect([...paths(circle)]).toMatchObject([{ outcome: 'cut' }]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2, max: 6 }), { maxLength: 5 }), (targets) => {
        const plan = ladder(targets.map((sent, index) => email(`R${index}`, index, 1, { sent, failed: sent })));
        expect([...paths(plan, 50)].length).toBeGreaterThan(0);
      }),
    );
  });
});
