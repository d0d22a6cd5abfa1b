import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, call, caseOf, email, handOver, ladder, world } from '../../testing/small-world.js';
import { CaseUnderTest } from './case-under-test.js';
import { caseCommands } from './commands.js';
import { emptyModel } from './model.js';

const plan = ladder([
  email('P0', -5, 0),
  email('R1', 5, 1),
  email('R2', 15, 2, { deadlineDays: 7 }),
  call('C', 25),
  email('R3', 33, 3),
  email('N', 43, 5, { channel: 'registered', rank: 3, deadlineDays: 8, approval: { by: ['creditManager'], openBusinessDays: 3 } }),
  handOver('H'),
]);

const weekMs = 7 * 86_400_000;
const weeksOfPatience = 57;

describe('a whole case', () => {
  it('does nothing a simple model forbids, whatever happens in whatever order, and comes to an end for every item', () => {
    fc.assert(
      fc.property(fc.commands(caseCommands, { maxCommands: 40, size: 'max' }), (commands) => {
        const setup = () => ({ model: emptyModel(at('2025-09-01', 8)), real: new CaseUnderTest(world(plan, caseOf([]))) });
        const { model, real } = setup();
        fc.modelRun(() => ({ model, real }), commands);
        for (let weeks = 0; weeks < weeksOfPatience; weeks += 1) {
          real.pass(model, model.nowMs + weekMs);
          real.answer(model, ({ outcomes }) => outcomes[0] ?? 'none');
        }
        for (const { status } of real.rest(model).positions) expect(status, 'nobody starves (P14)').not.toBe('walking');
      }),
      { numRuns: 60 },
    );
  });
});
