import { expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { experiment, type ExperimentData } from './kind.js';

function arms(...shares: number[]): ExperimentData {
  const named = shares.map((share, index) => ({ id: `arm${index}`, label: { fr: 'branche', en: 'arm' }, share }));
  return { experiment: 'sms-or-call', arms: named };
}

it('an experiment keeps its key and its shares in the plan (law 11)', () => {
  expect(experiment.compile(arms(30, 70), placed({ arm0: 7, arm1: 8 }))).toEqual([
    {
      op: 'choose',
      nodeId: 'carte',
      experiment: 'sms-or-call',
      arms: [
        { id: 'arm0', share: 30, next: 7 },
        { id: 'arm1', share: 70, next: 8 },
      ],
    },
  ]);
});

it('the first arm is drawn as the nominal way', () => {
  expect(experiment.ports(arms(30, 70)).map(({ nominal }) => nominal)).toEqual([true, false]);
});

it.each([
  [[100], []],
  [[30, 70], []],
  [[33, 33, 34], []],
  [[33, 33, 33], [99]],
  [[60, 60], [120]],
])('shares of %j make up the whole, or the total is told', (shares, totals) => {
  const faults = experiment.check?.(arms(...shares), { templates: [], locales: [] }) ?? [];
  expect(faults.map(({ code, params }) => [code, params?.['total']])).toEqual(totals.map((total) => ['K121', total]));
});
