import { drive, type DriveOptions, type Story } from '../drive.js';
import { freshEnvironment, type RandomWorld } from './draw-world.js';

/** Runs a random world: its failures fail, its calls are answered or left, the rest is accepted. */
export function runRandom(random: RandomWorld, more: Partial<DriveOptions> = {}, env = freshEnvironment(random)): Story {
  let tasks = 0;
  return drive(env, {
    from: random.from,
    to: random.to,
    outcome: (_effect, index) => (random.failing.includes(index) ? 'failed' : random.unknown.includes(index) ? 'unknown' : 'sent'),
    answer: () => {
      const kind = random.answers[tasks % random.answers.length];
      tasks += 1;
      if (kind === 0) return undefined;
      return { outcome: kind === 1 ? 'noAnswer' : 'reached', hours: kind === 3 ? 26 : 2 };
    },
    ...more,
  });
}
