import fc from 'fast-check';
import { expect, it } from 'vitest';
import { receiptOf } from '../testing/drive.js';
import { call, caseOf, email, handOver, invoice, ladder, world } from '../testing/small-world.js';
import { settle } from './settle.js';
import type { CaseState, Token } from './state.js';
import { step } from './step.js';

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
