import { describe, expect, it } from 'vitest';
import type { Companion, Instruction } from '../../plan.js';
import { receiptOf } from '../../testing/drive.js';
import { at, call, caseOf, day, email, handOver, invoice, ladder, told, world } from '../../testing/small-world.js';
import type { CaseFacts, Environment, TaskFacts } from '../facts/environment.js';
import { composeLines } from '../sending/compose-lines.js';
import { refusal } from '../sending/refusal.js';
import { settle } from '../settle.js';
import type { CaseState, ContactEffect, Receipt } from '../state.js';
import { openCase, step, type StepResult } from '../step.js';

const recap: Companion = { channel: 'email', template: { id: 'recap', version: 2 }, audience: ['accountsPayable'] };
const items = [invoice('F1', '2025-10-06'), invoice('F2', '2025-10-06')];
const taskId = 'f1/C/1';

function envOf(steps: Instruction[], more: Partial<CaseFacts> = {}): Environment {
  return world(ladder(steps), caseOf(items, more));
}

const steps = [call('C', 5, { recap, level: 2 }), email('R2', 15, 2), handOver('H')];
const reached = (more: Partial<TaskFacts> = {}): TaskFacts => ({ taskId, outcome: 'reached', at: at('2025-10-13', 11), ...more });

/** The case with its call of Monday 13 October (J+5 is a Saturday) open. */
function withCall(env: Environment): CaseState {
  const now = at('2025-10-13', 10);
  const { state, effect } = step(openCase('case'), env, now);
  if (effect?.kind !== 'task') throw new Error('no call opens');
  return settle(state, effect, receiptOf(effect, 'opened', now), env);
}

/** The case once the outcome is noted, at 11 unless said. */
function noted(
  facts: Partial<CaseFacts> = {},
  more: Partial<TaskFacts> = {},
  now = at('2025-10-13', 11),
): StepResult & { env: Environment } {
  const env = envOf(steps, { ...facts, tasks: [reached(more)] });
  return { ...step(withCall(envOf(steps)), env, now), env };
}

function recapOf({ effect }: StepResult): ContactEffect {
  if (effect?.kind !== 'contact') throw new Error('no recap is asked for');
  return effect;
}

function settled(result: StepResult & { env: Environment }, outcome: Receipt['outcome'], more: Partial<Receipt> = {}): CaseState {
  const effect = recapOf(result);
  return settle(result.state, effect, { ...receiptOf(effect, outcome, at('2025-10-13', 11)), ...more }, result.env);
}

