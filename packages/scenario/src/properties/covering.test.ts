import { describe, expect, it } from 'vitest';
import { settle } from '../machine/settle.js';
import { dayNumber, workingDaysLater } from '../testing/oracle/civil-time.js';
import { freshEnvironment } from '../testing/random/draw-world.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';

describe('over random worlds', () => {
  it('P13 covering never advances the covered step by a gap or more, nor a notice at all (law 18)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      for (const { effect, receipt, before, at } of runRandom(random, {}, env).happenings) {
        if (effect.kind !== 'contact') continue;
        const today = dayNumber(at);
        const gapDays = env.plans[effect.carrier.plan]?.policies.gapDays ?? env.policy.gapDays;
        const after = settle(before, effect, receipt, env);
        for (const member of effect.members.filter(({ covered }) => covered === true)) {
          const step = env.plans[member.plan]?.instructions[member.pc];
          const item = env.facts.items.find(({ id }) => id === member.item);
          const readyDay = dayNumber(member.readyAt);
          expect(effect.level).toBeLessThan(5);
          expect(step?.op === 'contact' && step.level < 5).toBe(true);
          expect(member.readyAt).toBeGreaterThan(at);
          expect(readyDay - today).toBeLessThan(gapDays);
          expect(today).toBeGreaterThanOrEqual(workingDaysLater(item?.dueDay ?? today, 3));
          const token = after.tokens.find((candidate) => candidate.item === member.item);
          const untouched = before.tokens.find((candidate) => candidate.item === member.item);
          if (receipt.outcome === 'failed') expect(token).toEqual(untouched);
          else if (receipt.outcome !== 'handedOver') expect(token?.previousContactDay).toBe(readyDay);
          expect(today).toBeGreaterThanOrEqual(untouched?.notBeforeDay ?? today);
        }
      }
    });
  });
});
