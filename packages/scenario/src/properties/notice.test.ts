import { describe, it } from 'vitest';
import { expectNoticesAlone, expectReminded } from '../testing/oracle/notices.js';
import { freshEnvironment } from '../testing/random/draw-world.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';

describe('over random worlds', () => {
  it('P3 a notice claims exactly the items whose own token stands on it, and totals them alone (law 17)', () => {
    forAllWorlds((random) => {
      expectNoticesAlone(random.env, runRandom(random));
    });
  });

  it('P3 every item a notice claims had a written reminder of level 1 or more accepted before, that did not come back (laws 19, 20, 22)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      expectReminded(env, runRandom(random, {}, env));
    });
  });
});
