import { describe, expect, it } from 'vitest';
import { settle } from '../machine/settle.js';
import { step } from '../machine/step.js';
import { freshEnvironment } from '../testing/random/draw-world.js';
import { forAllWorlds } from '../testing/random/for-all-worlds.js';
import { isRecap, receiptOf } from '../testing/drive.js';
import { runRandom } from '../testing/random/run-random.js';

describe('over random worlds', () => {
  it('P12 a receipt taken twice changes nothing the second time, and steps of an unsettled case ask for the same', () => {
    forAllWorlds(
      (random) => {
        const env = freshEnvironment(random);
        for (const { effect, receipt, before, at } of runRandom(random, {}, env).happenings) {
          const once = settle(before, effect, receipt, env);
          const twice = settle(once, effect, receipt, env);
          expect({ ...twice, sequence: 0 }).toEqual({ ...once, sequence: 0 });
          expect(step(before, env, at).effect).toEqual(effect);
          expect(receiptOf(effect, receipt.outcome, at)).toEqual(receipt);
        }
      },
      { runs: 100 },
    );
  });

  it('P12 one effect per item, scenario, node and visit, however items are grouped; no two dispatches share a name', () => {
    forAllWorlds((random) => {
      const steps = new Set<string>();
      const dispatches = new Set<string>();
      for (const { effect, receipt } of runRandom(random).happenings) {
        expect(dispatches.has(receipt.dispatchId)).toBe(false);
        dispatches.add(receipt.dispatchId);
        if (receipt.outcome === 'failed') continue;
        for (const { item, scenarioId, nodeId, visit } of effect.members) {
          // a call and its recap are one effect (law 21)
          const key = `${item}/${scenarioId}/${nodeId}/${visit}${isRecap(effect) ? '/recap' : ''}`;
          expect(steps.has(key)).toBe(false);
          steps.add(key);
        }
      }
    });
  });
});
