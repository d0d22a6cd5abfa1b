import { expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { end } from './kind.js';

it('an end names who takes over and when (law 12), or tells the proofs that it does not', () => {
  const named = { owner: 'creditManager', reviewBusinessDays: 10 };
  expect(end.compile(named, placed({}))).toEqual([{ op: 'stop', nodeId: 'carte', outcome: 'ended', ...named }]);
  expect([named, { owner: 'x' }, { reviewBusinessDays: 5 }, {}].map((data) => end.timing(data).unownedEnd)).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

it('leads back to where the item was, in the branch of an interrupt', () => {
  expect(end.compile({}, placed({}, { isBranch: true }))).toEqual([{ op: 'stop', nodeId: 'carte', outcome: 'resumed' }]);
});

it('stands for a way out of the scenario that includes it; the plan does not know its name', () => {
  expect(end.timing({ outcome: 'silent' })).toMatchObject({ outcome: 'silent' });
  expect(end.timing({})).not.toHaveProperty('outcome');
  expect(end.compile({ outcome: 'silent' }, placed({}))).toStrictEqual([{ op: 'stop', nodeId: 'carte', outcome: 'ended' }]);
});
