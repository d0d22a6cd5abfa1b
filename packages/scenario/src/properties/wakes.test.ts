import { describe, expect, it } from 'vitest';
import type { CaseState } from '../machine/state.js';
import type { RandomWorld } from '../testing/random/draw-world.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { runRandom } from '../testing/random/run-random.js';
import { signature } from '../testing/stories.js';

/** Spread over the walk at odd minutes. */
const someWakes = (random: RandomWorld): number[] =>
  Array.from({ length: 120 }, (_, index) => random.from + index * 3.7 * 86_400_000 + index * 611_000);

describe('over random worlds', () => {
  it('P8 extra wakes change nothing (law 4)', () => {
    forAllWorlds((random) => {
      expect(signature(runRandom(random, { extraWakes: someWakes(random) }))).toEqual(signature(runRandom(random)));
    });
  });

  it('P8 the order of items and facts changes nothing', () => {
    forAllWorlds((random) => {
      const { facts } = random.env;
      const items = [...facts.items].reverse().map((item) => ({ ...item, facts: [...item.facts].reverse() }));
      const turned = { items, suspensions: [...facts.suspensions].reverse(), receipts: [...facts.receipts].reverse() };
      const contactsOutside = [...(facts.contactsOutside ?? [])].reverse();
      const env = { ...random.env, facts: { ...facts, ...turned, contactsOutside, tasks: [] } };
      expect(signature(runRandom(random, {}, env))).toEqual(signature(runRandom(random)));
    });
  });

  it('P15 the state survives a JSON round trip at every step', () => {
    forAllWorlds((random) => {
      const plain = runRandom(random);
      const carried = runRandom(random, { roundTrip: true });
      expect(signature(carried)).toEqual(signature(plain));
      expect(JSON.parse(JSON.stringify(plain.state)) as CaseState).toEqual(carried.state);
    });
  });
});
