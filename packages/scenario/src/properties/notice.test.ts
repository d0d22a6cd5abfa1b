import { describe, expect, it } from 'vitest';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';

const written = ['email', 'letter', 'registered'];

describe('over random worlds', () => {
  it('P3 a notice claims exactly the items whose own token stands on it, and totals them alone (law 17)', () => {
    forAllWorlds((random) => {
      for (const { effect, before, shown, at } of runRandom(random).happenings) {
        if (effect.kind !== 'contact') continue;
        for (const member of effect.members) {
          const step = random.env.plans[member.plan]?.instructions[member.pc];
          const isOfNotice = step?.op === 'contact' && step.level >= 5;
          expect(isOfNotice).toBe(effect.level >= 5);
          expect(member.role === 'claimed').toBe(effect.level >= 5);
          if (effect.level >= 5) {
            expect(member.covered).toBeUndefined();
            expect(before.tokens.find(({ item }) => item === member.item)?.pc).toBe(member.pc);
          }
        }
        if (effect.level < 5) continue;
        const claimed = (shown?.lines ?? []).filter(({ role }) => role === 'claimed');
        const total = (shown?.totals ?? []).reduce((sum, { cents }) => sum + cents, 0);
        expect(total).toBe(claimed.reduce((sum, { netCents }) => sum + netCents, 0));
        expect((shown?.lines ?? []).filter(({ role }) => role === 'reminded' || role === 'announced')).toEqual([]);
        expect(at).toBeGreaterThan(0);
      }
    });
  });

  it('P3 every item a notice claims had a written reminder of level 1 or more accepted before (law 19)', () => {
    forAllWorlds((random) => {
      const reminded = new Set<string>();
      for (const { effect, receipt } of runRandom(random).happenings) {
        if (effect.kind !== 'contact') continue;
        if (effect.level >= 5) for (const { item } of effect.members) expect(reminded).toContain(item);
        const counts = receipt.outcome === 'sent' && effect.level >= 1 && written.includes(effect.channel);
        if (!counts) continue;
        for (const { item, role } of effect.members) if (role !== 'announced') reminded.add(item);
      }
    });
  });
});
