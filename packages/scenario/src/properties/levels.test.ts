import { describe, expect, it } from 'vitest';
import { expectLevelsNeverFall } from '../testing/oracle/levels.js';
import { freshEnvironment } from '../testing/random/draw-world.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';
import { acceptedMembers } from '../testing/stories.js';

describe('over random worlds', () => {
  it('P1 the level of an item is monotone within its episode, and no contact is milder than an item it moves (laws 7, 17)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      expectLevelsNeverFall(env, runRandom(random, {}, env));
    });
  });

  it('P1 late wakes make no level fall (law 4)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      expectLevelsNeverFall(env, runRandom(random, { lateBy: (index) => (random.lateHours[index % 5] ?? 0) * 3_600_000 }, env));
    });
  });

  it('P7 paying any of the items restarts no ladder: no step of the others is done twice, none below what was reached (law 6)', () => {
    forAllWorlds((random) => {
      const paidAway = random.env.facts.items.filter((_item, index) => index % 2 === 1);
      const payments = paidAway.map((item) => ({
        kind: 'payment' as const,
        cents: 10_000_000,
        day: item.dueDay + 12,
        recordedAt: (item.dueDay + 12) * 86_400_000,
      }));
      const items = random.env.facts.items.map((item) => {
        const index = paidAway.indexOf(item);
        const payment = payments[index];
        return payment === undefined || item.type === 'creditNote' ? item : { ...item, facts: [...item.facts, payment] };
      });
      const env = { ...random.env, facts: { ...random.env.facts, items, tasks: [] } };
      const story = runRandom(random, {}, env);
      expectLevelsNeverFall(env, story);
      const done = acceptedMembers(env.facts, story).map(({ member }) => `${member.item}/${member.nodeId}/${member.visit}`);
      expect(done).toEqual([...new Set(done)]);
    });
  });
});
