import { describe, expect, it } from 'vitest';
import { owedCents } from '../testing/oracle/balance.js';
import { dayNumber } from '../testing/oracle/civil-time.js';
import { expectSilentLines, expectSilentSteps } from '../testing/oracle/silence.js';
import { freshEnvironment } from '../testing/random/draw-world.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';

describe('over random worlds', () => {
  it('P2 no line speaks of an item that is paid, netted, suspended in any way or out of the walk (laws 5, 8)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      expectSilentLines(env, runRandom(random, {}, env));
    });
  });

  it('P2 no task asks a person to call about an item that is paid or suspended (law 8)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      expectSilentSteps(env, runRandom(random, {}, env));
    });
  });

  it('P6 on every day each overdue item has a next date, or a reason with an owner or an expiry (law 12)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      runRandom(
        random,
        {
          inspect: (result, nowMs) => {
            if (result.effect !== undefined) return;
            for (const item of env.facts.items) {
              if (owedCents(env.facts, item.id, nowMs) <= 0 || item.dueDay >= dayNumber(nowMs)) continue;
              const position = result.positions.find(({ itemId }) => itemId === item.id);
              expect(position).toBeDefined();
              const hasDate = position?.nextAt !== undefined && position.nextAt > nowMs;
              const isOwned = position?.reason !== undefined && (position.owner !== undefined || position.reason.until !== undefined);
              expect(hasDate || isOwned).toBe(true);
            }
          },
        },
        env,
      );
    });
  });
});
