import { describe, expect, it } from 'vitest';
import { netCents, owedCents } from '../testing/oracle/balance.js';
import { dayNumber } from '../testing/oracle/civil-time.js';
import { isDisputed, isHeldBack } from '../testing/oracle/held-back.js';
import { freshEnvironment } from '../testing/random/draw-world.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';

describe('over random worlds', () => {
  it('P2 no line speaks of an item that is paid, netted, suspended in any way or out of the walk (laws 5, 8)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      for (const { at, shown, before } of runRandom(random, {}, env).happenings) {
        const net = netCents(env.facts, at, dayNumber(at), (id) => isDisputed(env.facts, id, at));
        for (const { itemId, role } of shown?.lines ?? []) {
          // a thank-you names what was paid (law 23)
          if (role === 'settled') continue;
          expect(owedCents(env.facts, itemId, at)).toBeGreaterThan(0);
          expect(net.get(itemId) ?? 0).toBeGreaterThan(0);
          expect(isHeldBack(env.facts, itemId, at)).toBe(false);
          expect(before.tokens.find(({ item }) => item === itemId)?.status).toBe('walking');
        }
      }
    });
  });

  it('P2 no task asks a person to call about an item that is paid or suspended (law 8)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      for (const { at, effect } of runRandom(random, {}, env).happenings) {
        // the work of a branch may be about an item that is suspended; it reaches nobody outside (DESIGN §4)
        if (effect.kind === 'task' ? effect.task !== 'call' : effect.level < 0) continue;
        for (const { item } of effect.members) {
          expect(owedCents(env.facts, item, at)).toBeGreaterThan(0);
          expect(isHeldBack(env.facts, item, at)).toBe(false);
        }
      }
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
