import { expect, it } from 'vitest';
import { placed } from '../../testing/placement.js';
import { wait } from './kind.js';

it('a wait leads on at its date; where it is skipped when late, by a way of its own (law 9)', () => {
  const when = { anchor: 'entry', offset: 3, unit: 'businessDays' } as const;
  expect(wait.compile({ when }, placed({ next: 7 }))).toEqual([{ op: 'wait', nodeId: 'carte', when, next: 7 }]);
  const skipping = { ...when, late: { do: 'skip', afterDays: 2 } } as const;
  expect(wait.ports({ when: skipping }).map(({ id }) => id)).toEqual(['next', 'skipped']);
  expect(wait.compile({ when: skipping }, placed({ next: 7, skipped: 8 }))).toMatchObject([{ next: 7, skipped: 8 }]);
});
