import { describe, expect, it } from 'vitest';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';
import { freshEnvironment } from '../testing/random/draw-world.js';

const dayMs = 86_400_000;

describe('over random worlds', () => {
  it('P14 nobody starves: after 400 days every item is paid, handed over, parked or suspended by a fact', () => {
    forAllWorlds((random) => {
      const { last } = runRandom(random);
      for (const { status, reason, owner } of last.positions) {
        // a letter that nobody posts holds for good, and somebody answers for it (law 22)
        if (reason?.law === 22) expect(owner).toBe('creditManager');
        else expect(status).not.toBe('walking');
      }
      const isHeld = last.positions.some(({ reason }) => reason?.law === 22);
      if (isHeld) expect(last.alerts.map(({ code }) => code)).toContain('letterWaitsForPosting');
    });
  });

  it('P14 a ripe step leaves within what gap, cap, calls and holidays of the whole book imply (laws 14, 15)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      const plans = Object.values(env.plans);
      // a loop has at most three rounds of one step
      const steps = (Math.max(...plans.map(({ instructions }) => instructions.length)) + 3) * env.facts.items.length;
      const gapDays = Math.max(...plans.map(({ policies }) => policies.gapDays ?? 7));
      const capContacts = Math.min(...plans.map(({ policies }) => policies.cap?.contacts ?? 4));
      // every step of the book before it, each a gap and an open call of three business days apart, and the full days of the cap between two caps
      const boundDays = steps * (gapDays + 7) + (Math.floor(steps / capContacts) + 1) * 30 + 14;
      const ripeSince = new Map<string, number>();
      runRandom(
        random,
        {
          inspect: ({ state }, nowMs) => {
            const lies = (state.letters ?? []).length > 0;
            for (const { item, pc, status, readyAt, visits } of state.tokens) {
              if (lies) ripeSince.clear();
              if (status !== 'walking' || readyAt === undefined || readyAt > nowMs) {
                for (const known of [...ripeSince.keys()]) if (known.startsWith(`${item}/`)) ripeSince.delete(known);
                continue;
              }
              const key = `${item}/${pc}/${visits[pc] ?? 0}`;
              for (const known of [...ripeSince.keys()]) if (known.startsWith(`${item}/`) && known !== key) ripeSince.delete(known);
              const since = ripeSince.get(key) ?? nowMs;
              ripeSince.set(key, since);
              expect((nowMs - since) / dayMs).toBeLessThanOrEqual(boundDays);
            }
          },
        },
        env,
      );
    });
  });
});
