import { describe, it } from 'vitest';
import { expectAllowedInstants } from '../testing/oracle/hours.js';
import { expectLevelsNeverFall } from '../testing/oracle/levels.js';
import { expectNoticesAlone, expectReminded } from '../testing/oracle/notices.js';
import { contactsOf, expectRhythm } from '../testing/oracle/rhythm.js';
import { expectSilentLines, expectSilentSteps } from '../testing/oracle/silence.js';
import { freshEnvironment } from '../testing/random/draw-world.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';

describe('over random worlds', () => {
  it('P8 lost wakes breach none of P1 to P5: they only delay and regroup (law 4)', () => {
    forAllWorlds((random) => {
      const env = freshEnvironment(random);
      const story = runRandom(random, { loses: (index) => random.lost[index % random.lost.length] === true }, env);
      expectLevelsNeverFall(env, story);
      expectSilentLines(env, story);
      expectSilentSteps(env, story);
      expectNoticesAlone(env, story);
      expectReminded(env, story);
      expectRhythm(contactsOf(env, story));
      expectAllowedInstants(random, story);
    });
  });
});
