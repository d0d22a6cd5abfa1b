import { interruptNames } from '@relance/schemas';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { awaitedEvents, type Plan } from '../../plan.js';
import { receiptOf } from '../../testing/drive.js';
import { at, call, caseOf, day, email, handOver, invoice, ladder, world } from '../../testing/small-world.js';
import type { CommandFacts } from '../facts/recorded-facts.js';
import { settle } from '../settle.js';
import type { CaseState, Token } from '../state.js';
import { step } from '../step.js';

const anyNumber = fc.oneof(
  fc.integer({ min: -10, max: 30_000 }),
  fc.double(),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e15, -1e15),
);

const anyToken: fc.Arbitrary<Token> = fc.record({
  item: fc.constantFrom('f1', 'f2', 'gone'),
  plan: fc.constantFrom('plan', 'lost'),
  pc: fc.integer({ min: -2, max: 9 }),
  entryDay: anyNumber,
  sinceDay: anyNumber,
  level: anyNumber,
  shiftDays: anyNumber,
  notBeforeDay: anyNumber,
  visits: fc.constant({}),
  reminders: anyNumber,
  status: fc.constantFrom('walking' as const, 'parked' as const, 'done' as const),
});

it('no state and no fact, however damaged, makes the machine throw', () => {
  const anyOffset = fc.oneof(anyNumber, fc.integer({ min: -120, max: 400 }));
  fc.assert(
    fc.property(fc.array(anyToken, { maxLength: 3 }), anyNumber, anyOffset, anyNumber, (tokens, dueDay, offset, cents) => {
      const plan = ladder([
        email('R1', offset, 1, { when: { anchor: 'dueDate', offset, unit: 'months' }, deadlineDays: 5 }),
        email('R2', offset, 2, { when: { anchor: 'previousContact', offset, unit: 'businessDays' } }),
        call('C', offset),
        handOver('H'),
      ]);
      const facts = caseOf([invoice('F1', '2025-10-06', { dueDay }), invoice('F2', '2025-10-06', { invoiceDay: dueDay })], {
        receipts: [{ id: 'r', currency: 'EUR', cents, day: dueDay, recordedAt: cents }],
        suspensions: [{ id: 's', kind: 'promise', itemId: 'f2', fromDay: dueDay, untilDay: cents, recordedAt: 0 }],
      });
      const env = world(plan, facts);
      const state: CaseState = { v: 1, caseId: 'case', sequence: 0, tokens, log: [], calls: [], notBefore: {} };
      for (const now of [Date.UTC(2025, 9, 20, 9), Date.UTC(2025, 11, 1, 9)]) {
        const result = step(state, env, now);
        expect(result.state.caseId).toBe('case');
        const { effect } = result;
        if (effect === undefined) continue;
        const settled = settle(result.state, effect, receiptOf(effect, effect.kind === 'contact' ? 'sent' : 'opened', now), env);
        expect(settled.sequence).toBe(result.state.sequence + 1);
      }
    }),
    { numRuns: 1_000 },
  );
});

const names: readonly CommandFacts['command'][] = ['skip', 'stepBack', 'reopen', 'notBefore', 'scenarioChange'];

/** Loops, events, arms and a branch for every interrupt, wherever they lead. */
function winding(places: readonly number[], days: { offset: number; max: number; gap: number }): Plan {
  const to = (index: number): number => places[index] ?? 0;
  const { offset, max, gap } = days;
  const until = { field: 'level', operator: 'ge' as const, value: 2 };
  const events = awaitedEvents.map((event, index) => ({ event, next: to(index) }));
  const plan = ladder([
    { op: 'repeat', nodeId: 'L', max, minGapDays: gap, until, body: to(1), done: to(2), exhausted: to(3) },
    { op: 'choose', nodeId: 'X', experiment: 'x', arms: [{ id: 'a', share: offset, next: to(4) }] },
    { op: 'await', nodeId: 'A', events, until: { anchor: { node: 'R1' }, offset, unit: 'days' }, timedOut: to(5) },
    email('R1', offset, 1, { sent: to(6), failed: to(7) }),
    call('C', offset, { task: 'check', expired: to(8) }),
    { op: 'stop', nodeId: 'back', outcome: 'resumed' },
  ]);
  return { ...plan, interrupts: Object.fromEntries(interruptNames.map((name, index) => [name, to(index)])) };
}

it('no loop, event, interrupt or command makes the machine throw or turn for ever, wherever a damaged plan leads (law 27)', () => {
  const anyPlace = fc.integer({ min: -1, max: 7 });
  const anyDay = fc.integer({ min: day('2025-09-20'), max: day('2025-11-20') });
  const branch = fc.record({ interrupt: fc.constantFrom(...interruptNames), pc: anyPlace, sinceDay: anyNumber });
  const anyWinding = fc.record({
    places: fc.array(anyPlace, { minLength: 13, maxLength: 13 }),
    days: fc.record({ offset: fc.oneof(anyNumber, fc.integer({ min: -9, max: 99 })), max: anyNumber, gap: anyNumber }),
    token: fc.tuple(anyToken, fc.option(branch, { nil: undefined })),
    command: fc.constantFrom(...names),
    from: anyDay,
  });
  fc.assert(
    fc.property(anyWinding, ({ places, days, token: [token, inBranch], command, from }) => {
      const item = invoice('F1', '2025-10-06');
      item.facts.push({ kind: 'payment', cents: 30_000, day: from, recordedAt: from * 86_400_000 });
      const facts = caseOf([item], {
        suspensions: [{ id: 's', kind: 'dispute', itemId: 'f1', fromDay: from, liftedDay: from + 6, recordedAt: from * 86_400_000 }],
        commands: [{ id: 'c', itemId: 'f1', command, day: from, at: from * 86_400_000, author: 'anna', reason: 'x' }],
        insolvencies: [{ id: 'i', day: from + 20, recordedAt: (from + 20) * 86_400_000 }],
      });
      const env = world(winding(places, days), facts);
      let state: CaseState = {
        v: 1,
        caseId: 'case',
        sequence: 0,
        tokens: [{ ...token, ...(inBranch && { branch: inBranch }) }],
        log: [],
        calls: [],
        notBefore: {},
      };
      let now = at('2025-10-20', 9);
      for (let wakes = 0; wakes < 12; wakes += 1) {
        const result = step(state, env, now);
        state = JSON.parse(JSON.stringify(result.state)) as CaseState;
        const { effect } = result;
        if (effect !== undefined) state = settle(state, effect, receiptOf(effect, effect.kind === 'contact' ? 'sent' : 'opened', now), env);
        now = Math.max(result.wakeAt ?? now, now + 3_600_000);
      }
      expect(state.tokens.some(({ item: id }) => id === 'f1')).toBe(true);
    }),
    { numRuns: 500 },
  );
});
