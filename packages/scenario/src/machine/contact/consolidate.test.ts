import { describe, expect, it } from 'vitest';
import { at, call, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { Environment } from '../facts/environment.js';
import type { CaseState } from '../state.js';
import { openCase, step } from '../step.js';
import { consolidate } from './consolidate.js';

/** R1 on J+5, R2 on J+15. */
const steps = [email('R1', 5, 1), email('R2', 15, 2), handOver('H')];
const byInvoice = ladder(steps, { policies: { consolidation: 'invoice' } });
/** Due on Monday 6 October: R1 is planned on Saturday 11, so Monday 13. */
const early = invoice('F1', '2025-10-06');
/** Due on Thursday 9 October: R1 on Tuesday 14. */
const late = invoice('F2', '2025-10-09');

function opened(env: Environment): CaseState {
  return step(openCase('case'), env, at('2025-10-01', 8)).state;
}

function hourOf(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : told(instant).slice(0, 13);
}

describe('what a case does next over tokens at rest (laws 13, 15)', () => {
  it('before the first step is ready: nothing, the slot to wake for, and why it waits', () => {
    const env = world(ladder(steps), caseOf([early]));
    const { effect, wakeAt, reasons } = consolidate(opened(env), env, at('2025-10-10', 10));
    expect(effect).toBeUndefined();
    expect(hourOf(wakeAt)).toBe('2025-10-13 09');
    expect(reasons).toEqual([{ code: 'shiftedToAllowedDay', law: 2, itemId: 'f1', nodeId: 'R1', on: '2025-10-11', until: '2025-10-13' }]);
  });

  it('in its slot: the contact, the very one a whole wake asks for', () => {
    const env = world(ladder(steps), caseOf([early, late]));
    const state = opened(env);
    const now = at('2025-10-13', 11);
    const { effect } = consolidate(state, env, now);
    expect(effect).toMatchObject({ kind: 'contact', carrier: { item: 'f1', nodeId: 'R1' } });
    expect(effect).toEqual(step(state, env, now).effect);
  });

  it('changes nothing of the state it is given', () => {
    const env = world(ladder(steps), caseOf([early]));
    const state = opened(env);
    const before = JSON.stringify(state);
    consolidate(state, env, at('2025-10-13', 11));
    expect(JSON.stringify(state)).toBe(before);
  });

  it('where nothing rests on a step: nothing at all, no instant either', () => {
    const env = world(ladder([handOver('H')]), caseOf([early]));
    expect(consolidate(opened(env), env, at('2025-10-13', 11))).toStrictEqual({ reasons: [] });
  });

  it.each([
    ['the earlier first', [early, late]],
    ['the later first', [late, early]],
  ])('each unit on its own, %s: the case wakes for the sooner of them, both are told', (_, items) => {
    const env = world(byInvoice, caseOf(items));
    const { effect, wakeAt, reasons } = consolidate(opened(env), env, at('2025-10-10', 10));
    expect(effect).toBeUndefined();
    expect(hourOf(wakeAt)).toBe('2025-10-13 09');
    expect(reasons.map(({ itemId, until }) => [itemId, until])).toEqual([
      ['f1', '2025-10-13'],
      ['f2', '2025-10-14'],
    ]);
  });

  it.each([
    ['the earlier first', [early, late]],
    ['the later first', [late, early]],
  ])('of two units whose slot has come, %s in the facts, the first ready goes first (laws 8, 15)', (_, items) => {
    const services = items.map((item) => ({ ...item, serviceCode: item.number }));
    const env = world(byInvoice, caseOf(services));
    const { effect } = consolidate(opened(env), env, at('2025-10-15', 11));
    expect(effect).toMatchObject({ kind: 'contact', unit: 'item:f1', members: [{ item: 'f1' }] });
  });

  it('a unit that has to wait keeps no other back (laws 13, 14)', () => {
    // somebody spoke of F1 on Tuesday 14: its gap ends on Tuesday 21, F2 is free
    const contactsOutside = [{ id: 'o', day: day('2025-10-14'), recordedAt: at('2025-10-14', 10), itemIds: ['f1'] }];
    const env = world(byInvoice, caseOf([early, late], { contactsOutside }));
    const { effect, reasons } = consolidate(opened(env), env, at('2025-10-15', 11));
    expect(effect).toMatchObject({ kind: 'contact', members: [{ item: 'f2' }] });
    expect(reasons.map(({ itemId, code, until }) => [itemId, code, until])).toContainEqual(['f1', 'waitsForGap', '2025-10-21']);
  });

  it('all of one unit leave together, beside a unit of its own', () => {
    const base = world(ladder(steps), caseOf([early, { ...late, planHash: 'byInvoice' }, { ...early, id: 'f3', number: 'F3' }]));
    const env = { ...base, plans: { ...base.plans, byInvoice } };
    const { effect } = consolidate(opened(env), env, at('2025-10-15', 11));
    expect(effect).toMatchObject({ kind: 'contact', unit: 'client', members: [{ item: 'f1' }, { item: 'f3' }] });
  });

  it('what is ripe in one unit takes along what is ripe in another, and nothing that is not: one list a day (law 13)', () => {
    const env = world(byInvoice, caseOf([early, late, invoice('F3', '2025-10-13')]));
    // F3: J+5 = Saturday 18, so Monday 20
    const { effect, wakeAt } = consolidate(opened(env), env, at('2025-10-15', 11));
    expect(effect).toMatchObject({ kind: 'contact', members: [{ item: 'f1' }, { item: 'f2' }] });
    expect(hourOf(wakeAt)).toBe('2025-10-15 11');
  });

  it('a call is the payer’s even where messages go by the invoice: an item of each is a unit of its own (law 13)', () => {
    const calls = ladder([call('C', 5), handOver('H')], { policies: { consolidation: 'invoice' } });
    const base = world(byInvoice, caseOf([{ ...early, planHash: 'calls' }, late]));
    const env = { ...base, plans: { ...base.plans, calls } };
    const { effect, reasons } = consolidate(opened(env), env, at('2025-10-13', 11));
    expect(effect).toMatchObject({ kind: 'task', unit: 'client', members: [{ item: 'f1' }] });
    expect(reasons.map(({ itemId, code }) => [itemId, code])).toContainEqual(['f2', 'readyOn']);
  });
});