describe('the recap of a call (law 21)', () => {
  it('is asked for once somebody was reached, with the text, the address and the level of the call', () => {
    const effect = recapOf(noted());
    expect(effect).toMatchObject({ channel: 'email', template: recap.template, audience: recap.audience, level: 2, rank: 1 });
    expect(effect.recap).toEqual({ taskId, calledDay: day('2025-10-13') });
    expect(effect.unit).toBe('recap:f1/C/1');
    expect(effect.members.map(({ item, role }) => [item, role])).toEqual([
      ['f1', 'reminded'],
      ['f2', 'reminded'],
    ]);
    // R2 of both stays ready on J+15
    const codes = ['taskDone', 'taskDone', 'recapLeaves', 'recapLeaves', 'readyOn', 'readyOn'];
    expect(noted().reasons.map(({ code }) => code)).toEqual(codes);
  });

  it('is about the items ticked alone, carried by the first of them', () => {
    const effect = recapOf(noted({}, { itemIds: ['f2'] }));
    expect(effect.members.map(({ item }) => item)).toEqual(['f2']);
    expect(effect.carrier.item).toBe('f2');
  });

  it('shows what is owed on each, what it totals, and nothing else', () => {
    const { lines, totals, accessories, announcedTotals } = composeLines(recapOf(noted()), noted().env, at('2025-10-13', 11));
    expect(lines.map(({ itemId, role, outstandingCents }) => [itemId, role, outstandingCents])).toEqual([
      ['f1', 'discussed', 100_000],
      ['f2', 'discussed', 100_000],
    ]);
    expect(totals).toEqual([{ currency: 'EUR', cents: 200_000 }]);
    expect([accessories, announcedTotals]).toEqual([[], []]);
  });

  it.each(['sent', 'unknown', 'failed'] as const)('%s, it is done with: nobody moves, nothing more is logged', (outcome) => {
    const result = noted();
    const state = settled(result, outcome);
    expect(state.recaps).toBeUndefined();
    expect({ ...state, sequence: 0, recaps: [] }).toEqual({ ...result.state, sequence: 0, recaps: [] });
    expect(state.log.map(({ kind, day: on }) => [kind, on])).toEqual([['call', day('2025-10-13')]]);
    expect(step(state, result.env, at('2025-10-13', 12)).effect).toBeUndefined();
  });

  it('refused, it is asked for again at the instant named, and keeps nothing else back', () => {
    const result = noted();
    const state = settled(result, 'refused', { notBefore: at('2025-10-13', 14), reason: { code: 'sendingPaused', law: 25 } });
    const waiting = step(state, result.env, at('2025-10-13', 12));
    expect(waiting.effect).toBeUndefined();
    expect(told(waiting.wakeAt ?? 0)).toBe('2025-10-13 14:00');
    expect(state.notBefore[recapOf(result).carrier.item]).toBeUndefined();
    const again = step(state, result.env, at('2025-10-13', 14));
    expect(recapOf(again).recap).toEqual({ taskId, calledDay: day('2025-10-13') });
    const done = settle(again.state, recapOf(again), receiptOf(recapOf(again), 'sent', at('2025-10-13', 14)), result.env);
    expect([done.notBefore, done.refusals]).toEqual([{}, {}]);
  });

  it('leaves in the hours of the entity alone, whenever its outcome is noted', () => {
    const evening = at('2025-10-13', 20);
    const result = noted({}, { at: evening }, evening);
    expect(result.effect).toBeUndefined();
    expect(told(result.wakeAt ?? 0).slice(0, 10)).toBe('2025-10-14');
    const effect = recapOf(noted());
    const { env } = noted();
    expect(refusal(effect, env, at('2025-10-13', 11))).toBeUndefined();
    expect(refusal(effect, env, evening)).toMatchObject({ reason: { code: 'waitsForWindow', law: 14, until: '2025-10-14' } });
    expect(told(refusal(effect, env, evening)?.notBefore ?? 0).slice(0, 10)).toBe('2025-10-14');
  });

  it.each([
    ['a promise', 'promise'],
    ['a dispute', 'dispute'],
    ['a payment announced', 'paymentAnnounced'],
    ['a reply', 'reply'],
    ['a check', 'checking'],
  ] as const)('is not kept back by %s: that may be what it writes down', (_, kind) => {
    const facts = { suspensions: [{ id: 's', kind, itemId: 'f1', fromDay: day('2025-10-13'), recordedAt: at('2025-10-13', 11) }] };
    expect(recapOf(noted(facts)).members.map(({ item }) => item)).toEqual(['f1', 'f2']);
  });

  it.each([
    ['a hold', 'hold'],
    ['a direct debit under way', 'collection'],
    ['a refusal on the buyer’s platform', 'platform'],
    ['a payment order', 'paymentOrdered'],
  ] as const)('says nothing of an item under %s', (_, kind) => {
    const facts = { suspensions: [{ id: 's', kind, itemId: 'f1', fromDay: day('2025-10-13'), recordedAt: at('2025-10-13', 11) }] };
    const result = noted(facts);
    expect(recapOf(result).members.map(({ item }) => item)).toEqual(['f2']);
    expect(recapOf(result).carrier.item).toBe('f2');
  });

  it('says nothing of an item that a credit covers in full though its payer replied, nor of one that is gone from the books', () => {
    const [f1] = items;
    const credit = invoice('AV', '2025-10-06', { type: 'creditNote', namesItemId: 'f1' });
    const stated = credit.facts.map((fact) => ({ ...fact, cents: -100_000 }));
    const reply = { id: 's', kind: 'reply', itemId: 'f1', fromDay: day('2025-10-13'), recordedAt: at('2025-10-13', 11) } as const;
    const suspensions = [reply];
    expect(recapOf(noted({ items: [...items, { ...credit, facts: stated }], suspensions })).members.map(({ item }) => item)).toEqual([
      'f2',
    ]);
    expect(recapOf(noted({ items: f1 === undefined ? [] : [f1] })).members.map(({ item }) => item)).toEqual(['f1']);
  });

  it('two that wait: the sooner wakes the case; one that left is forgotten, the other stays', () => {
    const result = noted();
    const first = recapOf(result);
    const other = { ...first, unit: 'recap:g/C/1', recap: { taskId: 'g/C/1', calledDay: day('2025-10-13') } };
    const own = { ...first, recap: { taskId, calledDay: day('2025-10-13') } };
    const until = (one: number, two: number): CaseState => ({
      ...{ ...result.state, recaps: [own, other], refusals: {} },
      notBefore: { [first.unit]: at('2025-10-13', one), 'recap:g/C/1': at('2025-10-13', two) },
    });
    expect(told(step(until(14, 15), result.env, at('2025-10-13', 12)).wakeAt ?? 0)).toBe('2025-10-13 14:00');
    expect(told(step(until(16, 15), result.env, at('2025-10-13', 12)).wakeAt ?? 0)).toBe('2025-10-13 15:00');
    const left = settle(until(14, 15), first, receiptOf(first, 'sent', at('2025-10-13', 14)), result.env);
    expect(left.recaps).toEqual([other]);
    expect(Object.keys(left.notBefore)).toEqual(['recap:g/C/1']);
  });

  it('is dropped where no calendar knows when it could leave (law 27)', () => {
    // Monday 31 December 2029 is the last day the calendar knows
    const last = [invoice('F1', '2029-12-26')];
    const at29 = (hour: number): number => at('2029-12-31', hour);
    const open = world(ladder(steps), caseOf(last));
    const { state, effect } = step(openCase('case'), open, at29(10));
    if (effect?.kind !== 'task') throw new Error('no call opens');
    const called = settle(state, effect, receiptOf(effect, 'opened', at29(10)), open);
    const env = world(ladder(steps), caseOf(last, { tasks: [reached({ at: at29(20) })] }));
    const dropped = step(called, env, at29(20));
    expect(dropped.effect).toBeUndefined();
    expect(dropped.state.recaps).toBeUndefined();
    expect(dropped.reasons.find(({ code }) => code === 'beyondCalendar')).toMatchObject({ law: 27, itemId: 'f1', nodeId: 'C' });
  });

  it('says nothing of an item that was handed over meanwhile', () => {
    const atOnce = [call('C', 5, { recap }), handOver('H')];
    const env = envOf(atOnce, { tasks: [reached()] });
    const result = step(withCall(envOf(atOnce)), env, at('2025-10-13', 11));
    expect(result.effect).toBeUndefined();
    expect(result.state.recaps).toBeUndefined();
    expect(result.reasons.filter(({ code }) => code === 'recapSilenced')).toEqual([
      { code: 'recapSilenced', law: 25, itemId: 'f1', nodeId: 'C', on: '2025-10-13' },
    ]);
  });

  it('is due to the last of five business days after its call, and dropped on the next', () => {
    const result = noted();
    const state = settled(result, 'refused', { notBefore: at('2025-10-20', 9) });
    // Monday 13 and five business days: Monday 20
    expect(step(state, result.env, at('2025-10-20', 17)).effect).toMatchObject({ recap: { taskId } });
    const late = step(state, result.env, at('2025-10-21', 9));
    expect(late.state.recaps).toBeUndefined();
    expect(late.state.notBefore).toEqual({});
    expect(late.reasons.find(({ code }) => code === 'recapTooLate')).toMatchObject({ law: 21, itemId: 'f1', nodeId: 'C' });
  });

  it('is told of each item it speaks of', () => {
    expect(noted().reasons.filter(({ code }) => code === 'recapLeaves')).toEqual(
      ['f1', 'f2'].map((itemId) => ({
        ...{ code: 'recapLeaves', law: 21, itemId, nodeId: 'C', on: '2025-10-13' },
        values: { called: '2025-10-13', channel: 'email' },
      })),
    );
  });

  it('there is none of a check, of a call without one, of a call nobody answered', () => {
    const without = [call('C', 5), handOver('H')];
    const env = envOf(without, { tasks: [reached()] });
    expect(step(withCall(envOf(without)), env, at('2025-10-13', 11)).state.recaps).toBeUndefined();
    expect(noted({}, { outcome: 'noAnswer' }).state.recaps).toBeUndefined();
  });
});
