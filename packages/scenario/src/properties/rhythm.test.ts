import { describe, expect, it } from 'vitest';
import { contactsOf, expectRhythm } from '../testing/oracle/rhythm.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';
import { freshEnvironment } from '../testing/random/draw-world.js';

describe('over random worlds', () => {
  it('P4 gap and cap hold between all that counts, whatever the plans, per payer or per invoice (laws 13, 14)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      expectRhythm(contactsOf(env, runRandom(random, {}, env)));
    });
  });

  it('P4 late wakes never breach gap or cap (law 4)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      expectRhythm(contactsOf(env, runRandom(random, { lateBy: (index) => (random.lateHours[index % 5] ?? 0) * 3_600_000 }, env)));
    });
  });

  it('P4 first ready, first served: what leaves for the payer moves the oldest ready step, or replaces it (law 15)', () => {
    forAllWorlds((random) => {
      for (const { effect, before, at } of runRandom(random).happenings) {
        if (effect.unit !== random.env.facts.payer.accountId || (effect.kind === 'task' && effect.task !== 'call')) continue;
        const rank = (item: string): [number, number, number, number, string] => {
          const token = before.tokens.find((candidate) => candidate.item === item);
          const facts = random.env.facts.items.find(({ id }) => id === item);
          const step = token === undefined ? undefined : random.env.plans[token.plan]?.instructions[token.pc];
          // before a notice or a task a resumption stands in with a text of its own level, in writing (law 8)
          const isStandIn = token?.resumption !== undefined && (step?.op !== 'contact' || step.level < 1 || step.level > 4);
          const own = Math.max(token?.level ?? 0, 0);
          const level = step?.op === 'contact' && !isStandIn ? step.level : own;
          const channelRank = step?.op === 'contact' && !isStandIn ? step.rank : 0;
          return [token?.readyAt ?? 0, -level, -channelRank, facts?.dueDay ?? 0, facts?.number ?? ''];
        };
        const ripe = before.tokens.filter((token) => {
          const plan = random.env.plans[token.plan];
          const step = plan?.instructions[token.pc];
          if (step?.op === 'task' && step.task !== 'call') return false;
          const isOfPayer = plan?.policies.consolidation !== 'invoice' || step?.op === 'task';
          return token.status === 'walking' && token.task === undefined && isOfPayer && (token.readyAt ?? Number.POSITIVE_INFINITY) <= at;
        });
        const oldest = ripe.map(({ item }) => item).sort((left, right) => compareRanks(rank(left), rank(right)))[0];
        const moved = new Set(effect.members.map(({ item }) => item));
        const replaced = effect.kind === 'contact' ? (effect.dropped ?? []).map(({ item }) => item) : [];
        if (oldest !== undefined) expect([...moved, ...replaced]).toContain(oldest);
      }
    });
  });
});

function compareRanks(left: readonly (number | string)[], right: readonly (number | string)[]): number {
  for (const [index, one] of left.entries()) {
    const other = right[index];
    if (other !== undefined && one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
