import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecap, type Story } from '../testing/drive.js';
import { disputedPartCents } from '../testing/oracle/balance.js';
import { drawWorld, freshEnvironment, worldOf } from '../testing/random/draw-world.js';
import { runRandom } from '../testing/random/run-random.js';
import { leavingOf } from '../testing/stories.js';
import type { Environment } from '../machine/facts/environment.js';

/** What a story may hold that the properties are there to judge, and whether this one does. */
const kinds: Readonly<Record<string, (env: Environment, story: Story) => boolean>> = {
  'a letter posted later': ({ facts }, { happenings }) =>
    happenings.some((one) => one.receipt.outcome === 'handedOver' && leavingOf(facts, one) !== undefined),
  'a letter never posted': (_env, { state }) => (state.letters ?? []).length > 0,
  'a registered letter that is not served': ({ facts }) => facts.letters?.some(({ outcome }) => outcome === 'unknownAddress') === true,
  'a message that came back': (_env, { state }) => state.log.some(({ bounced }) => bounced === true),
  'a contact made outside about what is owed': ({ facts }, { happenings }) => facts.contactsOutside !== undefined && happenings.length > 1,
  'an instalment reminded of': (_env, { happenings }) =>
    happenings.some(({ effect }) => effect.members.some(({ item }) => item.startsWith('e'))),
  'a plan that was broken and its original reminded of': ({ facts }, { happenings }) =>
    (facts.instalmentPlans ?? []).some(({ itemIds, brokenAt = Number.POSITIVE_INFINITY }) =>
      happenings.some(({ at, effect }) => at > brokenAt && effect.members.some(({ item }) => itemIds.includes(item))),
    ),
  'a part in dispute while the rest is reminded of': ({ facts }, { happenings }) =>
    happenings.some(({ at, shown }) => shown?.lines.some(({ itemId }) => disputedPartCents(facts, itemId, at) > 0) === true),
  'a second round of a loop': (_env, { happenings }) =>
    happenings.some(({ effect }) => effect.members.some(({ visit, keepsPlace }) => visit > 1 && keepsPlace !== true)),
  'work of a branch': (_env, { happenings }) =>
    happenings.some(({ effect }) => effect.kind === 'task' && effect.carrier.nodeId.startsWith('B-')),
  'the recap of a call': (_env, { happenings }) => happenings.some(({ effect }) => isRecap(effect)),
  'a thank-you': (_env, { happenings }) => happenings.some(({ effect }) => effect.kind === 'contact' && effect.level < 0),
};

describe('over random worlds', () => {
  it('everything the properties are to judge is met in one world of a hundred at least', () => {
    const worlds = fc.sample(drawWorld, 400).map(worldOf);
    const met = new Map(Object.keys(kinds).map((name) => [name, 0]));
    for (const random of worlds) {
      const env = freshEnvironment(random);
      const story = runRandom(random, {}, env);
      for (const [name, holds] of Object.entries(kinds)) if (holds(env, story)) met.set(name, (met.get(name) ?? 0) + 1);
    }
    const seldom = [...met].filter(([, count]) => count < worlds.length / 100);
    expect(seldom).toEqual([]);
  });
});
