import { traitsOf } from '@relance/schemas';
import { drive, type DriveOptions, type Story } from '../drive.js';
import { bounceOf, postOf } from './draw-post.js';
import { freshEnvironment, type RandomWorld } from './draw-world.js';

/** Runs a random world: its failures fail, its letters lie there, its messages come back, its calls are answered or left, the rest is accepted. */
export function runRandom(random: RandomWorld, more: Partial<DriveOptions> = {}, env = freshEnvironment(random)): Story {
  let tasks = 0;
  const { letters } = random;
  return drive(env, {
    from: random.from,
    to: random.to,
    outcome: ({ channel }, index) => {
      if (random.failing.includes(index)) return 'failed';
      if (random.unknown.includes(index)) return 'unknown';
      const liesThere = traitsOf(channel)?.isPosted === true && (letters[index % letters.length]?.postedAfter ?? -1) >= 0;
      return liesThere ? 'handedOver' : 'sent';
    },
    aftermath: (happening, index) => {
      const letter = letters[index % letters.length];
      const bounce = random.bounces.find(({ message }) => message === index);
      return {
        letters: letter === undefined ? [] : postOf(letter, happening),
        bounces: bounce === undefined ? [] : bounceOf(bounce, happening),
      };
    },
    answer: () => {
      const kind = random.answers[tasks % random.answers.length];
      tasks += 1;
      if (kind === 0) return undefined;
      return { outcome: kind === 1 ? 'noAnswer' : 'reached', hours: kind === 3 ? 26 : 2 };
    },
    ...more,
  });
}
