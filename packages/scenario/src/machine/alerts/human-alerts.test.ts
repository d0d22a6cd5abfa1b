import { describe, expect, it } from 'vitest';
import { drive } from '../../testing/drive.js';
import { at, caseOf, day, email, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { Instruction } from '../../plan.js';
import type { CaseFacts, Environment, ItemFacts } from '../facts/environment.js';
import { openCase, step } from '../step.js';

const end: Instruction = { op: 'stop', nodeId: 'E', outcome: 'ended', owner: 'anna', reviewBusinessDays: 10 };

/** `2025-11-20 lateAskHuman anna`: each alert once, on the day it is first told. */
function alertsOf(env: Environment, from: string): string[] {
  const raised = new Map<string, string>();
  drive(env, {
    from: at(from, 8),
    to: at('2026-03-01'),
    inspect: ({ alerts }, nowMs) => {
      for (const { id, code, owner } of alerts) if (!raised.has(id)) raised.set(id, `${told(nowMs).slice(0, 10)} ${code} ${owner}`);
    },
  });
  return [...raised.values()];
}

const of = (steps: Instruction[], items: ItemFacts[], more: Partial<CaseFacts> = {}): Environment =>
  world(ladder(steps), caseOf(items, more));

describe('what people are asked', () => {
  it('a step too late to leave unasked: its owner decides, once (law 9)', () => {
    const late = email('R1', 5, 1, { when: { anchor: 'dueDate', offset: 5, unit: 'days', late: { do: 'askHuman', afterDays: 10 } } });
    // seen on Monday 3 November, 21 days after the 13th
    expect(alertsOf(of([late, end], [invoice('F1', '2025-10-06')]), '2025-11-03')).toEqual(['2025-11-03 lateAskHuman collector']);
  });
});

describe('promises and plans beyond an outside deadline (law 28)', () => {
  const deadline = {
    id: 'd',
    itemId: 'f1',
    kind: 'endOfCover' as const,
    day: day('2025-11-03'),
    owner: 'anna',
    recordedAt: at('2025-10-01', 7),
  };
  const promise = (until: string): CaseFacts['suspensions'] => [
    { id: 'p', kind: 'promise', itemId: 'f1', fromDay: day('2025-10-14'), untilDay: day(until), recordedAt: at('2025-10-14', 10) },
  ];
  const codes = (env: Environment): string[] => step(openCase('case'), env, at('2025-10-14', 11)).alerts.map(({ code }) => code);

  it('are the credit manager’s, on the day they are agreed; one that ends in time is not', () => {
    const of28 = (until: string): Environment =>
      of([email('R1', 5, 1), end], [invoice('F1', '2025-10-06')], { outsideDeadlines: [deadline], suspensions: promise(until) });
    // Monday 3 November less fifteen business days is Monday 13 October: the deadline itself is told already
    // and both promises reach more than fifteen days ahead (law 8)
    expect(codes(of28('2025-11-04'))).toEqual(['endOfCoverDue', 'promiseBeyondDeadline', 'promiseTooFar']);
    expect(codes(of28('2025-11-03'))).toEqual(['endOfCoverDue', 'promiseTooFar']);
  });

  it('a plan whose last instalment falls later', () => {
    const plan = { id: 'ip', itemIds: ['f1'], fromDay: day('2025-10-14'), recordedAt: at('2025-10-14', 10) };
    const instalment = invoice('T1', '2025-11-05', { type: 'instalment', instalmentPlanId: 'ip' });
    const env = of([email('R1', 5, 1), end], [invoice('F1', '2025-10-06'), instalment], {
      outsideDeadlines: [deadline],
      instalmentPlans: [plan],
    });
    expect(codes(env)).toContain('planBeyondDeadline');
  });
});
