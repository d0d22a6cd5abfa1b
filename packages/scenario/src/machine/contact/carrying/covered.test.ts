import { describe, expect, it } from 'vitest';
import type { Instruction } from '../../../plan.js';
import { at, call, caseOf, day, email, handOver, invoice, ladder, world } from '../../../testing/small-world.js';
import type { SuspensionFacts } from '../../facts/recorded-facts.js';
import type { Token } from '../../state.js';
import { openCase, step } from '../../step.js';

/** F1 is due on Monday 6 October; its R1 on J+8, Tuesday 14, makes the message: the gap it opens ends before Tuesday 21. */
const carrying = [email('R1', 8, 1), handOver('H')];
const wait = (nodeId: string, offset: number, anchor: 'dueDate' | { node: string } = 'dueDate'): Instruction => ({
  op: 'wait',
  nodeId,
  when: { anchor, offset, unit: 'days' },
  next: -1,
});

interface Told {
  /** How F2 goes: its steps, its due date, what its token has been through. */
  other?: readonly Instruction[];
  due?: string;
  token?: Partial<Token>;
  carrier?: readonly Instruction[];
  suspensions?: SuspensionFacts[];
}

/** What leaves on Tuesday 14 October at 11, item by item; those taken along before their day are marked. */
function leaves({ other = carrying, due = '2025-10-08', token = {}, carrier = carrying, suspensions = [] }: Told): string[] {
  const items = [invoice('F1', '2025-10-06'), invoice('F2', due, { planHash: 'other' })];
  const base = world(ladder([...carrier]), caseOf(items, { suspensions }));
  const env = { ...base, plans: { ...base.plans, other: ladder([...other]) } };
  const { state } = step(openCase('case'), env, at('2025-10-01', 8));
  const tokens = state.tokens.map((one) => ({ ...one, ...(one.item === 'f2' ? token : {}) }));
  const { effect } = step({ ...state, tokens }, env, at('2025-10-14', 11));
  if (effect === undefined || effect.kind === 'withdraw') return [];
  return effect.members.map(({ item, nodeId, covered }) => `${item} ${nodeId}${covered === true ? ' covered' : ''}`);
}

