import { describe, it } from 'vitest';
import { expectAllowedInstants } from '../testing/oracle/hours.js';
import { drawWorldAnywhere } from '../testing/random/draw-world.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';

describe('over random worlds', () => {
  it('P5 nothing leaves outside the hours, on a Sunday or on a holiday, as Intl and hand-written lists see them (laws 1, 14)', () => {
    forAllWorlds((random) => {
      expectAllowedInstants(random, runRandom(random));
    });
  });

  it('P5 nor do they for an entity and a debtor anywhere overseas, each with its own clock and holidays (law 1)', () => {
    forAllWorlds(
      (random) => {
        expectAllowedInstants(random, runRandom(random));
      },
      { worlds: drawWorldAnywhere, runs: 200 },
    );
  });

  it('P5 late wakes cause no forbidden contact (law 4)', () => {
    forAllWorlds((random) => {
      expectAllowedInstants(random, runRandom(random, { lateBy: (index) => (random.lateHours[index % 5] ?? 0) * 3_600_000 }));
    });
  });
});
