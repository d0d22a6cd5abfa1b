import { describe, expect, it } from 'vitest';
import { dayNumber, isWorkingDay } from '../testing/oracle/civil-time.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';

/** A resumption always grants a deadline (law 8): seven days where the text it uses grants none. */
const RESUMPTION_DAYS = 7;

describe('over random worlds', () => {
  it('P16 a granted deadline is a business day, the latest granted by any step moved, and no step comes before the day after it (laws 10, 16)', () => {
    forAllWorlds((random) => {
      const notBefore = new Map<string, number>();
      for (const { effect, receipt, at } of runRandom(random).happenings) {
        for (const member of effect.members) expect(dayNumber(at)).toBeGreaterThanOrEqual(notBefore.get(member.item) ?? 0);
        if (effect.kind !== 'contact') continue;
        const granted = effect.members.flatMap((member) => {
          const step = random.env.plans[member.plan]?.instructions[member.pc];
          if (step?.op !== 'contact') return [];
          const days = step.deadlineDays ?? (member.isResumption === true ? RESUMPTION_DAYS : undefined);
          return days === undefined ? [] : [days];
        });
        expect(effect.deadlineDay === undefined).toBe(granted.length === 0);
        if (effect.deadlineDay === undefined) continue;
        expect(isWorkingDay(effect.deadlineDay)).toBe(true);
        expect(effect.deadlineDay).toBeGreaterThanOrEqual(dayNumber(at) + Math.max(...granted));
        if (receipt.outcome === 'failed') continue;
        for (const { item, role } of effect.members) if (role !== 'announced') notBefore.set(item, effect.deadlineDay + 1);
      }
    });
  });
});