describe('an item whose own step would come before the gap ends is reminded too (law 18)', () => {
  it.each([
    ['Wednesday 8: overdue by three business days since Monday', '2025-10-08', ['f1 R1', 'f2 R1 covered']],
    ['Thursday 9: by three on the very day', '2025-10-09', ['f1 R1', 'f2 R1 covered']],
    ['Friday 10: by two, money may be on its way', '2025-10-10', ['f1 R1']],
  ])('due on %s', (_, due, expected) => {
    expect(leaves({ due })).toEqual(expected);
  });

  it.each([
    ['J+12, Monday 20: before the gap ends', 12, ['f1 R1', 'f2 R1 covered']],
    ['J+13, Tuesday 21: the gap is over, it leaves on its own', 13, ['f1 R1']],
    ['J+5, Monday 13: ripe already, it is carried', 5, ['f2 R1', 'f1 R1']],
  ])('with its own step on %s', (_, offset, expected) => {
    expect(leaves({ other: [email('R1', offset, 1), handOver('H')] })).toEqual(expected);
  });

  it('resting on waits, it is looked for behind them, each from the day the one before ends', () => {
    expect(leaves({ other: [wait('W', 9), email('R1', 12, 1), handOver('H')] })).toEqual(['f1 R1', 'f2 R1 covered']);
    // J+9 is Friday 17, a day more Saturday 18, so Monday 20; the message that very day
    const chain = [wait('W', 9), wait('X', 1, { node: 'W' })];
    const onDay = (offset: number): Instruction => email('R1', 0, 1, { when: { anchor: { node: 'X' }, offset, unit: 'days' } });
    expect(leaves({ other: [...chain, onDay(0), handOver('H')] })).toEqual(['f1 R1', 'f2 R1 covered']);
    expect(leaves({ other: [...chain, onDay(1), handOver('H')] })).toEqual(['f1 R1']);
    // three days from Friday 17, though the wait in between ends on Monday 20
    const fromFirst = email('R1', 0, 1, { when: { anchor: { node: 'W' }, offset: 3, unit: 'days' } });
    expect(leaves({ other: [wait('W', 9), wait('X', 10), fromFirst, handOver('H')] })).toEqual(['f1 R1', 'f2 R1 covered']);
  });

  it('never behind a decision: what it will do is not known yet', () => {
    const decision: Instruction = { op: 'branch', nodeId: 'B', cases: [], otherwise: -1 };
    expect(leaves({ other: [wait('W', 9), decision, email('R1', 12, 1), handOver('H')] })).toEqual(['f1 R1']);
  });

  it.each([0, 7])('nor behind waits that lead round in circles, or nowhere (law 27): on to %s', (next) => {
    expect(leaves({ other: [{ ...wait('W', 9), next } as Instruction, handOver('H')] })).toEqual(['f1 R1']);
  });

  it.each([
    ['Wednesday 15: the deadline granted still runs', '2025-10-15', ['f1 R1']],
    ['Tuesday 14: it is over', '2025-10-14', ['f1 R1', 'f2 R1 covered']],
  ])('not to be written about before %s (law 10)', (_, first, expected) => {
    expect(leaves({ token: { notBeforeDay: day(first) } })).toEqual(expected);
  });

  it('not while a task about it is open', () => {
    expect(leaves({ token: { task: 'task' } })).toEqual(['f1 R1']);
  });

  it('not while a resumption waits for its own day (law 8)', () => {
    const dispute = { id: 'd', kind: 'dispute', itemId: 'f2', fromDay: day('2025-09-25'), liftedDay: day('2025-10-01') } as const;
    const suspensions = [{ ...dispute, recordedAt: at('2025-09-25', 7) }];
    const resumption = { becauseOf: 'dispute', days: 6, fromDay: day('2025-10-01'), failures: 1, notBeforeDay: day('2025-10-16') };
    expect(leaves({ suspensions, token: { level: 1, resumption } })).toEqual(['f1 R1']);
  });

  it('not by a message weaker than its own step, nor one of another kind: a call is no message, a pre-reminder no reminder', () => {
    expect(leaves({ other: [email('R2', 8, 2), handOver('H')] })).toEqual(['f1 R1']);
    expect(leaves({ other: [call('C', 8), handOver('H')] })).toEqual(['f1 R1']);
    const lateReminder = email('R0', 8, 0, { when: { anchor: 'dueDate', offset: 8, unit: 'days', late: { do: 'run' } } });
    expect(leaves({ other: [lateReminder, handOver('H')] })).toEqual(['f1 R1']);
  });

  it('a call speaks of the calls to come, behind waits as well, and of no message', () => {
    const calling = [call('C', 8), handOver('H')];
    expect(leaves({ carrier: calling, other: [wait('W', 9), call('C', 12), handOver('H')] })).toEqual(['f1 C', 'f2 C covered']);
    expect(leaves({ carrier: calling })).toEqual(['f1 C']);
  });

  it('never by a notice, not even before the very same one: each claims what stands on it (laws 17, 19)', () => {
    const notice = [email('N', 8, 5), handOver('H')];
    const base = world(ladder(notice), caseOf([invoice('F1', '2025-10-06'), invoice('F2', '2025-10-08')]));
    const { state } = step(openCase('case'), base, at('2025-10-01', 8));
    const reminded = { ...state, tokens: state.tokens.map((token) => ({ ...token, reminders: 1 })) };
    expect(step(reminded, base, at('2025-10-14', 11)).effect).toMatchObject({ level: 5, members: [{ item: 'f1' }] });
  });

  it('nobody’s word is left out by being covered (law 24)', () => {
    const approved = (...by: string[]): Instruction[] => [email('R1', 8, 1, { approval: { by, openBusinessDays: 2 } }), handOver('H')];
    expect(leaves({ other: approved('creditManager') })).toEqual(['f1 R1']);
    expect(leaves({ carrier: approved('creditManager'), other: approved('creditManager') })).toEqual(['f1 R1', 'f2 R1 covered']);
    expect(leaves({ carrier: approved('creditManager') })).toEqual(['f1 R1', 'f2 R1 covered']);
    expect(leaves({ carrier: approved('creditManager'), other: approved('creditManager', 'manager') })).toEqual(['f1 R1']);
  });
});
