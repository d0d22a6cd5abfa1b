import { buildCalendar } from '@relance/domain/calendars';
import { describe, expect, it } from 'vitest';
import type { CaseFacts } from '../machine/facts/environment.js';
import type { Companion, Instruction } from '../plan.js';
import { at, call, caseOf, day, email, handOver, invoice, ladder, usualPolicy } from '../testing/small-world.js';
import { foretellAnswer, type TaskToAnswer } from './foretell-answer.js';

const recap: Companion = { channel: 'email', template: { id: 'recap', version: 1 }, audience: ['accountsPayable'] };
const steps: Instruction[] = [call('C', 5, { recap, level: 2 }), email('R2', 15, 2), handOver('H')];
/** Monday 13 October 2025: J+5 of Monday 6 is a Saturday. */
const now = at('2025-10-13', 11);

const task: TaskToAnswer = {
  taskId: 't',
  nodeId: 'C',
  planHash: 'plan',
  itemIds: ['f1'],
  levels: new Map([['f1', 1]]),
  openedAt: at('2025-10-13', 9),
  expiresAt: at('2025-10-15', 9),
  log: [],
};

function foretold(outcome: string, more: Partial<CaseFacts> = {}, about: Partial<TaskToAnswer> = {}) {
  const facts = caseOf([invoice('F1', '2025-10-06'), invoice('F2', '2025-10-06')], { tasks: [{ taskId: 't', outcome, at: now }], ...more });
  const items = facts.items.map((item) => ({ ...item, planHash: 'plan' }));
  const data = {
    plans: { plan: ladder(steps) },
    calendars: { FR: buildCalendar('FR', 2024, 6) },
    facts: { ...facts, items },
    policy: usualPolicy,
  };
  const answer = foretellAnswer(data, { ...task, ...about }, now);
  return {
    recap: answer?.recap?.members.map(({ item }) => item),
    next: answer?.next.map((one) => `${one.date} ${one.nodeId}`),
    rest: answer?.rest.map(({ item, reason }) => `${item} ${reason?.code ?? ''}`),
  };
}

describe('what would follow an answer', () => {
  it('is the recap, and the next step no sooner than the gap after the call allows (law 14)', () => {
    expect(foretold('reached')).toEqual({ recap: ['f1'], next: ['2025-10-21 R2'], rest: [] });
  });

  it('has no recap where nobody was reached', () => {
    expect(foretold('noAnswer')).toEqual({ recap: undefined, next: ['2025-10-21 R2'], rest: [] });
  });

  it('waits for a promise and its business day of grace (law 8)', () => {
    const promise = {
      id: 'p',
      kind: 'promise' as const,
      itemId: 'f1',
      fromDay: day('2025-10-13'),
      untilDay: day('2025-10-24'),
      recordedAt: now,
      owner: 'collector',
    };
    // Friday 24, one business day to Monday 27, free on Tuesday
    expect(foretold('reached', { suspensions: [promise] }).next).toEqual(['2025-10-28 R2']);
  });

  it('comes to nothing while a dispute has no end, and says why', () => {
    const dispute = { id: 'd', kind: 'dispute' as const, itemId: 'f1', fromDay: day('2025-10-13'), recordedAt: now, owner: 'collector' };
    expect(foretold('reached', { suspensions: [dispute] })).toMatchObject({ next: [], rest: ['F1 dispute'] });
  });

  it('keeps the gap to what left before', () => {
    const left = {
      unit: 'client',
      at: at('2025-10-16', 9),
      day: day('2025-10-16'),
      level: 1,
      kind: 'message' as const,
      dispatchId: 'x',
      items: ['f1'],
    };
    expect(foretold('noAnswer', {}, { log: [left] }).next).toEqual(['2025-10-23 R2']);
  });

  it('cannot be told of a step the plan does not have', () => {
    expect(foretold('reached', {}, { nodeId: 'gone' }).next).toBeUndefined();
  });
});
